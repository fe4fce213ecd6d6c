import * as fc from "fast-check";
import { isTckn, isVkn } from "../../../server/invoice/parties/tax-id.ts";

export const anyVkn = (): fc.Arbitrary<string> => withCheck(9, 1, isVkn);
export const anyTckn = (): fc.Arbitrary<string> => withCheck(9, 2, isTckn);

/** A number that passes its check: the digits to check with are tried until they fit. */
const withCheck = (free: number, checks: number, isValid: (digits: string) => boolean): fc.Arbitrary<string> =>
  fc.integer({ min: 10 ** (free - 1), max: 10 ** free - 1 }).map((start) => {
    const tails = Array.from({ length: 10 ** checks }, (_, tail) => String(tail).padStart(checks, "0"));
    return `${start}${tails.find((tail) => isValid(`${start}${tail}`)) ?? ""}`;
  });
