import type { Kurus } from "./money.ts";

/** "12500", "12500,5", "12.500,50", "12,500.50", each perhaps with TL, TRY or ₺; "12.500" might be either and is neither. */
const FORMS = [
  { form: /^\d+(?:[.,]\d{1,2})?$/, grouping: "" },
  { form: /^\d{1,3}(?:\.\d{3})+,\d{1,2}$|^\d{1,3}(?:\.\d{3}){2,}$/, grouping: "." },
  { form: /^\d{1,3}(?:,\d{3})+\.\d{1,2}$|^\d{1,3}(?:,\d{3}){2,}$/, grouping: "," },
] as const;

/** An amount in TL as a person or an app wrote it, or `undefined` where it cannot be told what it says. */
export function writtenAmount(text: string): Kurus | undefined {
  const bare = text.replace(/^(?:₺|TL|TRY)\s*|\s*(?:₺|TL|TRY)$/gi, "").trim();
  const found = FORMS.find(({ form }) => form.test(bare));
  if (!found) return undefined;
  const [whole = "", decimals = ""] = bare.replaceAll(found.grouping || " ", "").split(/[.,]/);
  return BigInt(`${whole}${decimals.padEnd(2, "0")}`);
}
