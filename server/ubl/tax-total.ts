import { ACCOMMODATION_TAX } from "../gib/accommodation-tax.ts";
import { NOTHING_TO_TAX } from "../gib/exemption-codes.ts";
import { KDV } from "../gib/tax-type-codes.ts";
import { type AccommodationSubtotal, accommodationSubtotals } from "../invoice/accommodation-subtotals.ts";
import type { Exemption, Invoice, InvoiceLine, TaxSubtotal } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import { type Element, text } from "./element.ts";

/** The document's taxes: KDV with one numbered subtotal per rate, and accommodation tax. */
export const documentTax = (invoice: Invoice): Element =>
  aggregate("cac:TaxTotal", [
    amount("cbc:TaxAmount", invoice.totals.tax, invoice.currency),
    subtotals(invoice).map((group, index) =>
      aggregate("cac:TaxSubtotal", [
        ...taxOf(group, invoice.currency),
        text("cbc:CalculationSequenceNumeric", String(index + 1)),
      ]),
    ),
    accommodationSubtotals(invoice.lines).map((group) => accommodationSubtotal(group, invoice.currency)),
  ]);

/** One line's KDV, and its accommodation tax beside it. */
export const lineTax = (line: InvoiceLine, currency: string): Element => {
  const { taxRate, net, taxAmount, exemption, accommodationTax: stay } = line;
  return aggregate("cac:TaxTotal", [
    amount("cbc:TaxAmount", taxAmount + (stay?.amount ?? 0n), currency),
    aggregate(
      "cac:TaxSubtotal",
      taxOf({ rate: taxRate, taxable: net, tax: taxAmount, ...(exemption && { exemption }) }, currency),
    ),
    stay && accommodationSubtotal({ rate: stay.rate, taxable: net, tax: stay.amount }, currency),
  ]);
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

const taxOf = ({ rate, taxable, tax, exemption }: TaxSubtotal, currency: string): readonly Element[] => [
  amount("cbc:TaxableAmount", taxable, currency),
  amount("cbc:TaxAmount", tax, currency),
  text("cbc:Percent", String(rate)),
  tax === 0n ? untaxed(exemption ?? NO_EXEMPTION) : TAXED,
];

const SCHEME = aggregate("cac:TaxScheme", [text("cbc:Name", KDV.name), text("cbc:TaxTypeCode", KDV.code)]);

const ACCOMMODATION = aggregate("cac:TaxCategory", [
  aggregate("cac:TaxScheme", [
    text("cbc:Name", ACCOMMODATION_TAX.name),
    text("cbc:TaxTypeCode", ACCOMMODATION_TAX.code),
  ]),
]);

const TAXED = aggregate("cac:TaxCategory", [SCHEME]);

const NO_EXEMPTION: Exemption = { code: NOTHING_TO_TAX.code, text: NOTHING_TO_TAX.name };

/** GİB refuses a KDV of zero without a reason. */
const untaxed = (exemption: Exemption): Element =>
  aggregate("cac:TaxCategory", [
    text("cbc:TaxExemptionReasonCode", exemption.code),
    text("cbc:TaxExemptionReason", exemption.text),
    SCHEME,
  ]);
