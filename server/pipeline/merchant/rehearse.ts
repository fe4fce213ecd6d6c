import { moneyKindOf } from "../../invoice/document-currency.ts";
import type { NotOursReason, WaitingReason } from "../../invoice/due/due.ts";
import type { Fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { InvoiceDraft } from "../../invoice/invoice.ts";
import type { Order } from "../../invoice/order.ts";
import type { ChangedOrder, ChangedOrders } from "../ports/changed-orders.ts";
import { dueNow } from "../issue/due-now.ts";
import { earlierFault, earlierInvoice } from "../issue/earlier-invoice.ts";
import { AppError } from "../errors.ts";
import { draftFor } from "../issue/issue-invoice.ts";
import { summaryOf } from "../ports/order-summary.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { OrderSummary, Settings } from "../ports/stores.ts";
import { typedDataOf } from "../issue/typed-data.ts";

/** What would become of an order if issuing were on. `summary` is absent where the order could not be read. */
export type Rehearsed = { readonly id: OrderId; readonly summary: OrderSummary | undefined } & (
  | { readonly kind: "invoice"; readonly draft: InvoiceDraft }
  | { readonly kind: "waiting"; readonly reason: WaitingReason }
  | { readonly kind: "not-ours"; readonly reason: NotOursReason }
  | { readonly kind: "review"; readonly faults: readonly Fault[] }
);

type Ports = PipelinePorts & { readonly changedOrders: ChangedOrders };

const DAYS = 14;
const DAY_MS = 86_400_000;
/** Enough to meet what the shop sells; each costs a question to Shopify and one to the registry. */
const ORDERS = 12;
const PAGES = 4;

/**
 * Shows the invoices the newest orders would get, before the switch is turned on: nothing is stored and nothing is sent.
 * Throws SHOP_NOT_SET_UP before there is a profile and an account, else as Shopify and the integrator do.
 */
export const rehearse =
  (ports: Ports) =>
  async (shop: ShopId): Promise<readonly Rehearsed[]> => {
    const settings = await ports.read(shop).settings.get();
    if (!settings.profile || !settings.integrator) throw new AppError("SHOP_NOT_SET_UP");
    // As if it were on and had always been: what else holds an order back is what is to be seen.
    const switchedOn: Settings = { ...settings, isActive: true, startsAt: undefined };
    const rehearsed: Rehearsed[] = [];
    for (const { id } of await newest(ports, shop)) rehearsed.push(await rehearseOne(ports, shop, { id, switchedOn }));
    return rehearsed;
  };

async function newest({ changedOrders, clock }: Ports, shop: ShopId): Promise<readonly ChangedOrder[]> {
  const since = new Date(clock.now().getTime() - DAYS * DAY_MS);
  const found: ChangedOrder[] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { orders, next } = await changedOrders(shop, { since, after });
    found.push(...orders);
    if (next === undefined) break;
    after = next;
  }
  return found.toSorted((a, b) => b.processedAt.getTime() - a.processedAt.getTime()).slice(0, ORDERS);
}

type Asked = { readonly id: OrderId; readonly switchedOn: Settings };

async function rehearseOne(ports: Ports, shop: ShopId, { id, switchedOn }: Asked): Promise<Rehearsed> {
  const kind = moneyKindOf(switchedOn.profile?.currency);
  const answer = await ports.orderSource.readOrder(shop, id, kind);
  if (answer === undefined) return { id, summary: undefined, kind: "review", faults: [] };
  if (!answer.ok) return { id, summary: undefined, kind: "review", faults: answer.error };
  const known = await ports.read(shop).orders.find(id);
  const order: Order = { ...answer.value, ...typedDataOf(known) };
  const summary = summaryOf(order, switchedOn);
  const due = dueNow(order, switchedOn, { now: ports.clock.now(), isAsked: known?.isAsked === true });
  if (due.kind === "waiting") return { id, summary, kind: "waiting", reason: due.reason };
  if (due.kind === "not-ours") return { id, summary, kind: "not-ours", reason: due.reason };
  if (due.kind === "review") return { id, summary, kind: "review", faults: [due.fault] };
  const { integrator } = switchedOn;
  if (!integrator) throw new AppError("SHOP_NOT_SET_UP");
  const earlier = await earlierInvoice(ports, { shop, order, settings: switchedOn });
  if (earlier) return { id, summary, kind: "review", faults: [earlierFault(earlier)] };
  const draft = await draftFor(ports, { shop, order, settings: switchedOn, integrator });
  return draft.ok
    ? { id, summary, kind: "invoice", draft: draft.value }
    : { id, summary, kind: "review", faults: draft.error };
}
