import { moneyKindOf } from "../../invoice/document-currency.ts";
import { type DueAnswer, dueAnswer } from "../../invoice/due/due.ts";
import { ISSUE_WHEN_PAID } from "../../invoice/due/issue-policy.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Order } from "../../invoice/order.ts";
import type { Moment } from "../../invoice/due/trigger.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { Settings } from "../ports/stores.ts";

/** Whether the order must be invoiced now, and whether the shop has what that takes. */
export function dueNow(order: Order, settings: Settings, moment: Moment): DueAnswer {
  const { channels, payments, buyerFields, issue } = settings.profile ?? NOTHING_SAID;
  const answer = dueAnswer(order, { ...settings, channels, payments, buyerFields, policy: issue }, moment);
  const isSetUp = settings.profile !== undefined && settings.integrator !== undefined;
  return answer.kind === "due" && !isSetUp ? { kind: "waiting", reason: "NOT_SET_UP" } : answer;
}

const NOTHING_SAID: Pick<ShopProfile, "channels" | "payments" | "buyerFields" | "issue"> = {
  channels: {},
  payments: [],
  buyerFields: { taxId: [], taxOffice: [], title: [] },
  issue: ISSUE_WHEN_PAID,
};

/**
 * Asked before a lost document is sent again: an order cancelled or a shop paused meanwhile sends nothing. What was issued
 * once no longer waits for anything. `undefined` when the order cannot be read.
 */
export async function dueAgain(
  { orderSource, read, clock }: Pick<PipelinePorts, "orderSource" | "read" | "clock">,
  shop: ShopId,
  orderId: OrderId,
): Promise<DueAnswer | undefined> {
  const settings = await read(shop).settings.get();
  const order = await orderSource.readOrder(shop, orderId, moneyKindOf(settings.profile?.currency));
  return order?.ok ? dueNow(order.value, settings, { now: clock.now(), isAsked: true }) : undefined;
}
