import type { InvoiceTypeCode } from "../gib/invoice-type-codes.ts";
import type { ProfileCode } from "../gib/profile-ids.ts";
import type { UnitCode } from "../gib/unit-codes.ts";
import type { AccommodationTax } from "./tax/accommodation-tax.ts";
import type { Attachment } from "./paper/attachment.ts";
import type { CustomsExport } from "./export/customs-export.ts";
import type { DecimalText } from "./money/decimal.ts";
import type { ExchangeRate } from "./money/exchange-rate.ts";
import type { Iban } from "./payment/iban.ts";
import type { Ettn } from "./ids.ts";
import type { IstanbulDate } from "./time/istanbul-time.ts";
import type { Kurus } from "./money/money.ts";
import type { OriginalInvoice } from "./after-issue/original-invoice.ts";
import type { Party } from "./parties/party.ts";
import type { PaymentTerms } from "./payment/payment-terms.ts";
import type { Sale } from "./sale.ts";
import type { SocialSecurity } from "./tax/social-security.ts";
import type { Template } from "./paper/template.ts";
import type { Warning } from "./warning-texts.ts";
import type { Waybill } from "./delivery/waybill.ts";

/** The legal document, neutral of any integrator. An integrator may still owe the 16-character `number`. */
export type Invoice = InvoiceDraft & { readonly ettn: Ettn; readonly number?: string };

export type ProfileId = ProfileCode;
/**
 * ISTISNA as soon as one line is exempt by law, OZELMATRAH as soon as one has a base of its own, TEVKIFAT as soon as the
 * buyer withholds KDV of one. Each may hold ordinary lines too, but no document is two of them. Which scenario takes
 * which: `profile-types.ts`.
 */
export type InvoiceType = InvoiceTypeCode;

export type InvoiceDraft = {
  readonly profileId: ProfileId;
  readonly type: InvoiceType;
  /** UBL customisation in force for the shop: TR1.2 or TR1.2.1. */
  readonly customizationId: string;
  /** Three characters; the integrator numbers within it. */
  readonly series: string;
  /** Istanbul calendar day and wall-clock time ("14:42:00") of issue. */
  readonly issueDate: IstanbulDate;
  readonly issueTime: string;
  /** Three letters; every amount of the document is in it. */
  readonly currency: string;
  /** Lira for one of `currency`; a document in lira has none. */
  readonly exchangeRate?: ExchangeRate;
  readonly order: { readonly name: string; readonly date: IstanbulDate };
  /** The number of the buyer's own order, where a company gave one. */
  readonly purchaseOrder: string | undefined;
  /** A file that goes with that number, such as the shop's terms for purchase orders. */
  readonly purchaseOrderFile?: Attachment;
  readonly waybill: Waybill;
  readonly attachments: readonly Attachment[];
  /** `undefined` is the integrator's default design. */
  readonly template: Template | undefined;
  readonly paymentTerms: PaymentTerms | undefined;
  /** The seller's account, for what is paid by transfer. */
  readonly payeeIban: Iban | undefined;
  /** Through which channel the seller is paid, in a code of its bank's; GİB has no list for it. */
  readonly paymentChannelCode?: string;
  /** Of a return alone: the invoices whose goods come back. */
  readonly originals?: readonly OriginalInvoice[];
  /** Of IHRACAT alone. */
  readonly customs?: CustomsExport;
  /** Of SGK alone. */
  readonly socialSecurity?: SocialSecurity;
  /** Of an e-Fatura alone: the mailbox (PK) of the buyer it goes to. */
  readonly receiverAlias?: string;
  readonly seller: Party;
  /** Who bought; on IHRACAT the document itself goes to the Ministry of Trade. */
  readonly buyer: Party;
  readonly sale: Sale;
  readonly lines: readonly InvoiceLine[];
  /** One per KDV rate (and exemption, and special base), in descending rate order; groups without any amount are left out. */
  readonly taxSubtotals: readonly TaxSubtotal[];
  /** ÖTV, one per kind and percent; absent where there is none. */
  readonly exciseSubtotals?: readonly ExciseSubtotal[];
  /** KDV the buyer pays to the tax office itself, one per code; absent where there is none. */
  readonly withholdings?: readonly WithholdingSubtotal[];
  readonly totals: InvoiceTotals;
  readonly notes: readonly string[];
  /** For the merchant alone: nothing of it stands on the document. */
  readonly warnings?: readonly Warning[];
};

/**
 * All amounts are net of KDV and ÖTV except those taxes themselves. `net = gross − allowance`,
 * `gross = round(quantity × unitPrice, 2)`; KDV falls on `net + ÖTV − what stands outside a special base`.
 */
export type InvoiceLine = {
  /** 1, 2, 3 … in document order. */
  readonly id: number;
  readonly name: string;
  readonly sellerCode: string | undefined;
  readonly quantity: number;
  /** UN/ECE code; C62 is a piece. */
  readonly unitCode: UnitCode;
  /** Net unit price with 2–8 decimals. */
  readonly unitPrice: DecimalText;
  readonly gross: Kurus;
  readonly allowance: Kurus;
  readonly net: Kurus;
  /** KDV percent, a whole number. */
  readonly taxRate: number;
  readonly taxAmount: Kurus;
  /** Why the rate is 0. */
  readonly exemption?: Exemption;
  readonly excise?: LineExcise;
  readonly specialBase?: LineSpecialBase;
  readonly withholding?: LineWithholding;
  readonly taxSource?: TaxSource;
  /** Of a KONAKLAMAVERGISI document alone. */
  readonly accommodationTax?: AccommodationTax;
  /** Customs tariff number (GTİP), 12 digits, of goods that leave the country. */
  readonly gtip?: string;
};

/** Where the line's taxes come from: the shop's settings or its default rate; absent, Shopify's own tax line. */
export type TaxSource = "settings" | "default";

/** What KDV of the line falls on. */
export const kdvBaseOf = ({ net, excise, specialBase }: Pick<InvoiceLine, "net" | "excise" | "specialBase">): Kurus =>
  net + (excise?.amount ?? 0n) - (specialBase?.outside ?? 0n);

/** ÖTV: part of the base of KDV. `percent` is plain decimal text with at most two decimals. */
export type Excise = { readonly code: string; readonly name: string; readonly percent: DecimalText };
export type LineExcise = Excise & { readonly amount: Kurus };
export type ExciseSubtotal = Excise & { readonly taxable: Kurus; readonly amount: Kurus };

/** Özel matrah: `outside` is the part of the net price KDV does not fall on, such as the gold in a ring. */
export type LineSpecialBase = Exemption & { readonly outside: Kurus };

/** Tevkifat: `percent` of the KDV is withheld. */
export type Withholding = Exemption & { readonly percent: number };
export type LineWithholding = Withholding & { readonly amount: Kurus };
/** `taxable` is KDV. */
export type WithholdingSubtotal = Withholding & { readonly taxable: Kurus; readonly amount: Kurus };

/** A code of GİB's list and its text. */
export type Exemption = { readonly code: string; readonly text: string };

export type TaxSubtotal = {
  readonly rate: number;
  readonly taxable: Kurus;
  readonly tax: Kurus;
  readonly exemption?: Exemption;
  /** Why the base is not the whole price. */
  readonly specialBase?: Exemption;
};

export type InvoiceTotals = {
  /** Σ line gross. */
  readonly lineExtension: Kurus;
  readonly allowance: Kurus;
  readonly taxExclusive: Kurus;
  /** ÖTV; absent where there is none. */
  readonly excise?: Kurus;
  /** KDV, what is withheld included. */
  readonly tax: Kurus;
  /** Absent where nobody stays the night. */
  readonly accommodation?: Kurus;
  readonly taxInclusive: Kurus;
  /** KDV the buyer withholds; absent where there is none. */
  readonly withheld?: Kurus;
  readonly payable: Kurus;
};
