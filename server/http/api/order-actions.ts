import { z } from "zod";
import { AppError } from "../../pipeline/errors.ts";
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

/** Whoever was shown where the order stands says so: what is not so any more is left. */
export const pressed = z.object({ seen: z.string().optional() });

export const notDone = (seen: string | undefined): AppError =>
  new AppError(seen === undefined ? "NOT_FOUND" : "ORDER_CHANGED_MEANWHILE");
