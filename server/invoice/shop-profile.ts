import type { Carrier } from "../gib/carriers.ts";
import type { EtgbLimits } from "../gib/etgb-limits.ts";
import type { Attachment } from "./paper/attachment.ts";
import type { BuyerFields } from "./parties/buyer-fields.ts";
import type { DecimalText } from "./money/decimal.ts";
import type { Iban } from "./payment/iban.ts";
import type { ChannelPolicy } from "./sale/channel-policy.ts";
import type { IssuePolicy } from "./due/issue-policy.ts";
import type { Kurus } from "./money/money.ts";
import type { Party } from "./parties/party.ts";
import type { PaymentMethod } from "./payment/payment-method.ts";
import type { Sale } from "./sale.ts";
import type { Template } from "./paper/template.ts";

/** What a merchant settles once and every invoice uses: SHOP.json of the command line, the settings of the page. */
export type ShopProfile = {
  /** The address the sales are made at; the shop's primary domain when left out. */
  readonly website: string | undefined;
  readonly seller: Party;
  /** Three characters each and never the same (integrators refuse a shared series). */
  readonly series: { readonly earchive: string; readonly einvoice: string };
  /** Who gives the numbers: the integrator within a series, or we do. */
  readonly numbering: "integrator" | "own";
  readonly tax: TaxPolicy;
  readonly limits: LimitPolicy;
  readonly payments: readonly PaymentRule[];
  readonly carriers: CarrierPolicy;
  /** Shopify's `sourceName` of a channel → whose its invoices are. */
  readonly channels: Readonly<Record<string, ChannelPolicy>>;
  readonly till: TillPolicy;
  readonly buyerFields: BuyerFields;
  /** Extra notes; `{order}` becomes the order's name. */
  readonly notes: readonly string[];
  readonly customizationId: string;
  readonly currency: CurrencyPolicy;
  readonly document: DocumentPolicy;
  readonly issue: IssuePolicy;
  readonly einvoice: EinvoicePolicy;
  /** With so many documents left at the integrator, or fewer, the first page says so. */
  readonly creditWarning: number;
  /** Buyers get their e-Arşiv invoices by mail, sent by the integrator. */
  readonly mailsBuyer: boolean;
};

/** The scenario of an e-Fatura: a TICARIFATURA may be refused by its buyer, a TEMELFATURA may not. A public body gets KAMU. */
export type EinvoicePolicy = { readonly profile: "TEMELFATURA" | "TICARIFATURA" };

/** How the buyer at the till is handed the invoice. */
export type TillPolicy = { readonly sendType: Sale["sendType"] };

/**
 * What documents are written in: lira and nothing else, the shop's own currency, or the one the buyer paid in. A foreign
 * currency carries the central bank's rate.
 */
export type CurrencyPolicy = "TRY" | "shop" | "presentment";

/** In kuruş, KDV included, from a day on (an Istanbul day as text). */
export type DatedLimit = { readonly from: string; readonly amount: Kurus };

/** Amounts the law or practice changes with the years; an empty list is no limit. */
export type LimitPolicy = {
  /** Above it a consumer without a TCKN waits for a person. */
  readonly consumerWithoutTckn: readonly DatedLimit[];
  /** Above it cash at the door is warned of; empty is the official list. */
  readonly cashOnDelivery: readonly DatedLimit[];
  /** Up to it nothing is withheld. */
  readonly withholding: readonly DatedLimit[];
};

/** What goes with every document. */
export type DocumentPolicy = {
  readonly template: Template | undefined;
  readonly payeeIban: Iban | undefined;
  readonly attachments: readonly Attachment[];
  /** Goes with the number of a company's own order. */
  readonly purchaseOrderFile?: Attachment;
  readonly paymentChannelCode?: string;
  /** The shop prints its invoices and sends them with the goods in place of a waybill. */
  readonly replacesWaybill: boolean;
  readonly latePercent: DecimalText | undefined;
};

export type TaxPolicy = {
  /** KDV percent used when neither a product rule nor Shopify names one. */
  readonly default: number;
  readonly productRules: readonly ProductTaxRule[];
  readonly shipping: RatePolicy;
  /** Fees by a part of their name, the first that fits; any other is taxed as Shopify says. */
  readonly fees: readonly FeeRule[];
  readonly surcharge: SurchargePolicy;
  /** KDV percent of a tip, or "review": a person decides. */
  readonly tips: "review" | number;
  readonly exports: ExportPolicy;
};

/** What the shop says of its sales to other countries; without it every one of them waits for a person. */
export type ExportPolicy = {
  /** Titles of the shipping methods whose parcels leave Turkey with an ETGB. */
  readonly etgbShippingTitles: readonly string[];
  /** GTİP of products; the first rule that matches wins. */
  readonly gtip: readonly GtipRule[];
  /** An exported product without a GTİP waits for a person. */
  readonly isGtipRequired: boolean;
  /** Comes before the dated limits of the list. */
  readonly etgbLimits: EtgbLimits | undefined;
  /** Products that are services used outside Turkey when the buyer is abroad. */
  readonly servicesUsedAbroad: readonly ProductMatch[];
};

/** KDV percent of what is charged beside the goods, "shopify": as its own tax line says, or "prorata": as the goods, in proportion. */
export type RatePolicy = "shopify" | "prorata" | number;

/** `name` is found in the fee's name, Turkish letters folded. */
export type FeeRule = { readonly name: string; readonly rate: RatePolicy };

/** Where an instalment surcharge (vade farkı) is told: an order detail's name, payments beyond the total, or both. */
export type SurchargePolicy = { readonly attribute?: string | undefined; readonly fromPayments: boolean };

/** Every given field must match. `sku` may end in `*`. */
export type ProductMatch = {
  readonly tag?: string | undefined;
  readonly productType?: string | undefined;
  readonly sku?: string | undefined;
};

/** Twelve digits of the customs tariff. */
export type GtipRule = ProductMatch & { readonly gtip: string };

/** What only Shopify's products tell, and not its orders. */
export type TaxRuleMatch = ProductMatch & {
  /** A collection's handle (the last part of its web address) or number. */
  readonly collection?: string | undefined;
  /** The product's metafield ("custom.kdv") has this value, or a list with it. */
  readonly metafield?: MetafieldMatch | undefined;
};

export type MetafieldMatch = { readonly name: string; readonly value: string };

/** The first rule that matches wins. */
export type ProductTaxRule = TaxRuleMatch & {
  readonly rate: number;
  /** GİB's code of the reason; goes with rate 0 and nothing else. */
  readonly exemption?: string | undefined;
  /** ÖTV inside the price. */
  readonly excise?: { readonly code: string; readonly percent: DecimalText } | undefined;
  /** Özel matrah: `field` is the line's attribute that tells what KDV does not fall on, per piece. */
  readonly specialBase?: { readonly code: string; readonly field: string } | undefined;
  /** GİB's code of the KDV a company as the buyer withholds. */
  readonly withholding?: string | undefined;
};

export type PaymentRule = {
  /** Text found in Shopify's gateway name, compared in Turkish-folded form. */
  readonly gateway: string;
  readonly method: PaymentMethod;
  readonly name?: string | undefined;
};

export type CarrierPolicy = {
  /** A carrier id of the table or of `custom`, or "own" for the seller's own delivery. */
  readonly default: string | undefined;
  readonly byShippingTitle: Readonly<Record<string, string>>;
  /** Planned dispatch, in days from the invoice date, while no fulfilment says otherwise. */
  readonly shipsAfterDays: number;
  readonly custom: readonly Carrier[];
};
