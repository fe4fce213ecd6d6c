import type { MoneyKind } from "../invoice/document-currency.ts";

/**
 * Shopify tells every amount twice: in the shop's money and as the buyer saw it. An order is read in one of them from end to
 * end, so the reader knows shop money only, and the buyer's money is put in its place.
 */
export const inMoney = (json: unknown, kind: MoneyKind): unknown => (kind === "shop" ? json : inPresentment(json));

/** The same choice in a query's text. */
export const queryInMoney = (query: string, kind: MoneyKind): string =>
  kind === "shop" ? query : query.replaceAll("shopMoney {", "presentmentMoney {");

function inPresentment(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPresentment);
  if (typeof value !== "object" || value === null) return value;
  // Shop money alone would be an amount of another currency: without the buyer's there is none.
  const { shopMoney: _shop, presentmentMoney, presentmentCurrencyCode, ...rest } = { ...SHAPE, ...value };
  const read = Object.entries(rest).map(([key, inner]) => [key, inPresentment(inner)]);
  return {
    ...Object.fromEntries(read),
    ...(presentmentMoney !== undefined && { shopMoney: presentmentMoney }),
    ...(presentmentCurrencyCode !== undefined && { currencyCode: presentmentCurrencyCode }),
  };
}

const SHAPE: { shopMoney?: unknown; presentmentMoney?: unknown; presentmentCurrencyCode?: unknown } = {};
