import { z } from "zod";
import type { OrderAttribute } from "../invoice/order.ts";

const said = z.object({
  kind: z.enum(["person", "company"]),
  taxId: z.string(),
  title: z.string().default(""),
  taxOffice: z.string().default(""),
});

type TaxData = { readonly taxId: string | undefined; readonly attributes: readonly OrderAttribute[] };

/**
 * What the order's `$app.tax_id` says: the form of our checkout extension as JSON, or a number alone. The rest is put under
 * the names that a theme's own form has. Text that is neither stays for the number's check to refuse.
 */
export function readTaxData(value: string | undefined): TaxData {
  const form = said.safeParse(value === undefined ? undefined : parseJson(value));
  if (!form.success) return { taxId: value, attributes: [] };
  const { kind, taxId, title, taxOffice } = form.data;
  const attributes = [
    { key: "fatura tipi", value: kind === "person" ? "bireysel" : "kurumsal" },
    { key: "unvan", value: title },
    { key: "vergi dairesi", value: taxOffice },
  ];
  return { taxId: taxId || undefined, attributes: attributes.filter((attribute) => attribute.value !== "") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
