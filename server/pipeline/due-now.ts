import { moneyKindOf } from "../invoice/document-currency.ts";
import { type DueAnswer, dueAnswer } from "../invoice/due.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Order } from "../invoice/order.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Settings } from "./stores.ts";

/** Whether the order must be invoiced now, and whether the shop has what that takes. */
export function dueNow(order: Order, settings: Settings): DueAnswer {
  const answer = dueAnswer(order, { ...settings, channels: settings.profile?.channels ?? {} });
  const isSetUp = settings.profile !== undefined && settings.integrator !== undefined;
  return answer.kind === "due" && !isSetUp ? { kind: "waiting", reason: "NOT_SET_UP" } : answer;
}

/** Asked before a lost document is sent again: an order cancelled or a shop paused meanwhile sends nothing. */
export async function isStillDue(
  { orderSource, read }: Pick<PipelinePorts, "orderSource" | "read">,
  shop: ShopId,
  orderId: OrderId,
): Promise<boolean> {
  const settings = await read(shop).settings.get();
  const order = await orderSource.readOrder(shop, orderId, moneyKindOf(settings.profile?.currency));
  return order !== undefined && order.ok && dueNow(order.value, settings).kind === "due";
}
