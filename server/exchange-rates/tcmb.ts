import type { ExchangeRate } from "../invoice/money/exchange-rate.ts";
import { addDays, type IstanbulDate } from "../invoice/time/istanbul-time.ts";
import { exchange } from "../outgoing/exchange.ts";
import { AppError, errorCode } from "../pipeline/errors.ts";
import type { ExchangeRates } from "../pipeline/ports/exchange-rates.ts";
import { type Bulletin, readBulletin } from "./bulletin.ts";

export const TCMB_HOST = "https://www.tcmb.gov.tr";

/** The longest holiday with the weekends around it has eleven days. */
const MOST_DAYS_BACK = 15;
const TIMEOUT_MS = 10_000;
/** A bulletin has some 8 kB; what is larger is none. */
const MOST_BYTES = 200_000;
const KEPT_BULLETINS = 60;

export type TcmbOptions = { readonly baseUrl: string; readonly timeoutMs?: number };

/**
 * Rates from the dated files of the central bank, `/kurlar/YYYYMM/DDMMYYYY.xml`. A day without a bulletin (weekend,
 * holiday) is a 404 and the day before it is asked; a bulletin once read never changes and is kept.
 */
export function createTcmbRates({ baseUrl, timeoutMs = TIMEOUT_MS }: TcmbOptions): ExchangeRates {
  const kept = new Map<IstanbulDate, Bulletin>();

  const bulletinOn = async (day: IstanbulDate): Promise<Bulletin | undefined> => {
    const known = kept.get(day) ?? (await readDay(baseUrl, day, timeoutMs));
    if (known === undefined) return undefined;
    if (kept.size >= KEPT_BULLETINS) kept.clear();
    kept.set(day, known);
    return known;
  };

  return {
    rateBefore: async (currency, day): Promise<ExchangeRate | undefined> => {
      for (let back = 1; back <= MOST_DAYS_BACK; back += 1) {
        const bulletin = await bulletinOn(addDays(day, -back));
        if (bulletin === undefined) continue;
        const rate = bulletin.rates.get(currency);
        return rate && { currency, rate, announcedOn: bulletin.day };
      }
      return undefined;
    },
  };
}

async function readDay(baseUrl: string, day: IstanbulDate, timeoutMs: number): Promise<Bulletin | undefined> {
  const [year = "", month = "", date = ""] = day.split("-");
  const { status, body } = await get(new URL(`/kurlar/${year}${month}/${date}${month}${year}.xml`, baseUrl), timeoutMs);
  if (status === 404) return undefined;
  if (status === 429 || status >= 500) throw new AppError("EXCHANGE_RATES_UNREACHABLE", { facts: { status } });
  const bulletin = status === 200 ? readBulletin(body) : undefined;
  // Another day's rates under this day's name would be a wrong document.
  if (bulletin?.day !== day) throw new AppError("EXCHANGE_RATES_ANSWER_INVALID", { facts: { status } });
  return bulletin;
}

async function get(url: URL, timeoutMs: number): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  try {
    const { status, bytes } = await exchange(url, { timeoutMs });
    return { status, body: bytes.byteLength > MOST_BYTES ? new Uint8Array() : bytes };
  } catch (cause) {
    const isEndless = errorCode(cause) === "BODY_TOO_LARGE";
    throw new AppError(isEndless ? "EXCHANGE_RATES_ANSWER_INVALID" : "EXCHANGE_RATES_UNREACHABLE", { cause });
  }
}
