import type { OrderId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";
import type { Stores } from "../ports/stores.ts";

const ON_ITS_WAY: readonly State[] = ["submitting", "unknown", "processing", "cancelling"];
const QUEUED = { search: "", after: undefined, limit: 500, sort: "oldest", states: ["queued"] } as const;

/**
 * Takes back every invoice that provably never reached the account, nor a draft of it: its order waits for the one that comes.
 * Answers false where one may have: that account has to be asked what became of it.
 */
export async function recallUnsent(stores: Stores): Promise<boolean> {
  const { orders } = stores;
  const counts = await orders.counts();
  if (ON_ITS_WAY.some((state) => (counts.get(state) ?? 0) > 0)) return false;
  for (let page = await orders.list(QUEUED); page.orders.length > 0; page = await orders.list(QUEUED)) {
    for (const { id } of page.orders) if (!(await recall(stores, id))) return false;
  }
  return true;
}

async function recall(stores: Stores, id: OrderId): Promise<boolean> {
  const { invoices, orders } = stores;
  const record = await invoices.findLatest(id);
  if (record?.isLive && (record.wasLost || record.acceptedAt || record.reference !== undefined)) return false;
  await withdrawUnsent(stores, id);
  await orders.move(id, "wait", { reason: "NOT_SET_UP" });
  return true;
}
