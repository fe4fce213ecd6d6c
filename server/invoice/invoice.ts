import type { InvoiceTypeCode } from "../gib/invoice-type-codes.ts";
import type { ProfileCode } from "../gib/profile-ids.ts";
import type { AccommodationTax } from "./accommodation-tax.ts";
import type { Attachment } from "./attachment.ts";
import type { CustomsExport } from "./customs-export.ts";
import type { DecimalText } from "./decimal.ts";
import type { Iban } from "./iban.ts";
import type { Ettn } from "./ids.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import type { Kurus } from "./money.ts";
import type { OriginalInvoice } from "./original-invoice.ts";
import type { Party } from "./party.ts";
import type { PaymentTerms } from "./payment-terms.ts";
import type { Sale } from "./sale.ts";
import type { SocialSecurity } from "./social-security.ts";
import type { Template } from "./template.ts";
import type { Waybill } from "./waybill.ts";

/** The legal document, neutral of any integrator. An integrator may still owe the 16-character `number`. */
export type Invoice = InvoiceDraft & { readonly ettn: Ettn; readonly number?: string };

export type ProfileId = ProfileCode;
/** ISTISNA as soon as one line is exempt by law; it may hold taxed lines too. Which scenario takes which: `profile-types.ts`. */
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
  readonly currency: "TRY";
  readonly order: { readonly name: string; readonly date: IstanbulDate };
  /** The number of the buyer's own order, where a company gave one. */
  readonly purchaseOrder: string | undefined;
  readonly waybill: Waybill;
  readonly attachments: readonly Attachment[];
  /** `undefined` is the integrator's default design. */
  readonly template: Template | undefined;
  readonly paymentTerms: PaymentTerms | undefined;
  /** The seller's account, for what is paid by transfer. */
  readonly payeeIban: Iban | undefined;
  /** Of a return alone: the invoices whose goods come back. */
  readonly originals?: readonly OriginalInvoice[];
  /** Of IHRACAT alone. */
  readonly customs?: CustomsExport;
  /** Of SGK alone. */
  readonly socialSecurity?: SocialSecurity;
  readonly seller: Party;
  /** Who bought; on IHRACAT the document itself goes to the Ministry of Trade. */
  readonly buyer: Party;
  readonly sale: Sale;
  readonly lines: readonly InvoiceLine[];
  /** One per KDV rate (and exemption), in descending rate order; groups without any amount are left out. */
  readonly taxSubtotals: readonly TaxSubtotal[];
  readonly totals: InvoiceTotals;
  readonly notes: readonly string[];
};

/** All amounts are net of KDV except `taxAmount`. `net = gross − allowance`, `gross = round(quantity × unitPrice, 2)`. */
export type InvoiceLine = {
  /** 1, 2, 3 … in document order. */
  readonly id: number;
  readonly name: string;
  readonly sellerCode: string | undefined;
  readonly quantity: number;
  /** UN/ECE code; C62 is a piece. */
  readonly unitCode: string;
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
  /** Of a KONAKLAMAVERGISI document alone. */
  readonly accommodationTax?: AccommodationTax;
  /** Customs tariff number (GTİP), 12 digits, of goods that leave the country. */
  readonly gtip?: string;
};

/** A code of GİB's list and its text. */
export type Exemption = { readonly code: string; readonly text: string };

export type TaxSubtotal = {
  readonly rate: number;
  readonly taxable: Kurus;
  readonly tax: Kurus;
  readonly exemption?: Exemption;
};

export type InvoiceTotals = {
  /** Σ line gross. */
  readonly lineExtension: Kurus;
  readonly allowance: Kurus;
  readonly taxExclusive: Kurus;
  readonly tax: Kurus;
  readonly taxInclusive: Kurus;
  readonly payable: Kurus;
};
