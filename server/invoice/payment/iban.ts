/** A Turkish account: TR, two check digits, 22 digits; written without gaps. */
export type Iban = string & { readonly brand: "Iban" };

/** Proves the check digits (ISO 13616: the rearranged number modulo 97 is 1). Gaps and case do not matter. */
export function toIban(text: string): Iban | undefined {
  const iban = text.replace(/\s/g, "").toUpperCase();
  if (!/^TR\d{24}$/.test(iban)) return undefined;
  // In the sum a letter counts as its place in the alphabet plus nine: T is 29, R is 27.
  const rearranged = BigInt(`${iban.slice(4)}2927${iban.slice(2, 4)}`);
  return rearranged % 97n === 1n ? (iban as Iban) : undefined;
}
