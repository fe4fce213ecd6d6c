import * as fc from "fast-check";
import type { Order, OrderAddress, OrderLine, OrderShippingLine } from "../../../server/invoice/order.ts";
import type { TaxPolicy } from "../../../server/invoice/shop-profile.ts";
import {
  aFee,
  aFulfillment,
  aGiftCard,
  aLine,
  anAddress,
  anOrder,
  aProfile,
  aShippingLine,
  aTransaction,
} from "./an-order.ts";

/**
 * Any order this app should turn into an invoice: 1–40 products at mixed rates, discounts per line and over the order,
 * shipping of every kind, prices with and without KDV, gift cards sold and spent. Something is always left to pay for.
 */
export const anyOrder = (rate = withBooks()): fc.Arbitrary<Order> =>
  fc
    .record({
      pricesIncludeTax: fc.boolean(),
      products: fc.array(product(rate), { minLength: 1, maxLength: 40, size: "max" }),
      orderDiscount: percents(),
      giftCards: fc.array(kurus(1_000_000n), { maxLength: 2 }),
      shipping: fc.array(shipping(), { maxLength: 2 }),
      fees: fc.array(fc.record({ price: kurus(20_000n), rate: rates() }), { maxLength: 2 }),
      tip: fc.oneof({ weight: 3, arbitrary: fc.constant(0n) }, kurus(30_000n)),
      rest: circumstances(),
    })
    .map(({ pricesIncludeTax, products, orderDiscount, giftCards, shipping, ...rest }) => {
      const taxOnTop = !pricesIncludeTax;
      const goods = products.map((each) => productLine(each, { orderDiscount, taxOnTop }));
      const cards = giftCards.map((amount) => aGiftCard({ originalTotal: amount }));
      const shippingLines = shipping.map((each) => aShippingLine({ ...each, taxOnTop }));
      const fees = rest.fees.map((each) => aFee({ ...each, taxOnTop }));
      const charges = { pricesIncludeTax, lines: [...goods, ...cards], shippingLines, fees, tip: rest.tip };
      return paidBy(anOrder({ ...rest.rest, ...charges }), rest.rest.gateways);
    })
    .filter((order) => paidForGoods(order) > 0n);

/**
 * The same, changed before its invoice: pieces of some lines taken back by a refund, and perhaps an amount given back for
 * no goods. Something is always left to pay for, of goods too.
 */
export const anyChangedOrder = (): fc.Arbitrary<Order> =>
  fc
    .record({
      order: anyOrder(),
      kept: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 42, maxLength: 42 }),
      isShippingKept: fc.boolean(),
      reduction: percents(),
    })
    .map(({ order, kept, isShippingKept, reduction }) => {
      const left = takenBack(order, kept, isShippingKept);
      // Beside a gift card it is a person's to say what money was given back for.
      const sellsCard = left.lines.some(({ isGiftCard, currentQuantity }) => isGiftCard && currentQuantity > 0);
      return sellsCard ? left : reducedBy(left, reduction);
    })
    .filter((order) => order.lines.some(({ isGiftCard, currentQuantity }) => !isGiftCard && currentQuantity > 0))
    .filter((order) => paidForGoods(order) > 0n);

/**
 * The same order with rubbish in every text a person or an app may have written. A readable one keeps what a fault would
 * otherwise stop it for: place, tax number, gateway and carrier.
 */
export const anyGarbledOrder = (isReadable = fc.boolean()): fc.Arbitrary<Order> =>
  fc
    .record({ order: anyOrder(), isReadable, texts: fc.array(rubbish(), { minLength: 20, maxLength: 20 }) })
    .map(({ order, isReadable, texts }) => (isReadable ? decorated(order, texts) : garbled(order, texts)));

const kurus = (max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min: 1n, max });
export const rates = () => fc.constantFrom(1, 10, 20);
/** Some goods are books, exempt by a product rule. */
const withBooks = () => fc.oneof({ weight: 9, arbitrary: rates() }, fc.constant(0));
const percents = () => fc.oneof({ weight: 3, arbitrary: fc.constant(0n) }, fc.bigInt({ min: 0n, max: 100n }));

type Product = {
  readonly price: bigint;
  readonly quantity: number;
  readonly rate: number;
  readonly discount: bigint;
  readonly requiresShipping: boolean;
};

const product = (rate: fc.Arbitrary<number>): fc.Arbitrary<Product> =>
  fc.record({
    price: fc.oneof(kurus(500n), kurus(100_000n), kurus(100_000_000n)),
    quantity: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 1, max: 999 })),
    rate,
    discount: percents(),
    requiresShipping: fc.boolean(),
  });

/** First the line's own discount, then the order's: both are rounded as Shopify rounds, down to whole kuruş. */
function productLine(
  { price, quantity, rate, discount, requiresShipping }: Product,
  { orderDiscount, taxOnTop }: { readonly orderDiscount: bigint; readonly taxOnTop: boolean },
): OrderLine {
  const originalTotal = price * BigInt(quantity);
  const own = (originalTotal * discount) / 100n;
  const shared = ((originalTotal - own) * orderDiscount) / 100n;
  const tags = rate === 0 ? ["kitap"] : [];
  return aLine({ originalTotal, quantity, discount: own + shared, rate, requiresShipping, taxOnTop, tags });
}

type Shipping = Pick<OrderShippingLine, "title" | "originalTotal" | "discount"> & { readonly rate: number };

const shipping = (): fc.Arbitrary<Shipping> =>
  fc
    .record({
      title: fc.constantFrom("Standart Kargo", "Aynı gün", "Kargo Bedava"),
      originalTotal: fc.oneof(fc.constant(0n), kurus(50_000n)),
      discount: percents(),
      rate: rates(),
    })
    .map((line) => ({ ...line, discount: (line.originalTotal * line.discount) / 100n }));

const GATEWAYS = ["iyzico", "PayTR", "Havale / EFT", "Kapıda Ödeme", "Kredi Kartı", "gift_card", "Yeni Ödeme"];

const circumstances = () => anyCircumstances().map(withTitle);

/** A VKN is a company's, and a company has a title. */
export const withTitle = <T extends Pick<Order, "taxIds" | "billing">>(sale: T): T =>
  sale.taxIds.some((taxId) => taxId.length === 10)
    ? { ...sale, billing: { ...(sale.billing ?? anAddress()), company: "Örnek A.Ş." } }
    : sale;

const anyCircumstances = () =>
  fc.record({
    gateways: fc.uniqueArray(fc.constantFrom(...GATEWAYS), { minLength: 1, maxLength: 2 }),
    billing: fc.constantFrom(
      anAddress(),
      anAddress({ city: "Muratpaşa", zip: "7230", firstName: "Defne", lastName: undefined }),
      anAddress({ city: "Beşiktaş/İstanbul", zip: undefined, address2: "D:5" }),
      anAddress({ countryCode: "DE", country: "Germany", city: "Berlin", zip: "10115" }),
    ),
    taxIds: fc.constantFrom<string[]>([], ["10000000146"], ["1234567808"]),
    attributes: fc.constantFrom<Order["attributes"]>([], [{ key: "irsaliye", value: "EIR2024000000001 2024-01-01" }]),
    poNumber: fc.constantFrom(undefined, "SAT-77"),
    paymentTerms: fc.constantFrom(undefined, { name: "Net 30", dueInDays: 30, isFromOrder: true }),
    isFulfilled: fc.boolean(),
    fulfillments: fc.constantFrom([], [aFulfillment()], [aFulfillment({ company: "Other" })]),
    processedAt: fc.date({ min: new Date("2024-01-01"), max: new Date("2025-11-18"), noInvalidDate: true }),
  });

/** Two gateways share the payment, the first one taking a third of it. */
function paidBy(order: Order, gateways: readonly string[]): Order {
  const first = gateways.length === 1 ? order.total : order.total / 3n;
  const amounts = [first, order.total - first];
  const transactions = gateways.map((gateway, index) =>
    aTransaction({ gateway, formattedGateway: gateway, amount: amounts[index] ?? 0n }),
  );
  return { ...order, transactions };
}

/** Every refund is rounded down, as if each piece of a line had cost the same; gift cards stay. */
function takenBack(order: Order, kept: readonly number[], isShippingKept: boolean): Order {
  const lines = order.lines.map((line, index) => {
    const isWhole = line.isGiftCard || (kept[index] ?? 0) > 60;
    const currentQuantity = isWhole ? line.quantity : Math.floor((line.quantity * (kept[index] ?? 0)) / 60);
    return { ...line, id: `gid://shopify/LineItem/${index + 1}`, currentQuantity };
  });
  const refundedLines = lines
    .filter(({ quantity, currentQuantity }) => currentQuantity < quantity)
    .map((line) => {
      const pieces = BigInt(line.quantity - line.currentQuantity);
      const partOf = (amount: bigint) => (amount * pieces) / BigInt(line.quantity);
      const subtotal = partOf(line.originalTotal - line.discount);
      const tax = partOf(line.taxLines[0]?.amount ?? 0n);
      return { lineId: line.id, quantity: line.quantity - line.currentQuantity, subtotal, tax };
    });
  const shippingLines = order.shippingLines.map((line) => (isShippingKept ? line : { ...line, currentPrice: 0n }));
  const changed = { ...order, lines, refundedLines, shippingLines };
  const refunded = order.total - chargesLeft(changed).reduce((all, { amount }) => all + amount, 0n);
  return { ...changed, refunded, currentTotal: order.total - refunded };
}

function reducedBy(order: Order, percent: bigint): Order {
  const reduction = (paidForGoods(order) * percent) / 200n;
  return { ...order, refunded: order.refunded + reduction, currentTotal: order.currentTotal - reduction };
}

/** The rate a shop chose for tips. */
const TIP_RATE = 20;

/** What the shop of these orders settled: books are exempt, tips have a rate. */
export const anyOrdersTax: TaxPolicy = {
  ...aProfile().tax,
  productRules: [{ tag: "kitap", rate: 0, exemption: "335" }],
  tips: TIP_RATE,
};

export type ChargeLeft = { readonly rate: number; readonly amount: bigint; readonly isGiftCard: boolean };

/** What is left of every line after refunds of pieces, KDV included, from the order alone. */
export function chargesLeft(order: Order): readonly ChargeLeft[] {
  const { lines, shippingLines, refundedLines, fees, tip, pricesIncludeTax } = order;
  const onTop = (tax: bigint) => (pricesIncludeTax ? 0n : tax);
  const goods = lines.map(({ id, originalTotal, discount, taxLines, isGiftCard, currentQuantity }) => {
    const back = refundedLines.filter(({ lineId }) => lineId === id);
    const taken = back.reduce((all, { subtotal, tax }) => all + subtotal + onTop(tax), 0n);
    const paid = originalTotal - discount + onTop(taxLines[0]?.amount ?? 0n);
    const amount = currentQuantity === 0 ? 0n : paid - taken;
    return { rate: Number(taxLines[0]?.percent ?? "0"), amount, isGiftCard };
  });
  const shipping = shippingLines.map(({ originalTotal, discount, currentPrice, taxLines }) => {
    const amount = currentPrice === 0n ? 0n : originalTotal - discount + onTop(taxLines[0]?.amount ?? 0n);
    return { rate: Number(taxLines[0]?.percent ?? "0"), amount, isGiftCard: false };
  });
  const others = fees.map(({ price, taxLines }) => {
    const amount = price + onTop(taxLines[0]?.amount ?? 0n);
    return { rate: Number(taxLines[0]?.percent ?? "0"), amount, isGiftCard: false };
  });
  const tips = tip === 0n ? [] : [{ rate: TIP_RATE, amount: tip, isGiftCard: false }];
  return [...goods, ...shipping, ...others, ...tips];
}

/** What is charged for goods and shipping in the end, from the order alone. */
export const paidForGoods = (order: Order): bigint =>
  chargesLeft(order)
    .filter(({ isGiftCard }) => !isGiftCard)
    .reduce((all, { amount }) => all + amount, 0n);

const rubbish = (): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    fc.constantFrom(
      undefined,
      "",
      " ",
      "\u0000",
      "\u200B",
      "\uD800",
      "İıŞğ",
      '<&">',
      "{order}",
      "$&",
      "/",
      "TR",
      "Merkez",
    ),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
  );

type Texts = readonly (string | undefined)[];

function decorated(order: Order, [a, b, c, d, e, f, g, h]: Texts): Order {
  const lines = order.lines.map((line) => ({ ...line, name: `Ü${a ?? ""}`, sku: b, productType: c }));
  const shippingLines = order.shippingLines.map((line) => ({ ...line, title: d ?? "" }));
  const billing = anAddress({ firstName: `Ş${e ?? ""}`, lastName: f, address1: `Moda Cad. ${g ?? ""}`, phone: h });
  const name = `#${a ?? ""}`;
  const taxOffice = { key: "Vergi Dairesi", value: c ?? "" };
  const waybill = { key: "irsaliye", value: `A${(c ?? "").replace(/[\s;,]/g, "")} 2024-01-01` };
  const attributes = [taxOffice, waybill];
  const terms = {
    paymentTerms: { name: `T${f ?? ""}`, dueInDays: undefined, isFromOrder: false },
    poNumber: `P${g ?? ""}`,
  };
  return { ...order, ...terms, name, lines, shippingLines, billing, taxIds: [], email: b, phone: d, attributes };
}

function garbled(order: Order, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]: Texts): Order {
  const address: OrderAddress = {
    ...anAddress(),
    firstName: a,
    lastName: b,
    company: c,
    address1: d,
    address2: e,
    city: f,
    province: g,
    zip: h,
    phone: i,
  };
  return {
    ...order,
    name: j ?? "",
    billing: address,
    email: k,
    phone: l,
    taxIds: [m ?? ""],
    attributes: [
      { key: n ?? "", value: o ?? "" },
      { key: "vkn", value: m ?? "" },
      { key: "irsaliye", value: k ?? "" },
    ],
    gateways: [p ?? ""],
    poNumber: l,
    paymentTerms: { name: k ?? "", dueInDays: 0, isFromOrder: true },
    website: q,
    lines: order.lines.map((line) => ({ ...line, name: r ?? "", sku: s, tags: [t ?? ""], productType: t })),
    shippingLines: order.shippingLines.map((line) => ({ ...line, title: s ?? "" })),
    transactions: order.transactions.map((each) => ({ ...each, gateway: p, formattedGateway: q })),
    fulfillments: order.fulfillments.map((each) => ({ ...each, company: t })),
  };
}
