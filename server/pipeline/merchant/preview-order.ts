import { moneyKindOf } from "../../invoice/document-currency.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import { type Ettn, type OrderId, type ShopId, toEttn } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { Order } from "../../invoice/order.ts";
import { dueNow } from "../issue/due-now.ts";
import { canEnterBuyer } from "./enter-buyer.ts";
import { AppError } from "../errors.ts";
import { draftFor } from "../issue/issue-invoice.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { IntegratorSettings, Settings } from "../ports/stores.ts";
import { typedDataOf } from "../issue/typed-data.ts";

/** The invoice as it would be issued now, or what it lacks. */
export type OrderPreview =
  | { readonly kind: "invoice"; readonly invoice: Invoice }
  | { readonly kind: "review"; readonly faults: readonly Fault[] };

/** Stands for the ETTN, which is only given when the invoice is issued. */
const NO_ETTN = toEttn("00000000-0000-0000-0000-000000000000") as Ettn;

/**
 * Makes the document by the same steps as the issue does, and stores and sends nothing. What the order waits for by a setting is
 * left aside. Answers `undefined` where no invoice is still to come. Throws SHOP_NOT_SET_UP, else as Shopify and the
 * integrator do.
 */
export const previewOrder =
  (ports: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<OrderPreview | undefined> => {
    const { orders, settings: stored } = ports.read(shop);
    const known = await orders.find(orderId);
    if (!known || !canEnterBuyer(known)) return undefined;
    const settings: Settings = { ...(await stored.get()), isActive: true };
    const { integrator, profile } = settings;
    if (!profile || !integrator) throw new AppError("SHOP_NOT_SET_UP");
    const answer = await ports.orderSource.readOrder(shop, orderId, moneyKindOf(profile.currency));
    if (answer === undefined) return { kind: "review", faults: [fault("ORDER_GONE", "order")] };
    if (!answer.ok) return { kind: "review", faults: answer.error };
    const order = { ...answer.value, ...typedDataOf(known) };
    return previewOf(ports, { shop, order, settings, integrator });
  };

type Asked = {
  readonly shop: ShopId;
  readonly order: Order;
  readonly settings: Settings;
  readonly integrator: IntegratorSettings;
};

async function previewOf(ports: PipelinePorts, asked: Asked): Promise<OrderPreview> {
  const due = dueNow(asked.order, asked.settings, { now: ports.clock.now(), isAsked: true });
  if (due.kind === "review") return { kind: "review", faults: [due.fault] };
  const draft = await draftFor(ports, asked);
  if (!draft.ok) return { kind: "review", faults: draft.error };
  const invoice = { ...draft.value, ettn: NO_ETTN };
  const faults = ports.checkDocument(invoice);
  return faults.length > 0 ? { kind: "review", faults } : { kind: "invoice", invoice };
}
