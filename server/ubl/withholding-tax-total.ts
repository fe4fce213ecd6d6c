import type { Invoice, InvoiceLine, WithholdingSubtotal } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import { type Element, text } from "./element.ts";

/** The KDV the buyer withholds of the whole document, or nothing. */
export const documentWithholding = ({ withholdings, totals, currency }: Invoice): Element | undefined =>
  withholdings &&
  aggregate("cac:WithholdingTaxTotal", [
    amount("cbc:TaxAmount", totals.withheld ?? 0n, currency),
    withholdings.map((group) => subtotal(group, currency)),
  ]);

/** The same of one line. */
export const lineWithholding = ({ withholding, taxAmount }: InvoiceLine, currency: string): Element | undefined =>
  withholding &&
  aggregate("cac:WithholdingTaxTotal", [
    amount("cbc:TaxAmount", withholding.amount, currency),
    subtotal({ ...withholding, taxable: taxAmount }, currency),
  ]);

/** GİB looks code and percent up as one text: the percent is a bare whole number, "90" and never "90.00". */
const subtotal = (withheld: WithholdingSubtotal, currency: string): Element =>
  aggregate("cac:TaxSubtotal", [
    amount("cbc:TaxableAmount", withheld.taxable, currency),
    amount("cbc:TaxAmount", withheld.amount, currency),
    text("cbc:Percent", String(withheld.percent)),
    aggregate("cac:TaxCategory", [
      aggregate("cac:TaxScheme", [text("cbc:Name", withheld.text), text("cbc:TaxTypeCode", withheld.code)]),
    ]),
  ]);
