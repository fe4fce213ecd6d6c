import { moneyKindOf } from "../../invoice/document-currency.ts";
import { type DueAnswer, dueAnswer, type NotOursReason } from "../../invoice/due/due.ts";
import { ISSUE_WHEN_PAID } from "../../invoice/due/issue-policy.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Order } from "../../invoice/order.ts";
import type { Moment } from "../../invoice/due/trigger.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import { type EarlierInvoice, unknownInvoice } from "./earlier-invoice.ts";
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

/** What the shop said of which orders are its own to invoice; one that had an invoice of ours is. */
const NOT_CHOSEN: ReadonlySet<string> = new Set<NotOursReason>(["BEFORE_START", "CHANNEL_SWITCHED_OFF", "SOLD_AT_POS"]);

type Asked = { readonly shop: ShopId; readonly order: Order; readonly settings: Settings; readonly isAsked: boolean };

/** `dueNow` in the light of the order's earlier invoices: a trial's counts for nothing. */
export async function dueInItsStory(
  { read, clock }: Pick<PipelinePorts, "read" | "clock">,
  { shop, order, settings, isAsked }: Asked,
): Promise<DueAnswer> {
  const moment = { now: clock.now(), isAsked };
  const answer = dueNow(order, settings, moment);
  if (answer.kind !== "not-ours" || !NOT_CHOSEN.has(answer.reason)) return answer;
  const earlier = await read(shop).invoices.findRevivable(order.id);
  const stoodOnce = earlier.some(({ acceptedAt, sentTo }) => acceptedAt && sentTo.environment === "live");
  return stoodOnce ? dueNow(order, settings, { ...moment, stoodOnce }) : answer;
}

export type Gone = { readonly kind: "gone" };
/** Its page in Shopify names an invoice that nobody here knows: a person looks into that before there is another. */
export type Invoiced = { readonly kind: "invoiced"; readonly earlier: EarlierInvoice };

/**
 * Asked before a lost document is sent again: an order cancelled or a shop paused meanwhile sends nothing. What was issued
 * once no longer waits for anything. `undefined` when the order cannot be understood, "gone" when Shopify shows it no more.
 */
export async function dueAgain(
  ports: Pick<PipelinePorts, "orderSource" | "read" | "clock">,
  shop: ShopId,
  orderId: OrderId,
): Promise<DueAnswer | Gone | Invoiced | undefined> {
  const settings = await ports.read(shop).settings.get();
  const order = await ports.orderSource.readOrder(shop, orderId, moneyKindOf(settings.profile?.currency));
  if (order === undefined) return { kind: "gone" };
  if (!order.ok) return undefined;
  const due = await dueInItsStory(ports, { shop, order: order.value, settings, isAsked: true });
  const earlier = due.kind === "due" ? await unknownInvoice(ports.read, shop, order.value) : undefined;
  return earlier ? { kind: "invoiced", earlier } : due;
}
