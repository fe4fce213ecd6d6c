import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { PaymentMethod } from "../payment/payment-method.ts";

/**
 * What the merchant typed about one order's internet sale on the admin page. It comes before all that the order and the
 * settings say; what is absent stays as those say.
 */
export type SaleEntry = {
  readonly webSite?: string;
  readonly paymentMethod?: PaymentMethod;
  readonly paymentName?: string;
  readonly paymentDate?: IstanbulDate;
  /** A row of the carrier table, or "own"; a carrier in no table is named by the two below. */
  readonly carrier?: string;
  readonly carrierTitle?: string;
  /** VKN or TCKN; proved by the rules of the invoice. */
  readonly carrierTaxId?: string;
  readonly transportDate?: IstanbulDate;
};

/** Whether it says that something is carried. */
export const tellsTransport = (entry: SaleEntry | undefined): boolean =>
  [entry?.carrier, entry?.carrierTitle, entry?.carrierTaxId, entry?.transportDate].some((told) => told !== undefined);
