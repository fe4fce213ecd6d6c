import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { Exemption, Invoice, InvoiceLine, Withholding } from "../../../server/invoice/invoice.ts";
import { divideRounded } from "../../../server/invoice/money/money.ts";
import { aDocument, exempted } from "./a-document-of.ts";
import type { Mutation } from "./gib-mutations.ts";
import { withTotals } from "./random-totals.ts";

const SALE = aDocument("EARSIVFATURA", "SATIS");
const WITHHELD = aDocument("EARSIVFATURA", "TEVKIFAT");
const EXEMPT = aDocument("EARSIVFATURA", "ISTISNA");
const RETURN = aDocument("EARSIVFATURA", "IADE");
const JEWELLERY = aDocument("EARSIVFATURA", "OZELMATRAH");

/** Taxes, their codes, words and sums. */
export const TAX_MUTATIONS: readonly Mutation[] = [
  row("withheld KDV on a sale", "WITHHOLDING_NOT_OF_TYPE", ["GeneralWithholdingTaxTotalCheck 1"], {
    ...WITHHELD,
    type: "SATIS",
  }),
  row("no withheld KDV where the type says so", "WITHHOLDING_NOT_OF_TYPE", [], { ...SALE, type: "TEVKIFAT" }),
  row(
    "withheld KDV of no code",
    "WITHHOLDING_UNKNOWN",
    ["WithholdingTaxTotalCheck 1", "WithholdingTaxTotalCheck 2", "WithholdingTaxTotalCheck 3"],
    withheldBy({ code: "", text: "Temizlik Hizmeti", percent: 90 }),
  ),
  row(
    "withheld KDV of a code that GİB took back",
    "WITHHOLDING_UNKNOWN",
    ["WithholdingTaxTotalCheck 2"],
    withheldBy({ code: "650", text: "Diğerleri", percent: 90 }),
  ),
  row(
    "another share of KDV than the code's",
    "WITHHOLDING_UNKNOWN",
    ["WithholdingTaxTotalCheck 3"],
    withheldBy({ code: "612", text: "Temizlik Hizmeti", percent: 50 }),
  ),
  row(
    "a share that was the code's once",
    "WITHHOLDING_UNKNOWN",
    [],
    withheldBy({ code: "612", text: "Temizlik Hizmeti", percent: 70 }),
  ),
  row("a kind of ÖTV that is none", "EXCISE_UNKNOWN", ["TaxTypeCheck 1"], excisedBy("9999")),
  row("ÖTV withheld on a sale", "EXCISE_UNKNOWN", ["GeneralWithholdingTaxTotalCheck 2"], excisedBy("4171")),
  row(
    "an exemption that does not say why",
    "TAX_TEXT_WRONG",
    ["TaxExemptionReasonCheck 1", "TaxExemptionReasonCodeCheck 1"],
    toldAs(EXEMPT, { code: "335", text: "" }),
  ),
  row("a returned exemption that does not say why", "TAX_TEXT_WRONG", ["TaxExemptionReasonCodeCheck 1"], {
    ...toldAs(EXEMPT, { code: "335", text: "" }),
    type: "IADE",
    ...originals(),
  }),
  row(
    "one exemption in another's words",
    "TAX_TEXT_WRONG",
    [],
    toldAs(EXEMPT, { code: "335", text: "13/ı Yem Teslimleri" }),
  ),
  row("a number between the codes", "EXEMPTION_UNKNOWN", ["TaxExemptionReasonCodeCheck 2"], exempted(RETURN, "203")),
  row("books on a sale", "EXEMPTION_NOT_OF_TYPE", ["TaxExemptionReasonCodeCheck 3"], exempted(SALE, "335")),
  row("jewellery on a sale", "EXEMPTION_NOT_OF_TYPE", ["TaxExemptionReasonCodeCheck 4"], {
    ...JEWELLERY,
    type: "SATIS",
  }),
  row(
    "a sale for export on a plain one",
    "EXEMPTION_NOT_OF_TYPE",
    ["TaxExemptionReasonCodeCheck 5"],
    exempted(SALE, "701"),
  ),
  row("a permit without its line", "EXEMPTION_UNKNOWN", ["TaxExemptionReasonCodeCheck 6"], besideAnother("702")),
  row(
    "an investment without its certificate",
    "EXEMPTION_UNKNOWN",
    ["TaxExemptionReasonCodeCheck 2"],
    exempted(RETURN, "308"),
  ),
  row(
    "a rate out of GİB's check to a public body",
    "EXEMPTION_UNKNOWN",
    ["DemirbasKDVTaxExemptionCheck 1", "DemirbasKDVTaxExemptionCheck 2"],
    exempted(aDocument("KAMU", "IADE"), "555"),
  ),
  row(
    "a rate out of GİB's check, of 0",
    "EXEMPTION_UNKNOWN",
    ["DemirbasKDVTaxExemptionCheck 2"],
    exempted(RETURN, "555"),
  ),
  row("a code younger than the document", "EXEMPTION_UNKNOWN", [], exempted(RETURN, "233")),
  row("an exempt sale with nothing exempt", "EXEMPTION_MISSING", [], { ...SALE, type: "ISTISNA" }),
  row("a rate that never was", "KDV_RATE_UNKNOWN", [], { ...SALE, ...withTotals(SALE.lines.map(atFive)) }),
  row("0 % without a reason", "KDV_RATE_UNKNOWN", [], { ...SALE, ...withTotals(SALE.lines.map(atNothing)) }),
  row("amounts of eighteen digits", "AMOUNT_OUT_OF_RANGE", ["decimalCheck 1"], {
    ...SALE,
    ...withTotals(SALE.lines.map(huge)),
  }),
  row("a line that is not quantity × price", "LINES_DO_NOT_ADD_UP", [], {
    ...SALE,
    lines: SALE.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })),
  }),
  row("KDV of another base than the lines'", "TAXES_DO_NOT_ADD_UP", [], {
    ...SALE,
    taxSubtotals: SALE.taxSubtotals.map((group) => ({ ...group, taxable: group.taxable + 1n })),
  }),
  row("a total of one kuruş more", "TOTALS_DO_NOT_ADD_UP", [], {
    ...SALE,
    totals: { ...SALE.totals, payable: SALE.totals.payable + 1n },
  }),
  row("withheld KDV of another base than the lines'", "FURTHER_TAXES_DO_NOT_ADD_UP", [], {
    ...WITHHELD,
    withholdings: (WITHHELD.withholdings ?? []).map((group) => ({ ...group, taxable: group.taxable + 1n })),
  }),
];

function row(what: string, ours: Mutation["ours"], theirs: readonly string[], document: Invoice): Mutation {
  return { what, ours, theirs, document };
}

function originals() {
  return { originals: RETURN.originals ?? [] };
}

/** The first line's KDV withheld under that code. */
function withheldBy(withholding: Withholding): Invoice {
  const lines = SALE.lines.map((line) => {
    const amount = divideRounded(line.taxAmount * BigInt(withholding.percent), 100n);
    return line.id === 1 ? { ...line, withholding: { ...withholding, amount } } : line;
  });
  const taxes = withTotals(lines);
  return { ...SALE, type: "TEVKIFAT", ...taxes };
}

/** The second line, alone at its rate, with ÖTV of that code. */
function excisedBy(code: string): Invoice {
  const excise = { code, name: "ÖTV", percent: "10" as DecimalText };
  const lines = SALE.lines.map((line) => {
    if (line.id !== 2) return line;
    const amount = divideRounded(line.net, 10n);
    return { ...line, excise: { ...excise, amount }, taxAmount: divideRounded((line.net + amount) * 10n, 100n) };
  });
  return { ...SALE, ...withTotals(lines) };
}

function toldAs(invoice: Invoice, exemption: Exemption): Invoice {
  const lines = invoice.lines.map((line) => ({ ...line, exemption }));
  return { ...invoice, ...withTotals(lines) };
}

/** One line under a code of its own on a document of another. */
function besideAnother(code: string): Invoice {
  const invoice = aDocument("EARSIVFATURA", "IHRACKAYITLI");
  const exemption = { code, text: `GİB ${code}` };
  return { ...invoice, ...withTotals(invoice.lines.map((line) => (line.id === 2 ? { ...line, exemption } : line))) };
}

function atFive(line: InvoiceLine): InvoiceLine {
  return { ...line, taxRate: 5, taxAmount: divideRounded(line.net, 20n) };
}

function atNothing(line: InvoiceLine): InvoiceLine {
  return { ...line, taxRate: 0, taxAmount: 0n };
}

function huge(line: InvoiceLine): InvoiceLine {
  if (line.id !== 1) return line;
  const net = 10n ** 19n;
  const unitPrice = "100000000000000000.00" as DecimalText;
  return { ...line, quantity: 1, unitPrice, gross: net, allowance: 0n, net, taxAmount: net / 5n };
}
