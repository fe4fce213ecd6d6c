import { CORRECTED, correctionsOf, shownCurrency } from "../../invoice/after-issue/correction.ts";
import { stillOpen } from "../../invoice/after-issue/still-open.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Order } from "../../invoice/order.ts";
import { typedDataOf } from "../issue/typed-data.ts";
import { ABOUT_THE_DOCUMENT } from "../ports/document-faults.ts";
import { summaryOf } from "../ports/order-summary.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { settledSince } from "../settled-since.ts";
import { unlessRemoved } from "../unless-removed.ts";
import type { InvoiceRecord, OrderRecord, OrderSummary, ReadStores, Settings, Stores } from "../ports/stores.ts";
import { isToldUnread, isToldUnseen } from "./told-unseen.ts";

/** Nothing was cancelled, edited or refunded; only the time of its last change is another. */
type Untouched = { readonly untouchedAt: Date; readonly orderId: OrderId };
/** Shopify shows the order no more. */
type Unseen = { readonly unseen: InvoiceRecord };
/** It could be read when it was invoiced. */
type Unread = { readonly unread: InvoiceRecord };
type Compared = {
  readonly order: Order;
  readonly settings: Settings;
  readonly corrections: readonly Fault[];
  /** What a person settled of an earlier invoice of the order is not settled of this one. */
  readonly issuedAt: Date;
  readonly currency: string;
};

type Comparison = Compared | Untouched | Unseen | Unread;

/** Reads the order of an issued invoice again; `undefined` where nobody can tell, because the app is gone. */
export async function compareIssued(
  { read, orderSource, clock }: PipelinePorts,
  { shop, orderId, record }: { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord },
): Promise<Comparison | undefined> {
  const settings = await read(shop).settings.get();
  const { covered } = record;
  // Every invoice of ours says what it was made for.
  if (!covered) return undefined;
  const known = await read(shop).orders.find(orderId);
  // A proposal that stands is looked at whole, for its last day may have passed, and so is what was settled: it may be undone.
  const isPlain = known?.faults.length === 0 && !(await isAnySettled(read(shop), record));
  const glance = isPlain ? await unlessRemoved(orderSource.glance(shop, orderId)) : undefined;
  if (glance === "not-installed") return undefined;
  if (glance?.isUntouched) return { untouchedAt: glance.updatedAt, orderId };
  const order = await unlessRemoved(orderSource.readOrder(shop, orderId, covered.kind));
  if (order === undefined) return { unseen: record };
  if (order === "not-installed") return undefined;
  if (!order.ok) return { unread: record };
  const { issue, payments = [] } = settings.profile ?? {};
  const context = { now: clock.now(), cancelDays: issue?.cancelDays, payments };
  const corrections = correctionsOf(order.value, { ...record, covered }, context);
  const { issuedAt } = record;
  const currency = shownCurrency(record.invoice);
  return { order: { ...order.value, ...typedDataOf(known) }, settings, corrections, issuedAt, currency };
}

const isAnySettled = async ({ timeline }: Pick<ReadStores, "timeline">, { orderId, issuedAt }: InvoiceRecord) =>
  settledSince(await timeline.list(orderId), issuedAt).length > 0;

/** Of the whole record only what the list shows: everything else is not told anew by a glance. */
const shownOf = ({ id, name, buyer, processedAt, updatedAt, total, currency }: OrderRecord): OrderSummary => ({
  id,
  name,
  buyer,
  processedAt,
  updatedAt,
  total,
  currency,
  lastDay: undefined,
  alarmDay: undefined,
});

const LASTING: ReadonlySet<Fault["code"]> = new Set([
  ...ABOUT_THE_DOCUMENT,
  "CANCEL_REFUSED",
  "CANCEL_NOT_IN_TIME",
  "CANCEL_WISH_DROPPED",
  "MAIL_REFUSED",
  "MAIL_UNANSWERED",
]);

/** Shows what has to be done about the invoice, unless a person has settled just that. */
export async function showCorrections(stores: Stores, compared: Comparison): Promise<void> {
  const { orders, timeline } = stores;
  if ("unseen" in compared) return showUntold(stores, compared.unseen, "CHANGE_OUT_OF_SIGHT");
  if ("unread" in compared) return showUntold(stores, compared.unread, "CHANGE_UNREADABLE");
  if ("untouchedAt" in compared) {
    const untouched = await orders.find(compared.orderId);
    if (untouched) await orders.save({ ...shownOf(untouched), updatedAt: compared.untouchedAt });
    return;
  }
  const { order, settings, corrections, issuedAt, currency } = compared;
  const known = await orders.find(order.id);
  await orders.save({ ...summaryOf(order, settings), lastDay: undefined, alarmDay: undefined });
  const settled = settledSince(await timeline.list(order.id), issuedAt);
  const lasting = (known?.faults ?? []).filter(({ code }) => LASTING.has(code));
  const open = [...lasting, ...stillOpen(corrections, settled, { path: CORRECTED, currency })];
  if (JSON.stringify(open) === JSON.stringify(known?.faults)) return;
  await orders.setFaults(order.id, open);
  for (const { code, facts } of open.filter((one) => !lasting.includes(one)))
    await timeline.append(order.id, "correction-needed", { code, amount: facts?.["amount"] ?? "" });
}

/** Whether there is something to tell of a change that cannot be told itself. */
const UNTOLD = { CHANGE_OUT_OF_SIGHT: isToldUnseen, CHANGE_UNREADABLE: isToldUnread } as const;

/** What stands of before stays: it was true when it was read. */
async function showUntold(stores: Stores, record: InvoiceRecord, code: keyof typeof UNTOLD): Promise<void> {
  const { orders, timeline } = stores;
  const { orderId } = record;
  const faults = (await orders.find(orderId))?.faults ?? [];
  if (faults.some((one) => one.code === code) || !(await UNTOLD[code](stores, record))) return;
  await orders.setFaults(orderId, [...faults, fault(code, CORRECTED)]);
  await timeline.append(orderId, "correction-needed", { code, amount: "" });
}
