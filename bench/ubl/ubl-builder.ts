import { Invoice as UblBuilderInvoice, UdtTypes } from "ubl-builder";
import {
  AccountingCustomerParty,
  AccountingSupplierParty,
  Contact,
  Country,
  InvoiceLine as UblBuilderLine,
  Item,
  LegalMonetaryTotal,
  Party as UblBuilderParty,
  PartyIdentification,
  PartyName,
  PartyTaxScheme,
  PostalAddress,
  Price,
  TaxCategory,
  TaxScheme,
  TaxSubtotal as UblBuilderSubtotal,
  TaxTotal,
} from "ubl-builder/lib/ubl21/CommonAggregateComponents/index.js";
import { SellersItemIdentification } from "ubl-builder/lib/ubl21/CommonAggregateComponents/SellersItemIdentification.js";
import type { Invoice, InvoiceLine, TaxSubtotal } from "../../server/invoice/invoice.ts";
import { formatKurus, type Kurus } from "../../server/invoice/money/money.ts";
import type { Party } from "../../server/invoice/parties/party.ts";

const { UdtAmount, UdtIdentifier, UdtQuantity } = UdtTypes;

/** The same invoice in ubl-builder's object model, as far as it has places for it, and printed by it. */
export function ublBuilderDocument(invoice: Invoice): string {
  const document = new UblBuilderInvoice(invoice.number ?? invoice.series, { timestamp: 0 } as never);
  document.setDefaultProperties();
  document
    .setUBLVersionID("2.1")
    .setCustomizationID(invoice.customizationId)
    .setProfileID(invoice.profileId)
    .setID(invoice.number ?? invoice.series)
    .setUUID(invoice.ettn)
    .setIssueDate(invoice.issueDate)
    .setIssueTime(invoice.issueTime)
    .setInvoiceTypeCode(invoice.type)
    .setDocumentCurrencyCode(invoice.currency)
    .setLineCountNumeric(String(invoice.lines.length));
  for (const note of invoice.notes) document.addNote(note);
  document.setAccountingSupplierParty(new AccountingSupplierParty({ party: party(invoice.seller) }));
  document.setAccountingCustomerParty(new AccountingCustomerParty({ party: party(invoice.buyer) }));
  document.addTaxTotal(taxTotal(invoice.totals.tax, invoice.taxSubtotals));
  document.setLegalMonetaryTotal(monetaryTotal(invoice));
  for (const line of invoice.lines) document.addInvoiceLine(invoiceLine(line));
  return document.getXml();
}

const amount = (value: Kurus) => new UdtAmount(formatKurus(value), { currencyID: "TRY" });

function party(who: Party): UblBuilderParty {
  const { taxId, address, email, phone, taxOffice } = who;
  const name = taxId.scheme === "VKN" ? taxId.title : `${taxId.firstName} ${taxId.familyName}`;
  return new UblBuilderParty({
    websiteURI: who.webSite,
    partyIdentifications: [new PartyIdentification({ id: new UdtIdentifier(taxId.value, { schemeID: taxId.scheme }) })],
    partyNames: [new PartyName({ name })],
    postalAddress: new PostalAddress({
      streetName: address.line ?? "",
      cityName: address.city,
      postalZone: address.postcode ?? "",
      country: new Country({ identificationCode: address.countryCode, name: address.country }),
    }),
    partyTaxSchemes: [
      new PartyTaxScheme({ companyID: taxId.value, taxScheme: new TaxScheme({ id: "0015", name: taxOffice ?? "" }) }),
    ],
    contact: new Contact({ telephone: phone, electronicMail: email } as never),
  } as never);
}

const taxTotal = (tax: Kurus, groups: readonly TaxSubtotal[]): TaxTotal =>
  new TaxTotal({
    taxAmount: amount(tax),
    taxSubtotals: groups.map(
      ({ rate, taxable, tax: groupTax }) =>
        new UblBuilderSubtotal({
          taxableAmount: amount(taxable),
          taxAmount: amount(groupTax),
          percent: String(rate),
          taxCategory: new TaxCategory({
            taxScheme: new TaxScheme({ name: "KDV", taxTypeCode: "0015" } as never),
          } as never),
        }),
    ),
  });

const monetaryTotal = ({ totals }: Invoice): LegalMonetaryTotal =>
  new LegalMonetaryTotal({
    lineExtensionAmount: amount(totals.lineExtension),
    taxExclusiveAmount: amount(totals.taxExclusive),
    taxInclusiveAmount: amount(totals.taxInclusive),
    allowanceTotalAmount: amount(totals.allowance),
    payableAmount: amount(totals.payable),
  });

function invoiceLine(line: InvoiceLine): UblBuilderLine {
  const { sellerCode } = line;
  return new UblBuilderLine({
    id: String(line.id),
    invoicedQuantity: new UdtQuantity(String(line.quantity), { unitCode: line.unitCode }),
    lineExtensionAmount: amount(line.net),
    taxTotals: [taxTotal(line.taxAmount, [{ rate: line.taxRate, taxable: line.net, tax: line.taxAmount }])],
    item: new Item({
      name: line.name,
      ...(sellerCode && { sellersItemIdentification: new SellersItemIdentification({ id: sellerCode }) }),
    } as never),
    price: new Price({ priceAmount: new UdtAmount(line.unitPrice, { currencyID: "TRY" }) }),
  });
}
