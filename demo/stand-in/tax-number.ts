/** Stand for "a consumer who gave no TCKN" and "a foreign buyer"; neither has a valid check digit by design. */
const CONVENTIONS = new Set(["11111111111", "2222222222"]);

export const isTaxNumber = (text: string): boolean => CONVENTIONS.has(text) || isVkn(text) || isTckn(text);

function isVkn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => {
    const shifted = (digit + 9 - index) % 10;
    const weighed = (shifted * 2 ** (9 - index)) % 9;
    return total + (shifted !== 0 && weighed === 0 ? 9 : weighed);
  }, 0);
  return (10 - (sum % 10)) % 10 === digits[9];
}

function isTckn(text: string): boolean {
  if (!/^[1-9]\d{10}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const add = (some: readonly number[]): number => some.reduce((total, digit) => total + digit, 0);
  const first = digits.slice(0, 9);
  const odd = add(first.filter((_, index) => index % 2 === 0));
  const even = add(first.filter((_, index) => index % 2 === 1));
  return (((odd * 7 - even) % 10) + 10) % 10 === digits[9] && add(digits.slice(0, 10)) % 10 === digits[10];
}
