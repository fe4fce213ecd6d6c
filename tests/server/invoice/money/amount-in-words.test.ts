import * as fc from "fast-check";
import { expect, test } from "vitest";
import { amountInWords } from "../../../../server/invoice/money/amount-in-words.ts";
import { tl } from "../an-order.ts";

test.each([
  ["0.01", "SIFIR TÜRK LİRASI BİR KURUŞ"],
  ["0.99", "SIFIR TÜRK LİRASI DOKSAN DOKUZ KURUŞ"],
  ["1.00", "BİR TÜRK LİRASI"],
  ["10.10", "ON TÜRK LİRASI ON KURUŞ"],
  ["21.05", "YİRMİ BİR TÜRK LİRASI BEŞ KURUŞ"],
  ["100.00", "YÜZ TÜRK LİRASI"],
  ["101.00", "YÜZ BİR TÜRK LİRASI"],
  ["234.56", "İKİ YÜZ OTUZ DÖRT TÜRK LİRASI ELLİ ALTI KURUŞ"],
  ["1000.00", "BİN TÜRK LİRASI"],
  ["1106.50", "BİN YÜZ ALTI TÜRK LİRASI ELLİ KURUŞ"],
  ["2000.00", "İKİ BİN TÜRK LİRASI"],
  ["11000.00", "ON BİR BİN TÜRK LİRASI"],
  ["101000.00", "YÜZ BİR BİN TÜRK LİRASI"],
  ["1000000.00", "BİR MİLYON TÜRK LİRASI"],
  ["1001000.00", "BİR MİLYON BİN TÜRK LİRASI"],
  ["1000001.00", "BİR MİLYON BİR TÜRK LİRASI"],
  ["1000000000.00", "BİR MİLYAR TÜRK LİRASI"],
  [
    "999999999.99",
    "DOKUZ YÜZ DOKSAN DOKUZ MİLYON DOKUZ YÜZ DOKSAN DOKUZ BİN DOKUZ YÜZ DOKSAN DOKUZ TÜRK LİRASI DOKSAN DOKUZ KURUŞ",
  ],
  ["345678.40", "ÜÇ YÜZ KIRK BEŞ BİN ALTI YÜZ YETMİŞ SEKİZ TÜRK LİRASI KIRK KURUŞ"],
])("%s", (amount, words) => {
  expect(amountInWords(tl(amount), "TRY")).toBe(`YALNIZ : ${words}`);
});

const DIGITS = ["BİR", "İKİ", "ÜÇ", "DÖRT", "BEŞ", "ALTI", "YEDİ", "SEKİZ", "DOKUZ"];
const TENS = ["ON", "YİRMİ", "OTUZ", "KIRK", "ELLİ", "ALTMIŞ", "YETMİŞ", "SEKSEN", "DOKSAN"];
const POWERS: Readonly<Record<string, bigint>> = {
  BİN: 10n ** 3n,
  MİLYON: 10n ** 6n,
  MİLYAR: 10n ** 9n,
  TRİLYON: 10n ** 12n,
  KATRİLYON: 10n ** 15n,
};

/** Reads the words back, as a person adds them up. */
function valueOf(words: string): bigint {
  let total = 0n;
  let group = 0n;
  for (const word of words.split(" ").filter((each) => each !== "" && each !== "SIFIR")) {
    const power = POWERS[word];
    if (power !== undefined) {
      total += (group === 0n ? 1n : group) * power;
      group = 0n;
    } else if (word === "YÜZ") group = (group === 0n ? 1n : group) * 100n;
    else group += BigInt(DIGITS.indexOf(word) + 1 + 10 * (TENS.indexOf(word) + 1));
  }
  return total + group;
}

/** Every amount with fewer than nineteen digits of lira. */
const LARGEST = 10n ** 20n - 1n;
const upTo = (max: bigint) => fc.bigInt({ min: 1n, max });

test("never spells an amount that it has no words for", () => {
  expect(amountInWords(LARGEST, "TRY")).toMatch(/^YALNIZ : DOKUZ YÜZ DOKSAN DOKUZ KATRİLYON /);
  expect(() => amountInWords(LARGEST + 1n, "TRY")).toThrow("no words");
});

test("says the amount it was given, and nothing else", () => {
  fc.assert(
    fc.property(fc.oneof(upTo(10n ** 6n), upTo(tl("999999999.99")), upTo(LARGEST)), (amount) => {
      const words = amountInWords(amount, "TRY");
      const [, lira = "", kurus = ""] = /^YALNIZ : (.+) TÜRK LİRASI(?: (.+) KURUŞ)?$/.exec(words) ?? [];
      expect(valueOf(lira) * 100n + valueOf(kurus)).toBe(amount);
      expect(words).not.toMatch(/BİR YÜZ|^YALNIZ : BİR BİN|MİLYON BİR BİN/);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["31.15", "USD", "OTUZ BİR ABD DOLARI ON BEŞ SENT"],
  ["1000.00", "EUR", "BİN EURO"],
  ["0.05", "GBP", "SIFIR İNGİLİZ STERLİNİ BEŞ PENİ"],
  ["40.50", "PLN", "KIRK PLN 50/100"],
])("%s %s is spelt in its own currency", (amount, currency, words) => {
  expect(amountInWords(tl(amount), currency)).toBe(`YALNIZ : ${words}`);
});
