import type { OrderId, ShopId } from "../../invoice/ids.ts";

/** `seen`: where the order stood as it was shown (`standingOf`). */
type Act = (shop: ShopId, orderId: OrderId, seen?: string) => Promise<boolean>;

export type OrderActionPorts = {
  readonly retry: Act;
  readonly askInvoice: Act;
  readonly settleCorrection: Act;
  readonly markElsewhere: Act;
};

/** What a merchant may do about an order, by its word in an address; false where it cannot be done to that one. */
export const orderActions = ({ retry, askInvoice, settleCorrection, markElsewhere }: OrderActionPorts) => ({
  retry,
  invoice: askInvoice,
  settled: settleCorrection,
  "invoiced-elsewhere": markElsewhere,
});
