import { ISSUE_WHEN_PAID } from "../../../server/invoice/due/issue-policy.ts";
import type { OrderId } from "../../../server/invoice/ids.ts";
import type { IstanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type {
  Order,
  OrderAddress,
  OrderFee,
  OrderFulfillment,
  OrderLine,
  OrderShippingLine,
  OrderTransaction,
} from "../../../server/invoice/order.ts";
import type { ExportPolicy, LimitPolicy, ShopProfile } from "../../../server/invoice/shop-profile.ts";

/** "119.90" → 11990n; two decimals always, so that a slip in a test cannot hide. */
export function tl(text: string): bigint {
  if (!/^\d+\.\d{2}$/.test(text)) throw new Error(`not an amount: ${text}`);
  return BigInt(text.replace(".", ""));
}

export const day = (text: string): IstanbulDate => text as IstanbulDate;

type Priced = { readonly originalTotal: bigint; readonly discount: bigint };
type Taxing = { readonly rate?: number; readonly taxOnTop?: boolean };

/** Shopify's own KDV line: inside the paid amount, or on top of it. Half a kuruş goes up. */
function taxLine({ originalTotal, discount }: Priced, { rate = 20, taxOnTop = false }: Taxing) {
  const paid = originalTotal - discount;
  const parts = taxOnTop ? 100n : 100n + BigInt(rate);
  return { percent: String(rate), amount: (2n * paid * BigInt(rate) + parts) / (2n * parts) };
}

/** One piece for 119.90 TL, 20 % KDV included. `taxOnTop` makes its KDV come on top of the price. */
export function aLine({ rate, taxOnTop, ...changes }: Partial<OrderLine> & Taxing = {}): OrderLine {
  const line = {
    id: "gid://shopify/LineItem/1",
    name: "Seramik Kupa",
    sku: "KUPA-1",
    quantity: 1,
    originalTotal: tl("119.90"),
    discount: 0n,
    isGiftCard: false,
    requiresShipping: true,
    productType: undefined,
    tags: [],
    attributes: [],
    ...changes,
  };
  const taxLines = [taxLine(line, { ...(rate === undefined ? {} : { rate }), taxOnTop: taxOnTop ?? false })];
  return { currentQuantity: line.quantity, taxLines, ...line };
}

/** A gift card sold: Shopify charges no KDV on it. */
export const aGiftCard = (changes: Partial<OrderLine> = {}): OrderLine =>
  aLine({
    name: "Hediye Kartı",
    sku: undefined,
    originalTotal: tl("500.00"),
    isGiftCard: true,
    requiresShipping: false,
    taxLines: [],
    ...changes,
  });

/** Shipping for 49.90 TL, 20 % KDV included. */
export function aShippingLine({
  rate,
  taxOnTop,
  ...changes
}: Partial<OrderShippingLine> & Taxing = {}): OrderShippingLine {
  const line = {
    title: "Standart Kargo",
    code: undefined,
    category: undefined,
    originalTotal: tl("49.90"),
    discount: 0n,
    ...changes,
  };
  return {
    taxLines: [taxLine(line, { ...(rate === undefined ? {} : { rate }), taxOnTop: taxOnTop ?? false })],
    currentPrice: line.originalTotal - line.discount,
    ...line,
  };
}

/** A fee of 24.00 TL, 20 % KDV included. */
export function aFee({ rate, taxOnTop, ...changes }: Partial<OrderFee> & Taxing = {}): OrderFee {
  const fee = { name: "Hediye paketi", price: tl("24.00"), ...changes };
  const taxing = { ...(rate === undefined ? {} : { rate }), taxOnTop: taxOnTop ?? false };
  return { taxLines: [taxLine({ originalTotal: fee.price, discount: 0n }, taxing)], ...fee };
}

export const anAddress = (changes: Partial<OrderAddress> = {}): OrderAddress => ({
  firstName: "Elif",
  lastName: "Karaçam",
  company: undefined,
  address1: "Çınar Mah. Papatya Sk. No:12 D:4",
  address2: undefined,
  city: "Kadıköy",
  province: undefined,
  zip: "34710",
  countryCode: "TR",
  country: "Turkey",
  phone: undefined,
  ...changes,
});

/** A card payment by iyzico on 19 November 2025, 17:05 in Istanbul. */
export const aTransaction = (changes: Partial<OrderTransaction> = {}): OrderTransaction => ({
  kind: "SALE",
  status: "SUCCESS",
  gateway: "iyzico - Kredi ve Banka Kartları",
  formattedGateway: "iyzico - Kredi ve Banka Kartları",
  isManual: false,
  amount: tl("289.70"),
  processedAt: new Date("2025-11-19T14:05:00Z"),
  ...changes,
});

/** Handed to Sürat Kargo on 20 November 2025. */
export const aFulfillment = (changes: Partial<OrderFulfillment> = {}): OrderFulfillment => ({
  status: "SUCCESS",
  createdAt: new Date("2025-11-20T09:00:00Z"),
  company: "Sürat Kargo",
  trackingNumber: "12345678901",
  parcelCount: 1,
  moves: true,
  isPickup: false,
  cameBack: false,
  ...changes,
});

const chargeOf = (
  pricesIncludeTax: boolean,
  { originalTotal, discount, taxLines }: Pick<OrderLine, "originalTotal" | "discount" | "taxLines">,
) => originalTotal - discount + (pricesIncludeTax ? 0n : taxLines.reduce((all, { amount }) => all + amount, 0n));

/** A clean consumer order: two products and shipping, paid by iyzico. Its total follows its lines unless told otherwise. */
export function anOrder(changes: Partial<Order> = {}): Order {
  const lines = changes.lines ?? [aLine(), aLine({ id: "gid://shopify/LineItem/2", name: "Defter", sku: "DFT-1" })];
  const shippingLines = changes.shippingLines ?? [aShippingLine()];
  const pricesIncludeTax = changes.pricesIncludeTax ?? true;
  const charged = [...lines, ...shippingLines].reduce((all, line) => all + chargeOf(pricesIncludeTax, line), 0n);
  const fees = (changes.fees ?? []).reduce((all, { price, taxLines }) => {
    return all + chargeOf(pricesIncludeTax, { originalTotal: price, discount: 0n, taxLines });
  }, 0n);
  const total = changes.total ?? charged + fees + (changes.tip ?? 0n);
  const placedAt = new Date("2025-11-19T14:00:00Z");
  return {
    id: "gid://shopify/Order/6000000001042" as OrderId,
    name: "#1042",
    createdAt: placedAt,
    processedAt: placedAt,
    updatedAt: placedAt,
    cancelledAt: undefined,
    isTest: false,
    isFullyPaid: true,
    financialStatus: "PAID",
    channel: "web",
    merchantOfRecord: undefined,
    currency: "TRY",
    pricesIncludeTax,
    total,
    currentTotal: total,
    refunded: 0n,
    refundedLines: [],
    tip: 0n,
    fees: [],
    currentFees: undefined,
    cashRounding: 0n,
    duties: 0n,
    lines,
    shippingLines,
    billing: anAddress(),
    shipping: anAddress(),
    email: "elif@example.com",
    phone: "0500 000 00 00",
    companyLocation: undefined,
    taxIds: [],
    attributes: [],
    transactions: [aTransaction({ amount: total })],
    gateways: ["iyzico - Kredi ve Banka Kartları"],
    fulfillments: [],
    weightGrams: undefined,
    isFulfilled: false,
    isSentLater: false,
    poNumber: undefined,
    paymentTerms: undefined,
    website: undefined,
    tags: [],
    ...changes,
  };
}

/** A shop that sells within Turkey. */
export const noExports = (changes: Partial<ExportPolicy> = {}): ExportPolicy => ({
  etgbShippingTitles: [],
  gtip: [],
  isGtipRequired: true,
  etgbLimits: undefined,
  servicesUsedAbroad: [],
  ...changes,
});

/** KDV is withheld of any sum. */
export const NO_WITHHOLDING_LIMIT: LimitPolicy = {
  consumerWithoutTckn: [],
  cashOnDelivery: [],
  withholding: [{ from: "2005-01-01", amount: 0n }],
};

/** A shop in Kadıköy that ships with Yurtiçi a day after the invoice and lets Shopify say the KDV rates. */
export const aProfile = (changes: Partial<ShopProfile> = {}): ShopProfile => ({
  website: "https://www.ornek.com.tr",
  seller: {
    taxId: { scheme: "VKN", value: "1234567808", title: "Örnek E-Ticaret A.Ş." },
    taxOffice: "Kadıköy",
    mersis: "0123456780800001",
    address: {
      line: "Bağdat Cad. No:1",
      district: "Kadıköy",
      city: "İstanbul",
      postcode: "34710",
      countryCode: "TR",
      country: "Türkiye",
    },
    email: undefined,
    phone: undefined,
    webSite: "https://www.ornek.com.tr",
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  numbering: "integrator",
  tax: {
    default: 20,
    productRules: [],
    shipping: "shopify",
    fees: [],
    surcharge: { fromPayments: false },
    tips: "review",
    exports: noExports(),
  },
  limits: { consumerWithoutTckn: [], cashOnDelivery: [], withholding: [] },
  payments: [],
  carriers: { default: "yurtici", byShippingTitle: {}, shipsAfterDays: 1, custom: [] },
  channels: {},
  till: { sendType: "ELEKTRONIK" },
  issue: ISSUE_WHEN_PAID,
  einvoice: { profile: "TEMELFATURA" },
  creditWarning: 100,
  mailsBuyer: false,
  buyerFields: { taxId: [], taxOffice: [], title: [] },
  notes: [],
  customizationId: "TR1.2",
  currency: "TRY",
  document: {
    template: undefined,
    payeeIban: undefined,
    attachments: [],
    replacesWaybill: false,
    latePercent: undefined,
  },
  ...changes,
});
