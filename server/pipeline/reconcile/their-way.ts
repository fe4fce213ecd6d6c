import { ENVELOPE_ACTIONS } from "../../gib/envelope-actions.ts";
import { envelopeStatus } from "../../gib/envelope-statuses.ts";
import { STUCK_AFTER_SECONDS } from "../ports/reconciliation.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";

const EVERY = { search: "", after: undefined, limit: 500, sort: "oldest" } as const;
const HOUR_MS = 3_600_000;

/** Gives every invoice on its way a job if it has none, and counts those that take too long. */
export async function lookAfterTheirWay(stores: Stores, now: Date): Promise<number> {
  const { jobs, orders, invoices, reconciliation } = stores;
  const cancelling = await orders.list({ ...EVERY, states: ["cancelling"] });
  for (const { id } of cancelling.orders) await jobs.ensure(id);
  let stuck = 0;
  for (const state of ["queued", "submitting", "unknown", "processing"] as const) {
    for (const id of await reconciliation.onTheirWay(state, now)) await jobs.ensure(id);
    const since = now.getTime() - (STUCK_AFTER_SECONDS[state] ?? 0) * 1000;
    for (const id of await reconciliation.onTheirWay(state, new Date(since)))
      if (state !== "processing" || !isToWait(await invoices.findLatest(id), now)) stuck += 1;
  }
  return stuck;
}

/** GİB tries for two days to deliver an e-Fatura, and the buyer's system has as long for its answer. */
function isToWait(record: InvoiceRecord | undefined, now: Date): boolean {
  if (record?.envelope?.kind !== "known") return false;
  const action = ENVELOPE_ACTIONS[envelopeStatus(record.envelope.code).action];
  return "wait" in action && now.getTime() - record.issuedAt.getTime() < action.wait.hours * HOUR_MS;
}
