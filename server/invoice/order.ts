import type { OrderId } from "./ids.ts";
import type { MerchantEntry } from "./parties/merchant-entry.ts";
import type { SaleEntry } from "./sale/sale-entry.ts";
import type { Kurus } from "./money/money.ts";

/** Our reduced reading of a Shopify order: only what an invoice, its gates and its list row need. Amounts are of one kind: all in `currency`. */
export type Order = {
  readonly id: OrderId;
  /** The name the buyer knows, such as "#1042". */
  readonly name: string;
  readonly createdAt: Date;
  readonly processedAt: Date;
  readonly updatedAt: Date;
  readonly cancelledAt: Date | undefined;
  readonly isTest: boolean;
  /** Shopify's own judgement that nothing is outstanding. */
  readonly isFullyPaid: boolean;
  /** Shopify's word for how far it is paid: "AUTHORIZED", "PARTIALLY_PAID" … */
  readonly financialStatus: string | undefined;
  /** Where the sale was made: "web", "shopify_draft_order", "pos", an app's number …; `undefined` when not told. */
  readonly channel: string | undefined;
  /** Set when another app is the seller of record (the invoice is theirs to issue). */
  readonly merchantOfRecord: string | undefined;
  /** Three letters, of the amounts below: the shop's money, or the buyer's where documents are written in that. */
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  /** Shopify was told to charge no tax on it. */
  readonly isTaxExempt?: boolean;
  /** What the buyer was charged, gift-card payments included. */
  readonly total: Kurus;
  /** The same after edits and refunds; differs from `total` when something was taken back. */
  readonly currentTotal: Kurus;
  /** Money paid back so far. */
  readonly refunded: Kurus;
  /** Pieces taken back by refunds, with what they had cost; empty while nothing was, or where nobody tells. */
  readonly refundedLines: readonly OrderRefundedLine[];
  /** Part of the total; KDV is inside, but nobody says at which rate. */
  readonly tip: Kurus;
  readonly fees: readonly OrderFee[];
  /** What is left of the fees after refunds; `undefined` when not told. */
  readonly currentFees: Kurus | undefined;
  /** What was rounded off or on because it was paid in cash. */
  readonly cashRounding: Kurus;
  readonly duties: Kurus;
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly OrderShippingLine[];
  readonly billing: OrderAddress | undefined;
  readonly shipping: OrderAddress | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly companyLocation: OrderCompany | undefined;
  /** Tax numbers the order itself carries, in order of trust; nothing here is checked yet. */
  readonly taxIds: readonly string[];
  /** Note attributes of the cart, then the shop's own metafields (key → value), where themes and apps put tax data. */
  readonly attributes: readonly OrderAttribute[];
  readonly transactions: readonly OrderTransaction[];
  readonly gateways: readonly string[];
  readonly fulfillments: readonly OrderFulfillment[];
  /** What is left of the order after returns, in grams; `undefined` when not told. */
  readonly weightGrams: number | undefined;
  /** Shopify's own judgement that nothing is left to send. */
  readonly isFulfilled: boolean;
  /** All of it is sent at a later time (pre-order, prepaid subscription), or is held back. */
  readonly isSentLater: boolean;
  /** The number a company gave its purchase. */
  readonly poNumber: string | undefined;
  readonly paymentTerms: OrderPaymentTerms | undefined;
  /** The shop's primary domain, the address the sale was made at. */
  readonly website: string | undefined;
  readonly tags: readonly string[];
  /** The ETTN that the app once wrote onto Shopify's page of the order as its invoice's. */
  readonly shownEttn?: string | undefined;
  /** What the merchant typed about the buyer; not Shopify's, and `undefined` where nothing was. */
  readonly entry?: MerchantEntry | undefined;
  /** The same about the internet sale. */
  readonly saleEntry?: SaleEntry | undefined;
};

/** What was agreed on paying later, such as "Net 30". */
export type OrderPaymentTerms = {
  readonly name: string;
  readonly dueInDays: number | undefined;
  /** The days are counted from the order (Shopify's NET terms). */
  readonly isFromOrder: boolean;
};

export type OrderAttribute = { readonly key: string; readonly value: string };

export type OrderTaxLine = {
  /** Percent, such as "20" or "8.5": exact text, never a float. */
  readonly percent: string;
  readonly amount: Kurus;
};

export type OrderLine = {
  readonly id: string;
  readonly name: string;
  readonly sku: string | undefined;
  readonly quantity: number;
  /** What is left after removals and refunds. */
  readonly currentQuantity: number;
  /** quantity × unit price before any discount. */
  readonly originalTotal: Kurus;
  /** Σ discount allocations, order-level ones included (`discountedTotalSet` leaves those out). */
  readonly discount: Kurus;
  readonly taxLines: readonly OrderTaxLine[];
  readonly isGiftCard: boolean;
  /** Whether the product is one Shopify was told to charge tax on. */
  readonly isTaxable?: boolean;
  readonly requiresShipping: boolean;
  readonly productType: string | undefined;
  readonly tags: readonly string[];
  /** Shopify's id of the product; none for what was typed by hand or is deleted since. */
  readonly productId?: string | undefined;
  /** Collections the product is in, of those the shop's rules name; `undefined` when not told. */
  readonly collections?: readonly string[] | undefined;
  /** The product's metafields ("custom.kdv" → value) the shop's rules ask about; `undefined` when not told. */
  readonly metafields?: readonly OrderAttribute[] | undefined;
  /** What was written on the line when it was put into the cart. */
  readonly attributes: readonly OrderAttribute[];
};

export type OrderRefundedLine = {
  readonly lineId: string;
  readonly quantity: number;
  /** After discounts; KDV is inside where prices include it. */
  readonly subtotal: Kurus;
  readonly tax: Kurus;
};

export type OrderShippingLine = {
  readonly title: string;
  readonly code: string | undefined;
  /** Shopify's or an app's word for the kind of delivery, such as "local-pickup". */
  readonly category: string | undefined;
  readonly originalTotal: Kurus;
  readonly discount: Kurus;
  /** The discounted price after refunds. */
  readonly currentPrice: Kurus;
  readonly taxLines: readonly OrderTaxLine[];
};

/** A charge beside goods and shipping that an app or the shop put on the order. */
export type OrderFee = { readonly name: string; readonly price: Kurus; readonly taxLines: readonly OrderTaxLine[] };

/** As Shopify holds it; for Turkey `province` is usually empty and the ilçe sits in `city` or `address2`. */
export type OrderAddress = {
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly company: string | undefined;
  readonly address1: string | undefined;
  readonly address2: string | undefined;
  readonly city: string | undefined;
  readonly province: string | undefined;
  readonly zip: string | undefined;
  readonly countryCode: string | undefined;
  readonly country: string | undefined;
  readonly phone: string | undefined;
};

/** The B2B buyer's company location. */
export type OrderCompany = { readonly name: string; readonly taxId: string | undefined };

export type OrderTransaction = {
  readonly kind: string;
  readonly status: string;
  readonly gateway: string | undefined;
  readonly formattedGateway: string | undefined;
  readonly isManual: boolean;
  readonly amount: Kurus;
  readonly processedAt: Date;
};

export type OrderFulfillment = {
  readonly status: string;
  readonly createdAt: Date;
  /** Carrier as the merchant or app wrote it; `undefined` when there is no tracking. */
  readonly company: string | undefined;
  readonly trackingNumber: string | undefined;
  /** How many parcels it went out in; one where there is no tracking. */
  readonly parcelCount: number;
  /** Gift cards and files are fulfilled, too, and go nowhere. */
  readonly moves: boolean;
  /** Waits at the shop for its buyer, or was fetched there. */
  readonly isPickup: boolean;
  /** Its carrier could not hand it over. */
  readonly cameBack: boolean;
};
