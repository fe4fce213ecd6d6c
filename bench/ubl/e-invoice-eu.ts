import { type Invoice as EuInvoice, InvoiceService } from "@e-invoice-eu/core";
import type { Invoice, InvoiceLine } from "../../server/invoice/invoice.ts";
import { formatKurus } from "../../server/invoice/money/money.ts";
import type { Party } from "../../server/invoice/parties/party.ts";

const silent = () => undefined;
const service = new InvoiceService({ log: silent, warn: silent, error: silent });

/** The same sale as an EN 16931 UBL invoice; its schema wants two decimals, so unit prices are rounded for it. */
export async function eInvoiceEuDocument(invoice: Invoice): Promise<string> {
  const { totals } = invoice;
  const document = {
    "ubl:Invoice": {
      "cbc:ID": invoice.number ?? invoice.series,
      "cbc:IssueDate": invoice.issueDate,
      "cbc:InvoiceTypeCode": "380",
      "cbc:Note": [invoice.notes.join("\n")],
      "cbc:DocumentCurrencyCode": "TRY",
      "cac:OrderReference": { "cbc:ID": invoice.order.name },
      "cac:AccountingSupplierParty": { "cac:Party": party(invoice.seller) },
      "cac:AccountingCustomerParty": { "cac:Party": party(invoice.buyer) },
      "cac:TaxTotal": [
        {
          ...amount("cbc:TaxAmount", formatKurus(totals.tax)),
          "cac:TaxSubtotal": invoice.taxSubtotals.map(({ rate, taxable, tax }) => ({
            ...amount("cbc:TaxableAmount", formatKurus(taxable)),
            ...amount("cbc:TaxAmount", formatKurus(tax)),
            "cac:TaxCategory": vat(rate),
          })),
        },
      ],
      "cac:LegalMonetaryTotal": {
        ...amount("cbc:LineExtensionAmount", formatKurus(totals.taxExclusive)),
        ...amount("cbc:TaxExclusiveAmount", formatKurus(totals.taxExclusive)),
        ...amount("cbc:TaxInclusiveAmount", formatKurus(totals.taxInclusive)),
        ...amount("cbc:PayableAmount", formatKurus(totals.payable)),
      },
      "cac:InvoiceLine": invoice.lines.map(line),
    },
  };
  const made = await service.generate(document as unknown as EuInvoice, {
    format: "UBL",
    lang: "en",
    noWarnings: true,
  });
  return String(made);
}

const amount = (name: string, value: string) => ({ [name]: value, [`${name}@currencyID`]: "TRY" });

const vat = (rate: number) => ({
  "cbc:ID": "S",
  "cbc:Percent": String(rate),
  "cac:TaxScheme": { "cbc:ID": "VAT" },
});

function party({ taxId, address }: Party) {
  const name = taxId.scheme === "VKN" ? taxId.title : `${taxId.firstName} ${taxId.familyName}`;
  return {
    "cbc:EndpointID": taxId.value,
    "cbc:EndpointID@schemeID": "9952",
    "cac:PostalAddress": {
      "cbc:StreetName": address.line,
      "cbc:AdditionalStreetName": address.district,
      "cbc:CityName": address.city,
      "cbc:PostalZone": address.postcode,
      "cac:Country": { "cbc:IdentificationCode": address.countryCode },
    },
    "cac:PartyLegalEntity": { "cbc:RegistrationName": name, "cbc:CompanyID": taxId.value },
  };
}

const line = (each: InvoiceLine) => ({
  "cbc:ID": String(each.id),
  "cbc:InvoicedQuantity": String(each.quantity),
  "cbc:InvoicedQuantity@unitCode": each.unitCode,
  ...amount("cbc:LineExtensionAmount", formatKurus(each.net)),
  ...(each.allowance > 0n && {
    "cac:AllowanceCharge": [
      {
        "cbc:ChargeIndicator": "false",
        "cbc:AllowanceChargeReason": "İndirim",
        ...amount("cbc:Amount", formatKurus(each.allowance)),
      },
    ],
  }),
  "cac:Item": { "cbc:Name": each.name, "cac:ClassifiedTaxCategory": vat(each.taxRate) },
  "cac:Price": { ...amount("cbc:PriceAmount", Number(each.unitPrice).toFixed(2)) },
});
