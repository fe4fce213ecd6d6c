import { CURRENCY_WORDS } from "../../gib/currency-codes.ts";
import type { Kurus } from "./money.ts";

const ONES = ["", "BİR", "İKİ", "ÜÇ", "DÖRT", "BEŞ", "ALTI", "YEDİ", "SEKİZ", "DOKUZ"];
const TENS = ["", "ON", "YİRMİ", "OTUZ", "KIRK", "ELLİ", "ALTMIŞ", "YETMİŞ", "SEKSEN", "DOKSAN"];
const THOUSANDS = ["", "BİN", "MİLYON", "MİLYAR", "TRİLYON", "KATRİLYON"];

/**
 * "YALNIZ : BİN YÜZ ALTI TÜRK LİRASI ELLİ KURUŞ", the amount as an invoice spells it; a currency without words of its own
 * goes by its code, "… PLN 50/100". Not negative, and below a million million million, for which there are words.
 */
export function amountInWords(amount: Kurus, currency: string): string {
  const names = CURRENCY_WORDS.get(currency);
  const whole = wordsOf(amount / 100n) || "SIFIR";
  const hundredths = amount % 100n;
  const rest = names === undefined ? `${hundredths}/100` : `${wordsOf(hundredths)} ${names.hundredth}`;
  return ["YALNIZ :", whole, names?.unit ?? currency, ...(hundredths === 0n ? [] : [rest])].join(" ");
}

function wordsOf(number: bigint): string {
  const groups: string[] = [];
  for (let rest = number, power = 0; rest > 0n; rest /= 1000n, power += 1) {
    const group = Number(rest % 1000n);
    if (group === 0) continue;
    const name = THOUSANDS[power];
    if (name === undefined) throw new Error("no words for so large an amount");
    const isJustThousand = power === 1 && group === 1;
    groups.unshift([isJustThousand ? "" : hundredsOf(group), name].filter(Boolean).join(" "));
  }
  return groups.join(" ");
}

function hundredsOf(group: number): string {
  const hundreds = Math.floor(group / 100);
  const words = [
    hundreds > 1 ? ONES[hundreds] : "",
    hundreds > 0 ? "YÜZ" : "",
    TENS[Math.floor((group % 100) / 10)],
    ONES[group % 10],
  ];
  return words.filter(Boolean).join(" ");
}
