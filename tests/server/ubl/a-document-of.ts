import { GOODS_EXPORT, KDV_EXEMPTIONS, SERVICE_EXPORT } from "../../../server/gib/exemption-codes.ts";
import type { Invoice, InvoiceLine, InvoiceType, ProfileId } from "../../../server/invoice/invoice.ts";
import { divideRounded, sum } from "../../../server/invoice/money/money.ts";
import { invoiceTotals } from "../../../server/invoice/lines/totals.ts";
import { aSampleInvoice, COMPANY, day } from "./a-sample-invoice.ts";

/** A sound document of the scenario and type, with whatever the two demand and nothing they forbid. */
export function aDocument(profileId: ProfileId, type: InvoiceType): Invoice {
  const buyer = profileId === "EARSIVFATURA" ? aSampleInvoice().buyer : COMPANY;
  const typed = ofType({ ...aSampleInvoice({ profileId, buyer }), type });
  return profileId === "IHRACAT" ? asExport(typed) : typed;
}

/** Every line and the document exempt by the code. */
export function exempted(invoice: Invoice, code: string): Invoice {
  const exemption = { code, text: textOf(code) };
  const lines = invoice.lines.map((line) => ({ ...line, taxRate: 0, taxAmount: 0n, exemption }));
  const taxable = sum(lines.map(({ net }) => net));
  return summed({ ...invoice, lines, taxSubtotals: [{ rate: 0, taxable, tax: 0n, exemption }] });
}

/** GİB's own words where the app has them. */
const textOf = (code: string): string =>
  [...KDV_EXEMPTIONS, GOODS_EXPORT, SERVICE_EXPORT].find((known) => known.code === code)?.name ?? `GİB ${code}`;

export const ORIGINALS = [
  { number: "EAR2026000000007", date: day("2026-03-01") },
  { number: "EAR2025000000008", date: day("2025-12-31") },
];

const ABROAD = {
  line: "Hauptstraße 5",
  district: "Mitte",
  city: "Berlin",
  postcode: "10115",
  countryCode: "DE",
  country: "Almanya",
};

function ofType(invoice: Invoice): Invoice {
  switch (invoice.type) {
    case "IADE":
    case "TEVKIFATIADE":
      return { ...invoice, originals: ORIGINALS };
    case "ISTISNA":
      return exempted(invoice, "335");
    case "IHRACKAYITLI":
      return exempted(invoice, "701");
    case "TEVKIFAT":
      return withheld(invoice);
    case "OZELMATRAH":
      return summed(specialBased(invoice));
    case "SGK":
      return { ...invoice, socialSecurity: SOCIAL_SECURITY };
    case "KONAKLAMAVERGISI":
      return summed({ ...invoice, lines: invoice.lines.map(stayed) });
    default:
      return invoice;
  }
}

const SOCIAL_SECURITY = {
  kind: "MAL_HIZMET",
  period: { from: day("2026-02-01"), to: day("2026-02-28") },
  memberCode: "11223344",
  memberName: "Örnek Medikal",
  fileNumber: "1225324",
} as const;

const asExport = (invoice: Invoice): Invoice => ({
  ...exempted(invoice, "301"),
  lines: exempted(invoice, "301").lines.map((line) => ({ ...line, gtip: "851830000000" })),
  customs: { deliveryTerms: "FOB", transportMode: "4", deliveryAddress: ABROAD },
  buyer: { ...COMPANY, taxId: { scheme: "VKN", value: "2222222222", title: "Nord Handel GmbH" }, address: ABROAD },
});

const stayed = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  accommodationTax: { rate: 2, amount: divideRounded(line.net * 2n, 100n) },
});

/** The first line's KDV is withheld in part. */
function withheld(invoice: Invoice): Invoice {
  const code = { code: "612", text: "Temizlik Hizmeti", percent: 90 };
  const lines = invoice.lines.map((line) => {
    const amount = divideRounded(line.taxAmount * 90n, 100n);
    return line.id === 1 ? { ...line, withholding: { ...code, amount } } : line;
  });
  const taxable = invoice.lines[0]?.taxAmount ?? 0n;
  const withholdings = [{ ...code, taxable, amount: divideRounded(taxable * 90n, 100n) }];
  return summed({ ...invoice, lines, withholdings });
}

/** The second line, alone at its rate, is jewellery whose gold bears no KDV. */
function specialBased(invoice: Invoice): Invoice {
  const specialBase = {
    code: "805",
    text: "Altından Mamül veya Altın İçeren Ziynet Eşyaları İle Sikke Altınların Teslimi",
  };
  const base = 3500n;
  const tax = divideRounded(base, 10n);
  const jewel = (line: InvoiceLine): InvoiceLine => ({
    ...line,
    taxAmount: tax,
    specialBase: { ...specialBase, outside: line.net - base },
  });
  return {
    ...invoice,
    lines: invoice.lines.map((line) => (line.id === 2 ? jewel(line) : line)),
    taxSubtotals: invoice.taxSubtotals.map((group) =>
      group.rate === 10 ? { rate: 10, taxable: base, tax, specialBase } : group,
    ),
  };
}

const summed = (invoice: Invoice): Invoice => ({ ...invoice, totals: invoiceTotals(invoice) });
