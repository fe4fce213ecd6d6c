import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import type { Element } from "./element.ts";

/** The totals as GİB's guide counts them: LineExtensionAmount before discounts here, after them on the lines. */
export const monetaryTotal = ({ totals, currency }: Invoice): Element =>
  aggregate("cac:LegalMonetaryTotal", [
    amount("cbc:LineExtensionAmount", totals.lineExtension, currency),
    amount("cbc:TaxExclusiveAmount", totals.taxExclusive, currency),
    amount("cbc:TaxInclusiveAmount", totals.taxInclusive, currency),
    amount("cbc:AllowanceTotalAmount", totals.allowance, currency),
    amount("cbc:PayableAmount", totals.payable, currency),
  ]);
