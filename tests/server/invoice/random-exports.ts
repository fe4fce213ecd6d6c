import * as fc from "fast-check";
import type { ExchangeRate } from "../../../server/invoice/money/exchange-rate.ts";
import { parseRate } from "../../../server/invoice/money/exchange-rate.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { anAddress, anOrder, aProfile, aShippingLine, day, noExports } from "./an-order.ts";
import { anyOrder, anyOrdersTax } from "./random-orders.ts";

const METHOD = "Hızlı kargo (ETGB)";
const BERLIN = anAddress({
  address1: "Beispielstraße 5",
  city: "Berlin",
  zip: "10115",
  countryCode: "DE",
  country: "Germany",
});

/** Any order in any of these currencies. */
export const anyForeignOrder = (): fc.Arbitrary<Order> =>
  fc.record({ order: anyOrder(), currency: foreign() }).map(({ order, currency }) => ({ ...order, currency }));

/** Any order whose goods leave Turkey with an ETGB, untaxed by Shopify; gift cards may be sold beside them. */
export const anyExport = (): fc.Arbitrary<Order> =>
  fc
    .record({ order: anyOrder(), currency: fc.oneof(fc.constant("TRY"), foreign()) })
    .map(({ order, currency }) => {
      const lines = order.lines.map((line) => ({ ...line, taxLines: [], requiresShipping: !line.isGiftCard }));
      const charged = order.shippingLines.map((line) => ({ ...line, title: METHOD, taxLines: [] }));
      const free = aShippingLine({ title: METHOD, originalTotal: 0n, taxLines: [] });
      const shippingLines = charged.length > 0 ? charged : [free];
      const { pricesIncludeTax, billing, taxIds } = order;
      const sale = { currency, pricesIncludeTax, billing, taxIds, shipping: BERLIN, weightGrams: 1500 };
      return anOrder({ ...sale, lines, shippingLines });
    })
    .filter((order) => order.total > giftCardsOf(order));

export const giftCardsOf = (order: Order): bigint =>
  order.lines.reduce((all, { isGiftCard, originalTotal }) => all + (isGiftCard ? originalTotal : 0n), 0n);

const foreign = () => fc.constantFrom("USD", "EUR", "GBP", "PLN");

const RATES: readonly ExchangeRate[] = Object.entries({
  USD: "42.2538",
  EUR: "48.9512",
  GBP: "55.3071",
  PLN: "11.504321",
}).map(([currency, text]) => {
  const rate = parseRate(text);
  if (rate === undefined) throw new Error("no rate");
  return { currency, rate, announcedOn: day("2025-11-18") };
});

const EXPORTS = noExports({
  etgbShippingTitles: [METHOD],
  gtip: [{ sku: "KUPA-*", gtip: "691110000000" }],
  isGtipRequired: false,
  etgbLimits: { kilograms: 300, euros: 9_000_000_000_000 },
});

/** The invoice of a shop that sells abroad and in other currencies, with the rates of the day. */
export const convertAbroad = (order: Order) =>
  invoiceFromOrder(order, aProfile({ tax: { ...anyOrdersTax, exports: EXPORTS }, currency: "shop" }), {
    issuedAt: new Date("2025-11-19T12:00:00+03:00"),
    profileId: "EARSIVFATURA",
    rates: RATES.filter(({ currency }) => currency === order.currency || currency === "EUR"),
  });
