import type { DateText, MoneyText, OrderRow, OrderState } from "./contract.ts";

/** A document an order got, as a bookkeeper lists it; types only, as in contract.ts. */
export type ExportedInvoice = {
  /** That of the order where it is the order's own; of an earlier one what became of it. */
  readonly state: OrderState;
  readonly number: string | null;
  readonly issueDate: DateText;
  readonly ettn: string;
  /** Whom the invoice names, and the number it names them by. */
  readonly buyerName: string;
  readonly buyerTaxId: string;
  readonly profileId: string;
  readonly type: string;
  readonly currency: string;
  /** Lira for one of that currency, on the document itself; null of one in lira. */
  readonly exchangeRate: string | null;
  readonly payable: MoneyText;
  /** KDV the buyer withholds; null where there is none. */
  readonly withheld: MoneyText | null;
  /** One for each rate. */
  readonly taxes: readonly { readonly rate: number; readonly taxable: MoneyText; readonly tax: MoneyText }[];
};

/** Its invoices: the one that stands first, then the newest. */
export type ExportedOrder = OrderRow & { readonly invoices: readonly ExportedInvoice[] };

export type OrderExport = { readonly orders: readonly ExportedOrder[]; readonly next: string | null };

/** GET /api/orders/export, asked as GET /api/orders is → OrderExport */
