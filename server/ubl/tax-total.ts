import { ACCOMMODATION_TAX } from "../gib/accommodation-tax.ts";
import { NOTHING_TO_TAX } from "../gib/exemption-codes.ts";
import { KDV } from "../gib/tax-type-codes.ts";
import { type AccommodationSubtotal, accommodationSubtotals } from "../invoice/tax/accommodation-subtotals.ts";
import {
  type ExciseSubtotal,
  type Exemption,
  type Invoice,
  type InvoiceLine,
  kdvBaseOf,
  type TaxSubtotal,
} from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import { type Element, text } from "./element.ts";
import { lasting } from "./serialize.ts";

/** The document's taxes: ÖTV and KDV numbered in the order they are computed, and accommodation tax. */
export const documentTax = (invoice: Invoice): Element => {
  const { totals, exciseSubtotals = [], currency } = invoice;
  return aggregate("cac:TaxTotal", [
    amount("cbc:TaxAmount", totals.tax + (totals.excise ?? 0n) + (totals.accommodation ?? 0n), currency),
    exciseSubtotals.map((group, index) => exciseOf(group, currency, index + 1)),
    subtotals(invoice).map((group, index) => kdvOf(group, currency, exciseSubtotals.length + index + 1)),
    accommodationSubtotals(invoice.lines).map((group) => accommodationSubtotal(group, currency)),
  ]);
};

/** One line's ÖTV and KDV, and its accommodation tax beside them. */
export const lineTax = (line: InvoiceLine, currency: string): Element => {
  const { net, taxAmount, excise, accommodationTax: stay } = line;
  return aggregate("cac:TaxTotal", [
    amount("cbc:TaxAmount", taxAmount + (excise?.amount ?? 0n) + (stay?.amount ?? 0n), currency),
    excise && exciseOf({ ...excise, taxable: net }, currency),
    kdvOf(kdvOfLine(line), currency),
    stay && accommodationSubtotal({ rate: stay.rate, taxable: net, tax: stay.amount }, currency),
  ]);
};

const kdvOfLine = (line: InvoiceLine): TaxSubtotal => {
  const { taxRate: rate, taxAmount: tax, exemption, specialBase } = line;
  return { rate, taxable: kdvBaseOf(line), tax, ...(exemption && { exemption }), ...(specialBase && { specialBase }) };
};

const accommodationSubtotal = ({ rate, taxable, tax }: AccommodationSubtotal, currency: string): Element =>
  aggregate("cac:TaxSubtotal", [
    amount("cbc:TaxableAmount", taxable, currency),
    amount("cbc:TaxAmount", tax, currency),
    text("cbc:Percent", String(rate)),
    ACCOMMODATION,
  ]);

/** The XSD wants a subtotal even where everything was given away and no group holds an amount. */
const subtotals = ({ taxSubtotals, lines }: Invoice): readonly TaxSubtotal[] =>
  taxSubtotals.length > 0 ? taxSubtotals : [{ rate: lines[0]?.taxRate ?? 0, taxable: 0n, tax: 0n }];

function exciseOf(
  { code, name, percent, taxable, amount: tax }: ExciseSubtotal,
  currency: string,
  at?: number,
): Element {
  const scheme = aggregate("cac:TaxScheme", [text("cbc:Name", name), text("cbc:TaxTypeCode", code)]);
  return aggregate("cac:TaxSubtotal", [
    amount("cbc:TaxableAmount", taxable, currency),
    amount("cbc:TaxAmount", tax, currency),
    sequence(at),
    text("cbc:Percent", percent),
    aggregate("cac:TaxCategory", [scheme]),
  ]);
}

const kdvOf = ({ rate, taxable, tax, exemption, specialBase }: TaxSubtotal, currency: string, at?: number): Element =>
  aggregate("cac:TaxSubtotal", [
    amount("cbc:TaxableAmount", taxable, currency),
    amount("cbc:TaxAmount", tax, currency),
    sequence(at),
    text("cbc:Percent", String(rate)),
    categoryOf(specialBase ?? (tax === 0n ? (exemption ?? NO_EXEMPTION) : undefined)),
  ]);

const sequence = (at: number | undefined): Element | undefined =>
  at === undefined ? undefined : text("cbc:CalculationSequenceNumeric", String(at));

const SCHEME = aggregate("cac:TaxScheme", [text("cbc:Name", KDV.name), text("cbc:TaxTypeCode", KDV.code)]);

const ACCOMMODATION = aggregate("cac:TaxCategory", [
  aggregate("cac:TaxScheme", [
    text("cbc:Name", ACCOMMODATION_TAX.name),
    text("cbc:TaxTypeCode", ACCOMMODATION_TAX.code),
  ]),
]);

const TAXED = lasting(aggregate("cac:TaxCategory", [SCHEME]));

const NO_EXEMPTION: Exemption = { code: NOTHING_TO_TAX.code, text: NOTHING_TO_TAX.name };

/** GİB refuses a KDV of zero, and a special base, without a reason. */
const categoryOf = (reason: Exemption | undefined): Element =>
  reason === undefined
    ? TAXED
    : aggregate("cac:TaxCategory", [
        text("cbc:TaxExemptionReasonCode", reason.code),
        text("cbc:TaxExemptionReason", reason.text),
        SCHEME,
      ]);
