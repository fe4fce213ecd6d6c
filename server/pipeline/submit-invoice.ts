import { fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Integrator, SubmitOutcome } from "./integrator.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { PipelinePorts } from "./ports.ts";
import type { InvoiceRecord, Stores } from "./stores.ts";

export type Subject = { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord };

const CONFIG_RETRY_SECONDS = 300;
const FIRST_LOOK_UP_SECONDS = 2;
const MOST_BACKOFF_SECONDS = 900;

/** Commits the marker, then sends once. What comes back, or does not, is committed before anything else happens. */
export const submitInvoice =
  ({ unitOfWork, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn } = record.invoice;
    const attempt = record.submitAttempts + 1;
    await unitOfWork(shop, async ({ invoices, orders, timeline }) => {
      await orders.move(orderId, "submit");
      await invoices.update(ettn, { submitAttempts: attempt, submitStartedAt: clock.now(), answeredAt: undefined });
      await timeline.append(orderId, "submission-started", { attempt });
    });
    const outcome = await integrator.submit(record.invoice);
    return unitOfWork(shop, async (stores) => {
      if (outcome.kind !== "unknown") await stores.invoices.update(ettn, { answeredAt: clock.now() });
      return recordOutcome(stores, { orderId, record, outcome, attempt, now: clock.now() });
    });
  };

type Answer = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly outcome: SubmitOutcome;
  readonly attempt: number;
  readonly now: Date;
};

async function recordOutcome(stores: Stores, answer: Answer): Promise<JobOutcome | "continue"> {
  const { orders, timeline } = stores;
  const { orderId, outcome, attempt } = answer;
  switch (outcome.kind) {
    case "accepted":
      await recordAccepted(stores, { ...answer, number: outcome.number });
      return "continue";
    // It is already there: perhaps our own earlier attempt. Reading it decides.
    case "duplicate":
    case "unknown":
      await orders.move(orderId, "lose-answer");
      await timeline.append(orderId, "answer-lost");
      return snooze(outcome.kind === "duplicate" ? 0 : FIRST_LOOK_UP_SECONDS);
    case "refused":
      await recordRefused(stores, { ...answer, outcome });
      return done;
    case "config":
      await orders.move(orderId, "send-again");
      await orders.setProblem(orderId, { code: "INTEGRATOR_CONFIG", facts: { code: outcome.provider.code } });
      await timeline.append(orderId, "integrator-config", { code: outcome.provider.code });
      return snooze(CONFIG_RETRY_SECONDS);
    case "retry": {
      const seconds = outcome.afterSeconds ?? Math.min(2 ** attempt, MOST_BACKOFF_SECONDS);
      await orders.move(orderId, "send-again");
      await timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}

/** The integrator has the document, told by its answer or found by ETTN later. */
export async function recordAccepted(
  { invoices, orders, timeline }: Stores,
  { orderId, record, number, now }: { orderId: OrderId; record: InvoiceRecord; number: string | undefined; now: Date },
): Promise<void> {
  const { ettn } = record.invoice;
  await invoices.update(ettn, { acceptedAt: now, answeredAt: now, statusChecks: 0, ...(number ? { number } : {}) });
  await orders.move(orderId, "accept");
  await orders.showInvoice(orderId, { ettn, number });
  await timeline.append(orderId, "submitted", number ? { number } : {});
}

/** A refused document is dead; once its cause is mended the order gets a new one, with a new ETTN. */
async function recordRefused(
  { invoices, orders, timeline }: Stores,
  { orderId, record, outcome }: Answer & { outcome: Extract<SubmitOutcome, { kind: "refused" }> },
): Promise<void> {
  const { code, text } = outcome.provider;
  const isTaxpayer = outcome.reason === "reroute";
  const found = isTaxpayer
    ? fault("BUYER_IS_EINVOICE_TAXPAYER", "buyer.taxId")
    : fault("INTEGRATOR_REFUSED", "integrator", { code, text });
  await invoices.update(record.invoice.ettn, { isLive: false });
  await orders.move(orderId, "refuse", { faults: [found] });
  await timeline.append(orderId, "submission-refused", { code });
}
