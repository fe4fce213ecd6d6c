import { type Kurus, MOST } from "./money.ts";

/** "12500", "12500,5", "12.500,50", "12,500.50"; "12.500" might be either of two and is neither. */
const FORMS = [
  { form: /^\d+(?:[.,]\d{1,2})?$/, grouping: "" },
  { form: /^\d{1,3}(?:\.\d{3})+,\d{1,2}$|^\d{1,3}(?:\.\d{3}){2,}$/, grouping: "." },
  { form: /^\d{1,3}(?:,\d{3})+\.\d{1,2}$|^\d{1,3}(?:,\d{3}){2,}$/, grouping: "," },
] as const;

/**
 * An amount in hundredths of `currency` as a person or an app wrote it, or `undefined` where it cannot be told what it
 * says. A bare number is lira; in an order of another currency it must name that currency.
 */
export function writtenAmount(text: string, currency: string): Kurus | undefined {
  const bare = withoutCurrency(text.trim(), currency);
  const found = FORMS.find(({ form }) => form.test(bare));
  if (!found) return undefined;
  const [whole = "", decimals = ""] = bare.replaceAll(found.grouping || " ", "").split(/[.,]/);
  const amount = BigInt(`${whole}${decimals.padEnd(2, "0")}`);
  // A card's or a payment's number in the amount's place.
  return amount > MOST ? undefined : amount;
}

function withoutCurrency(text: string, currency: string): string {
  if (currency === "TRY") return text.replace(/^(?:₺|TL|TRY)|(?:₺|TL|TRY)$/gi, "").trim();
  const isNamed = text.startsWith(currency) !== text.endsWith(currency);
  return isNamed ? text.replace(currency, "").trim() : "";
}
