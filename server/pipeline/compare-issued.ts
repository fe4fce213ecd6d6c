import { correctionsOf } from "../invoice/correction.ts";
import { moneyKindOf } from "../invoice/document-currency.ts";
import type { Fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Order } from "../invoice/order.ts";
import { AppError } from "./errors.ts";
import { summaryOf } from "./order-summary.ts";
import type { PipelinePorts } from "./ports.ts";
import type { InvoiceRecord, Settings, Stores } from "./stores.ts";

type Compared = { readonly order: Order; readonly settings: Settings; readonly corrections: readonly Fault[] };

/** Reads the order of an issued invoice again; `undefined` where Shopify cannot tell (the app is gone, or the order). */
export async function compareIssued(
  { read, orderSource, clock }: PipelinePorts,
  { shop, orderId, record }: { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord },
): Promise<Compared | undefined> {
  const settings = await read(shop).settings.get();
  const kind = moneyKindOf(settings.profile?.currency);
  const order = await orderSource.readOrder(shop, orderId, kind).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === "SHOP_NOT_CONNECTED") return undefined;
    throw cause;
  });
  if (!order?.ok) return undefined;
  const { issue, payments = [] } = settings.profile ?? {};
  const context = { now: clock.now(), cancelDays: issue?.cancelDays, payments };
  return { order: order.value, settings, corrections: correctionsOf(order.value, record.invoice, context) };
}

/** Shows what has to be done about the invoice, unless a person has settled just that. */
export async function showCorrections(
  { orders, timeline }: Stores,
  { order, settings, corrections }: Compared,
): Promise<void> {
  const known = await orders.find(order.id);
  await orders.save({ ...summaryOf(order, settings), lastDay: undefined, alarmDay: undefined });
  const settled = (await timeline.list(order.id)).filter(({ kind }) => kind === "correction-settled");
  const open = corrections.filter(
    ({ code, facts }) =>
      !settled.some((line) => line.facts["code"] === code && line.facts["amount"] === facts?.["amount"]),
  );
  if (JSON.stringify(open) === JSON.stringify(known?.faults)) return;
  await orders.setFaults(order.id, open);
  for (const { code, facts } of open)
    await timeline.append(order.id, "correction-needed", { code, amount: facts?.["amount"] ?? "" });
}
