/** Completes nine digits to a VKN whose check digit fits. */
export function vknOf(nine: string): string {
  const total = Array.from(nine).reduce((sum, digit, index) => {
    const t = (Number(digit) + 9 - index) % 10;
    return sum + (t === 0 ? 0 : (t * 2 ** (9 - index)) % 9 || 9);
  }, 0);
  return `${nine}${(10 - (total % 10)) % 10}`;
}

/** Completes nine digits to a TCKN whose two check digits fit. */
export function tcknOf(nine: string): string {
  const digits = Array.from(nine, Number);
  const sumOf = (parity: number): number =>
    digits.reduce((sum, digit, index) => (index % 2 === parity ? sum + digit : sum), 0);
  const tenth = (((7 * sumOf(0) - sumOf(1)) % 10) + 10) % 10;
  return `${nine}${tenth}${(sumOf(0) + sumOf(1) + tenth) % 10}`;
}
