import { apportion, divideRounded, formatKurus, type Kurus, sum } from "../../server/invoice/money/money.ts";
import { productIdOf } from "./product-id.ts";

export type DemoProduct = {
  readonly title: string;
  readonly sku: string;
  readonly price: Kurus;
  /** KDV percent. */
  readonly rate: number;
  readonly productType: string;
  readonly isService?: boolean;
};

export type DemoLine = {
  readonly product: DemoProduct;
  readonly quantity: number;
  /** A discount of this line alone. */
  readonly discount?: Kurus;
};

export type DemoAddress = Readonly<Record<string, string | null>>;

/** What is particular about one order; the builder works out its amounts. */
export type DemoSale = {
  readonly number: number;
  readonly placedAt: Date;
  readonly lines: readonly DemoLine[];
  readonly address: DemoAddress;
  readonly email: string;
  /** Percent off all products, spread over the lines as Shopify does. */
  readonly percentOff?: number;
  readonly shipping?: { readonly title: string; readonly price: Kurus; readonly discount?: Kurus };
  readonly payments?: readonly DemoPayment[];
  readonly taxesIncluded?: boolean;
  /** Anything of the Admin shape that no amount depends on. */
  readonly also?: Readonly<Record<string, unknown>>;
};

export type DemoPayment = {
  readonly gateway: string;
  readonly isManual?: boolean;
  /** The rest of the total when left out. */
  readonly amount?: Kurus;
};

const SHIPPING_RATE = 20;
const IYZICO: DemoPayment = { gateway: "iyzico - Kredi ve Banka Kartları" };
const FIRST_ID = 6_000_000_000_000;

const PLAIN_PAID_ORDER = {
  cancelledAt: null,
  test: false,
  fullyPaid: true,
  displayFinancialStatus: "PAID",
  sourceName: "web",
  currencyCode: "TRY",
  phone: null,
  tags: [],
  customAttributes: [],
  fulfillments: [],
} as const;

/** An order in the shape of Admin GraphQL 2026-10 whose amounts add up as Shopify's do. */
export function buildOrder(sale: DemoSale) {
  const taxesIncluded = sale.taxesIncluded ?? true;
  const lines = pricedLines(sale, taxesIncluded);
  const shipping = sale.shipping ? [pricedShipping(sale.shipping, taxesIncluded)] : [];
  const priced = [...lines, ...shipping];
  const tax = sum(priced.map((line) => line.tax));
  const total = sum(priced.map((line) => line.original - line.discount)) + (taxesIncluded ? 0n : tax);
  const placedAt = sale.placedAt.toISOString();
  const payments = sale.payments ?? [IYZICO];
  return {
    ...PLAIN_PAID_ORDER,
    id: `gid://shopify/Order/${FIRST_ID + sale.number}`,
    name: `#${sale.number}`,
    createdAt: placedAt,
    processedAt: placedAt,
    updatedAt: placedAt,
    taxesIncluded,
    taxExempt: false,
    email: sale.email,
    subtotalPriceSet: bag(sum(lines.map((line) => line.original - line.discount))),
    totalDiscountsSet: bag(sum(priced.map((line) => line.discount))),
    totalTaxSet: bag(tax),
    totalPriceSet: bag(total),
    currentTotalPriceSet: bag(total),
    totalTipReceivedSet: bag(0n),
    billingAddress: sale.address,
    shippingAddress: sale.lines.every(({ product }) => product.isService) ? null : sale.address,
    lineItems: { nodes: lines.map(({ node }) => node) },
    shippingLines: { nodes: shipping.map(({ node }) => node) },
    paymentGatewayNames: payments.map(({ gateway }) => gateway),
    transactions: transactions(payments, total, placedAt),
    ...sale.also,
  };
}

export type DemoOrder = ReturnType<typeof buildOrder>;

type Priced = { readonly original: Kurus; readonly discount: Kurus; readonly tax: Kurus; readonly node: object };

function pricedLines(sale: DemoSale, taxesIncluded: boolean): readonly Priced[] {
  const originals = sale.lines.map(({ product, quantity }) => product.price * BigInt(quantity));
  const hundredths = originals.map((original) => original * BigInt(sale.percentOff ?? 0));
  const shares = apportion(divideRounded(sum(hundredths), 100n), hundredths, 100n);
  return sale.lines.map(({ product, quantity, discount: own = 0n }, index) => {
    const original = originals[index] ?? 0n;
    const discounts = [own, shares[index] ?? 0n].filter((amount) => amount > 0n);
    const discount = sum(discounts);
    const tax = taxOf(original - discount, product.rate, taxesIncluded);
    const node = {
      id: `gid://shopify/LineItem/${FIRST_ID + sale.number * 100 + index}`,
      name: product.title,
      sku: product.sku,
      quantity,
      currentQuantity: quantity,
      isGiftCard: false,
      taxable: true,
      requiresShipping: !product.isService,
      originalTotalSet: bag(original),
      discountAllocations: discounts.map((amount) => ({ allocatedAmountSet: bag(amount) })),
      taxLines: [taxLine(product.rate, tax)],
      product: { id: productIdOf(product.sku), productType: product.productType, tags: [] },
    };
    return { original, discount, tax, node };
  });
}

function pricedShipping(shipping: NonNullable<DemoSale["shipping"]>, taxesIncluded: boolean): Priced {
  const { title, price: original, discount = 0n } = shipping;
  const tax = taxOf(original - discount, SHIPPING_RATE, taxesIncluded);
  const node = {
    title,
    originalPriceSet: bag(original),
    discountAllocations: discount > 0n ? [{ allocatedAmountSet: bag(discount) }] : [],
    taxLines: [taxLine(SHIPPING_RATE, tax)],
  };
  return { original, discount, tax, node };
}

const taxOf = (paid: Kurus, rate: number, isIncluded: boolean): Kurus =>
  divideRounded(paid * BigInt(rate), isIncluded ? BigInt(100 + rate) : 100n);

const taxLine = (rate: number, amount: Kurus): object => ({
  title: "KDV",
  rate: rate / 100,
  ratePercentage: rate,
  priceSet: bag(amount),
});

function transactions(payments: readonly DemoPayment[], total: Kurus, processedAt: string): readonly object[] {
  const named = sum(payments.map(({ amount = 0n }) => amount));
  return payments.map(({ gateway, isManual = false, amount }) => ({
    kind: "SALE",
    status: "SUCCESS",
    gateway,
    formattedGateway: gateway,
    manualPaymentGateway: isManual,
    processedAt,
    createdAt: processedAt,
    amountSet: bag(amount ?? total - named),
  }));
}

const bag = (amount: Kurus): object => {
  const money = { amount: formatKurus(amount), currencyCode: "TRY" };
  return { shopMoney: money, presentmentMoney: money };
};
