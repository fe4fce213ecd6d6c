import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../invoice/money/money.ts";

/** Exact decimal text as Turkish readers write it: "1234.5" → "1.234,5". */
export function turkishDecimal(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

/** "1.234,56" */
export const turkishAmount = (amount: Kurus): string => turkishDecimal(formatKurus(amount));

/** "₺1.234,56"; another currency is named behind the amount: "1.234,56 USD". */
export function turkishMoney(amount: Kurus, currency: string): string {
  if (currency !== "TRY") return `${turkishAmount(amount)} ${currency}`;
  return amount < 0n ? `-₺${turkishAmount(-amount)}` : `₺${turkishAmount(amount)}`;
}

/** "20.11.2026" */
export const turkishDay = (day: IstanbulDate): string => day.split("-").toReversed().join(".");

/** "%20" */
export const turkishPercent = (percent: number | string): string => `%${turkishDecimal(String(percent))}`;
