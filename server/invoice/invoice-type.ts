import { KDV_EXEMPTIONS } from "../gib/exemption-codes.ts";
import type { InvoiceType, TaxSubtotal } from "./invoice.ts";

/** GİB takes an exemption by law on ISTISNA only; taxed lines may stand beside it. */
export function invoiceTypeOf(taxSubtotals: readonly TaxSubtotal[]): InvoiceType {
  const codes = new Set(taxSubtotals.flatMap(({ exemption }) => exemption?.code ?? []));
  return KDV_EXEMPTIONS.some(({ code, needsIstisna }) => needsIstisna && codes.has(code)) ? "ISTISNA" : "SATIS";
}
