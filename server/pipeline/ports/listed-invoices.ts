import type { CommercialState } from "../../invoice/e-fatura/commercial-answer.ts";
import type { OrderId } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { Kurus } from "../../invoice/money/money.ts";

/** What lists say of invoices beside their orders, asked for a page of orders at once. */
export type ListedInvoiceStore = {
  /** What the invoice whose number an order shows asks to be paid; orders that show no number are not in it. */
  payables(orders: readonly Numbered[]): Promise<ReadonlyMap<OrderId, Kurus>>;
  /** The documents an integrator took for these orders, the one that stands first, then the newest. */
  ofOrders(ids: readonly OrderId[]): Promise<ReadonlyMap<OrderId, readonly ListedInvoice[]>>;
};

/** As much of an order as tells which invoice it shows. */
type Numbered = { readonly id: OrderId; readonly invoiceNumber: string | undefined };

export type ListedInvoice = {
  readonly invoice: Invoice;
  /** The ETTN it bears at its integrator. */
  readonly ettn: string;
  readonly isLive: boolean;
  readonly wasConfirmed: boolean;
  readonly commercial: CommercialState | undefined;
};
