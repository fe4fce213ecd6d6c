import type { Order } from "../../invoice/order.ts";
import type { OrderRecord } from "../ports/stores.ts";

/** What people typed about an order here; Shopify knows nothing of it. */
export type TypedData = {
  readonly entry: OrderRecord["entry"];
  readonly saleEntry: OrderRecord["saleEntry"];
};

export const typedDataOf = (known: OrderRecord | Order | undefined): TypedData => ({
  entry: known?.entry,
  saleEntry: known?.saleEntry,
});
