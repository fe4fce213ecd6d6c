import type { IstanbulDate } from "./time/istanbul-time.ts";
import type { TillReceipt } from "./sale/till-receipt.ts";

/**
 * How the sale was made and how the document reaches the buyer. INTERNET exists only together with ELEKTRONIK and a
 * complete `internet` (VUK GT 509, IV.2.4.5; Nilvera InvoiceInfo): no other pair can be written down.
 */
export type Sale =
  | { readonly platform: "INTERNET"; readonly sendType: "ELEKTRONIK"; readonly internet: InternetInfo }
  | {
      readonly platform: "NORMAL";
      readonly sendType: "KAGIT" | "ELEKTRONIK";
      /** Sales at the till only. */
      readonly receipt: TillReceipt | undefined;
    };

export type InternetInfo = {
  readonly webSite: string;
  readonly payment: Payment;
  /** Absent only when nothing moves (an order of services). */
  readonly transport: Transport | undefined;
};

/** GİB's odemeSekli; an intermediary or another way must be named. */
export type Payment =
  | { readonly method: "KREDIKARTI/BANKAKARTI" | "EFT/HAVALE"; readonly date: IstanbulDate }
  /** No day while the parcel is on its way: which day stands for it meanwhile is each integrator's rule (`payment-day.ts`). */
  | { readonly method: "KAPIDAODEME"; readonly date: IstanbulDate | undefined }
  | { readonly method: "ODEMEARACISI"; readonly name: string; readonly date: IstanbulDate }
  | { readonly method: "DIGER"; readonly name: string; readonly date: IstanbulDate | undefined };

export type Transport = {
  readonly carrierTitle: string;
  /** VKN (10 digits) or TCKN (11). */
  readonly carrierTaxId: string;
  readonly date: IstanbulDate;
};
