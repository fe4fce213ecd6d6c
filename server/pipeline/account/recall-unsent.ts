import type { ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { AppError } from "../errors.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, OrderPage, ReadStores, Stores } from "../ports/stores.ts";
import { retireUnsent } from "../withdraw-unsent.ts";
import { wakeHeldUp } from "./switch-issuing.ts";

const ON_ITS_WAY: readonly State[] = ["submitting", "unknown", "processing", "cancelling"];
/** As many as one commit takes: every other shop's deliveries wait as long. */
const PORTION = 50;
const QUEUED = { search: "", limit: PORTION, sort: "oldest", states: ["queued"] } as const;

/**
 * Takes back every invoice that provably never reached the account, nor a draft of it: its order waits for the one that comes.
 * Refuses where one may have (INTEGRATOR_IN_USE): that account has to be asked what became of it. Each order keeps a job, so
 * what a process that died took back is soon made anew for whichever account there is.
 */
export async function recallUnsent(
  { unitOfWork, read }: Pick<PipelinePorts, "unitOfWork" | "read">,
  shop: ShopId,
): Promise<void> {
  await refuseInDoubt(read(shop));
  try {
    for (let isAll = false; !isAll; ) isAll = await unitOfWork(shop, recallSome);
  } catch (cause) {
    await unitOfWork(shop, (stores) => wakeHeldUp(stores));
    throw cause;
  }
}

/** One portion; answers whether that was all of them. */
export async function recallSome(stores: Stores): Promise<boolean> {
  const { invoices, jobs, orders } = stores;
  await refuseOnTheirWay(stores);
  const page = await orders.list({ ...QUEUED, after: undefined });
  for (const { id } of page.orders) {
    const record = await invoices.findLatest(id);
    refuseArrived(record);
    if (record?.isLive) await retireUnsent(stores, record);
    await orders.move(id, "wait", { reason: "NOT_SET_UP" });
    await jobs.ensure(id);
  }
  return page.next === undefined;
}

/** Whether the oldest document that waits to be sent, or is on its way, is such a one: they all go to one account. */
export async function hasUnsettled(
  { orders, invoices }: Pick<ReadStores, "orders" | "invoices">,
  isMeant: (record: InvoiceRecord) => boolean,
): Promise<boolean> {
  const states: readonly State[] = ["queued", ...ON_ITS_WAY];
  const page = await orders.list({ ...QUEUED, states, after: undefined, limit: 1 });
  const record = page.orders[0] && (await invoices.findLatest(page.orders[0].id));
  return record?.isLive === true && isMeant(record);
}

/** Asked of all before the first is taken back. */
async function refuseInDoubt({ orders, invoices }: Pick<ReadStores, "orders" | "invoices">): Promise<void> {
  await refuseOnTheirWay({ orders });
  let page: OrderPage | undefined;
  do {
    page = await orders.list({ ...QUEUED, after: page?.next });
    for (const { id } of page.orders) refuseArrived(await invoices.findLatest(id));
    await new Promise(setImmediate);
  } while (page.next !== undefined);
}

async function refuseOnTheirWay({ orders }: Pick<ReadStores, "orders">): Promise<void> {
  const counts = await orders.counts();
  if (ON_ITS_WAY.some((state) => (counts.get(state) ?? 0) > 0)) throw new AppError("INTEGRATOR_IN_USE");
}

function refuseArrived(record: InvoiceRecord | undefined): void {
  const mayHaveArrived = record?.isLive && (record.wasLost || record.acceptedAt || record.reference !== undefined);
  if (mayHaveArrived) throw new AppError("INTEGRATOR_IN_USE");
}
