/** A number without what people write around its digits. */
export const bareDigits = (text: string): string => text.replace(/[\s\p{P}]/gu, "").replace(/^TR(?=\d)/i, "");

/** The tenth digit of a company's VKN checks the other nine. */
export function isVkn(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const nine = Array.from(digits, Number).slice(0, 9);
  const total = nine.reduce((sum, digit, index) => sum + share(digit, 9 - index), 0);
  return (10 - (total % 10)) % 10 === Number(digits[9]);
}

function share(digit: number, power: number): number {
  const shifted = (digit + power) % 10;
  return shifted === 0 ? 0 : (shifted * 2 ** power) % 9 || 9;
}

/** The last two digits of a person's TCKN check the first nine; it never begins with 0. */
export function isTckn(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const all = Array.from(digits, Number);
  const nine = all.slice(0, 9);
  const odd = nine.filter((_digit, index) => index % 2 === 0).reduce(add, 0);
  const even = nine.filter((_digit, index) => index % 2 === 1).reduce(add, 0);
  const tenth = (((7 * odd - even) % 10) + 10) % 10;
  return all[9] === tenth && all[10] === (odd + even + tenth) % 10;
}

const add = (a: number, b: number): number => a + b;
