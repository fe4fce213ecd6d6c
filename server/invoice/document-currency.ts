import { CURRENCIES, NOT_IN_HUNDREDTHS } from "../gib/currency-codes.ts";
import { EURO, type ExchangeRate, LIRA } from "./money/exchange-rate.ts";
import { isEtgbExport } from "./export/export.ts";
import { type Fault, fault } from "./fault.ts";
import type { IstanbulDate } from "./time/istanbul-time.ts";
import type { Order } from "./order.ts";
import type { CurrencyPolicy, ShopProfile } from "./shop-profile.ts";
import { taxEventDays } from "./time/tax-days.ts";

/** Which of Shopify's two amounts an order is read in: the shop's, or the ones its buyer saw. */
export type MoneyKind = "shop" | "presentment";

export const moneyKindOf = (policy: CurrencyPolicy | undefined): MoneyKind =>
  policy === "presentment" ? "presentment" : "shop";

type Policies = Pick<ShopProfile, "currency" | "tax">;

/** The rates an order's invoice cannot be made without, and the day of the taxable event whose rates they are. */
export type RatesNeeded = { readonly currencies: readonly string[]; readonly taxEvent: IstanbulDate };

export function ratesNeeded(order: Order, { currency, tax }: Policies, issueDate: IstanbulDate): RatesNeeded {
  const [taxEvent] = taxEventDays(order, issueDate);
  const isForeign = order.currency !== LIRA && currency !== "TRY";
  const ofLimit = isEtgbExport(order, tax.exports) ? [EURO] : [];
  return { currencies: [...new Set([...(isForeign ? [order.currency] : []), ...ofLimit])], taxEvent };
}

export type CurrencyContext = { readonly issueDate: IstanbulDate; readonly rates: readonly ExchangeRate[] };

/** What keeps a document from being written in the order's currency. */
export function currencyFaults(
  order: Order,
  policy: Pick<ShopProfile, "currency">,
  { issueDate, rates }: CurrencyContext,
): readonly Fault[] {
  const { currency } = order;
  const path = "order.currencyCode";
  const rate = rates.find((each) => each.currency === currency);
  if (currency === LIRA) return rate === undefined ? [] : [fault("EXCHANGE_RATE_WITH_TRY", "exchangeRate")];
  if (policy.currency === "TRY") return [fault("CURRENCY_NOT_TRY", path, { currency })];
  if (!isSupported(currency)) return [fault("CURRENCY_UNSUPPORTED", path, { currency })];
  // A rate that a person gave is of no day in particular.
  const isOfOneDay = taxEventDays(order, issueDate).length === 1 || (rate && rate.announcedOn === undefined);
  if (!isOfOneDay) return [fault("EXCHANGE_RATE_DAYS_SEVERAL", "order.fulfillments")];
  return rate === undefined ? [fault("EXCHANGE_RATE_MISSING", "exchangeRate", { currency })] : [];
}

/** In GİB's list, and counted in hundredths as every amount here is. */
const isSupported = (currency: string): boolean => CURRENCIES.has(currency) && !NOT_IN_HUNDREDTHS.has(currency);
