import type { RatesNeeded } from "../../invoice/document-currency.ts";
import type { ExchangeRate } from "../../invoice/money/exchange-rate.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";

/**
 * The central bank's buying rates (döviz alış). A tax event's rate is the one announced on the last business day before
 * it. Throws `AppError` EXCHANGE_RATES_UNREACHABLE or EXCHANGE_RATES_ANSWER_INVALID; a failure never means "no rate".
 */
export type ExchangeRates = {
  /** `undefined` where the bulletin names no rate for the currency, or no bulletin was found. */
  rateBefore(currency: string, day: IstanbulDate): Promise<ExchangeRate | undefined>;
};

/** Asks for every rate an order needs, as far as there is one. */
export async function ratesFor(
  exchangeRates: ExchangeRates,
  { currencies, taxEvent }: RatesNeeded,
): Promise<readonly ExchangeRate[]> {
  const rates = await Promise.all(currencies.map((currency) => exchangeRates.rateBefore(currency, taxEvent)));
  return rates.filter((rate) => rate !== undefined);
}
