import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { InvoiceRecord, OrderRecord, Reader } from "./ports/stores.ts";

/** An order and its latest invoice as they were stored when a step began. */
export type StoredOrder = {
  readonly shop: ShopId;
  readonly orderId: OrderId;
  /** `undefined` before it was first read. */
  readonly order: OrderRecord | undefined;
  readonly record: InvoiceRecord | undefined;
};

export async function storedOrder(
  { read }: { readonly read: Reader },
  shop: ShopId,
  orderId: OrderId,
): Promise<StoredOrder> {
  const { orders, invoices } = read(shop);
  const [order, record] = await Promise.all([orders.find(orderId), invoices.findLatest(orderId)]);
  return { shop, orderId, order, record };
}
