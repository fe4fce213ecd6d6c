import { GOODS_EXPORT, KDV_EXEMPTIONS, SERVICE_EXPORT } from "../gib/exemption-codes.ts";
import { type Fault, fault } from "./fault.ts";
import type { InvoiceDraft, InvoiceType } from "./invoice.ts";

type Taxes = Pick<InvoiceDraft, "taxSubtotals" | "withholdings">;

/** What GİB's rules make of the taxes; ordinary lines may stand beside any of it. */
export const invoiceTypeOf = (taxes: Taxes): InvoiceType => demandedBy(taxes)[0] ?? "SATIS";

/** GİB takes an exemption by law, a special base and withheld KDV each on a type of its own. */
export function mixedTypes(taxes: Taxes): Fault | undefined {
  const types = demandedBy(taxes);
  return types.length > 1 ? fault("INVOICE_TYPES_MIXED", "taxSubtotals", { types: types.join(", ") }) : undefined;
}

function demandedBy({ taxSubtotals, withholdings }: Taxes): readonly InvoiceType[] {
  const types: InvoiceType[] = [];
  if (taxSubtotals.some(({ exemption }) => exemption && EXEMPT.has(exemption.code))) types.push("ISTISNA");
  if (taxSubtotals.some(({ specialBase }) => specialBase !== undefined)) types.push("OZELMATRAH");
  if (withholdings !== undefined) types.push("TEVKIFAT");
  return types;
}

const EXEMPT: ReadonlySet<string> = new Set(
  [...KDV_EXEMPTIONS, GOODS_EXPORT, SERVICE_EXPORT].filter(({ needsIstisna }) => needsIstisna).map(({ code }) => code),
);
