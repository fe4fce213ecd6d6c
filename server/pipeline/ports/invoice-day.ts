import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import type { Kurus } from "../../invoice/money/money.ts";

/** The live invoices of one calendar day in one currency. */
export type InvoiceDay = {
  readonly day: IstanbulDate;
  readonly currency: string;
  readonly count: number;
  readonly amount: Kurus;
};
