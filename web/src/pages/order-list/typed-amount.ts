/** 1.500 or 1,500.00: an amount has two decimals at most, so three digits after a mark are thousands in either language. */
const GROUPED = /^\d{1,3}([.,]\d{3})+([.,]\d{1,2})?$/;
const MARK_OF_THOUSANDS = /[.,](?=\d{3}(?!\d))/g;

/** An amount as a person writes it, with a comma or a point and with or without thousands apart, as the plain decimal the list asks for. */
export function plainAmount(typed: string): string {
  const text = typed.trim();
  const ungrouped = GROUPED.test(text) ? text.replace(MARK_OF_THOUSANDS, "") : text;
  return ungrouped.replace(",", ".");
}
