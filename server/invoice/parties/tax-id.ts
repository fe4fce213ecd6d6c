import { type Fault, fault } from "../fault.ts";
import { err, ok, type Result } from "../result.ts";

export type TaxId = { readonly scheme: "VKN" | "TCKN"; readonly value: string };

/** Practice for a consumer who gave no TCKN; fails the checksum by design and is never an e-Fatura user. */
export const CONSUMER_TCKN = "11111111111";
/** Practice for a buyer abroad without a Turkish number; fails the checksum by design. */
export const FOREIGNER_VKN = "2222222222";

/** A number without what people write around its digits: spaces, punctuation, and "TR" as in European VAT numbers. */
export const bareTaxId = (text: string): string => text.replace(/[\s\p{P}]/gu, "").replace(/^TR(?=\d)/i, "");

/** Reads a VKN (10 digits) or TCKN (11 digits) and proves its check digits. See `bareTaxId` for what is ignored. */
export function parseTaxId(text: string, path: string): Result<TaxId, Fault> {
  const digits = bareTaxId(text);
  if (!/^(\d{10}|\d{11})$/.test(digits)) return err(fault("TAX_ID_LENGTH", path, { length: digits.length }));
  const scheme = digits.length === 10 ? "VKN" : "TCKN";
  const isValid = scheme === "VKN" ? isVkn(digits) : isTckn(digits) || digits === CONSUMER_TCKN;
  return isValid ? ok({ scheme, value: digits }) : err(fault("TAX_ID_CHECKSUM", path));
}

/** The tenth digit of a company's tax number checks the other nine. */
export function isVkn(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let total = 0;
  for (let i = 1; i <= 9; i += 1) {
    const t = (Number(digits[i - 1]) + 10 - i) % 10;
    total += t === 0 ? 0 : (t * 2 ** (10 - i)) % 9 || 9;
  }
  return (10 - (total % 10)) % 10 === Number(digits[9]);
}

/** The last two digits of a citizen's number check the first nine; it never starts with 0. */
export function isTckn(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const d = Array.from(digits, Number);
  const odd = at(d, 0) + at(d, 2) + at(d, 4) + at(d, 6) + at(d, 8);
  const even = at(d, 1) + at(d, 3) + at(d, 5) + at(d, 7);
  const tenth = (((7 * odd - even) % 10) + 10) % 10;
  const eleventh = (odd + even + tenth) % 10;
  return at(d, 9) === tenth && at(d, 10) === eleventh;
}

const at = (digits: readonly number[], index: number): number => digits[index] ?? 0;
