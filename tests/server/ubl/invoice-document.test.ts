import { describe, expect, test } from "vitest";
import type { Payment } from "../../../server/invoice/sale.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { anInternetSale, aSampleInvoice, COMPANY, day } from "./a-sample-invoice.ts";
import { rootChildren, textsAt } from "./read-xml.ts";

const sample = invoiceToUbl(aSampleInvoice());

describe("invoiceToUbl", () => {
  test("puts the blocks into GİB's order", () => {
    expect(rootChildren(sample)).toEqual(
      `ext:UBLExtensions cbc:UBLVersionID cbc:CustomizationID cbc:ProfileID cbc:ID cbc:CopyIndicator cbc:UUID cbc:IssueDate
       cbc:IssueTime cbc:InvoiceTypeCode cbc:Note cbc:Note cbc:DocumentCurrencyCode cbc:LineCountNumeric cac:OrderReference
       cac:DespatchDocumentReference cac:AdditionalDocumentReference cac:AdditionalDocumentReference
       cac:AdditionalDocumentReference cac:AdditionalDocumentReference cac:AdditionalDocumentReference
       cac:AdditionalDocumentReference cac:AdditionalDocumentReference cac:Signature cac:AccountingSupplierParty
       cac:AccountingCustomerParty cac:Delivery cac:PaymentMeans cac:PaymentTerms cac:TaxTotal cac:LegalMonetaryTotal cac:InvoiceLine
       cac:InvoiceLine cac:InvoiceLine`.split(/\s+/),
    );
  });

  test("says what the document is", () => {
    expect(textsAt(sample, "cbc:*[not(self::cbc:Note)]")).toEqual([
      "2.1",
      "TR1.2",
      "EARSIVFATURA",
      "EAR2026000000042",
      "false",
      "6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c",
      "2026-03-14",
      "14:42:00",
      "SATIS",
      "TRY",
      "3",
    ]);
    expect(textsAt(sample, "cbc:Note")).toEqual(["Sipariş #1042", "Bu satış internet üzerinden yapılmıştır."]);
    expect(textsAt(sample, "cac:OrderReference/cbc:*")).toEqual(["#1042", "2026-03-13"]);
    expect(textsAt(sample, "cac:OrderReference/cac:DocumentReference/cbc:*")).toEqual([
      "SAT-77",
      "2026-03-14",
      "Satın alma siparişi",
    ]);
    expect(textsAt(sample, "cac:DespatchDocumentReference/cbc:*")).toEqual(["IRS2026000000009", "2026-03-12"]);
    expect(textsAt(sample, "cac:PaymentTerms/cbc:*")).toEqual(["Ödeme koşulu: Net 30", "2.5", "1106.50"]);
  });

  test("carries the series as its ID until the integrator has given a number", () => {
    const { number: _, ...unnumbered } = aSampleInvoice();
    expect(textsAt(invoiceToUbl(unnumbered), "cbc:ID")).toEqual(["EAR"]);
  });

  test("is the same text every time", () => {
    expect(invoiceToUbl(aSampleInvoice())).toBe(sample);
  });

  test("names the seller as signer of a document that is not signed yet", () => {
    expect(textsAt(sample, "cac:Signature/cbc:ID[@schemeID='VKN_TCKN']")).toEqual(["9876543217"]);
    expect(textsAt(sample, "cac:Signature//cbc:URI")).toEqual(["#Signature_6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c"]);
    expect(textsAt(sample, "ext:UBLExtensions//*[local-name()='unsigned']")).toEqual([""]);
  });
});

describe("parties", () => {
  const customer = "cac:AccountingCustomerParty/cac:Party";

  test("a company has a name and no person", () => {
    const xml = invoiceToUbl(aSampleInvoice({ buyer: COMPANY }));
    expect(textsAt(xml, `${customer}/cac:PartyIdentification/cbc:ID[@schemeID='VKN']`)).toEqual(["1234567808"]);
    expect(textsAt(xml, `${customer}/cac:PartyName/cbc:Name`)).toEqual(["Kuzey & Güney Ticaret Ltd. Şti."]);
    expect(textsAt(xml, `${customer}/cac:PartyTaxScheme/cac:TaxScheme/cbc:Name`)).toEqual(["Çankaya"]);
    expect(textsAt(xml, `${customer}/cac:Person`)).toEqual([]);
  });

  test("a consumer has two names and no company name", () => {
    expect(textsAt(sample, `${customer}/cac:PartyIdentification/cbc:ID[@schemeID='TCKN']`)).toEqual(["11111111111"]);
    expect(textsAt(sample, `${customer}/cac:Person/cbc:*`)).toEqual(["Ayşe Nur", "Yılmaz"]);
    expect(textsAt(sample, `${customer}/cac:PartyName`)).toEqual([]);
  });

  test("the address stands in GİB's order", () => {
    expect(textsAt(sample, `${customer}/cac:PostalAddress//cbc:*`)).toEqual([
      "Gül Sok. No:5",
      "Beşiktaş",
      "İstanbul",
      "34353",
      "TR",
      "Türkiye",
    ]);
  });

  test("sixteen digits are a MERSIS number, anything else a trade-registry number", () => {
    const ids = (party: string, scheme: string) =>
      textsAt(sample, `${party}/cac:PartyIdentification/cbc:ID[@schemeID='${scheme}']`);
    expect(ids("cac:AccountingSupplierParty/cac:Party", "MERSISNO")).toEqual(["0123456780100001"]);
    expect(ids(customer, "TICARETSICILNO")).toEqual(["1234-5"]);
  });

  test("a seller's web address is the one the sale was made at", () => {
    const addressOf = (xml: string) => textsAt(xml, "cac:AccountingSupplierParty/cac:Party/cbc:WebsiteURI");
    expect(addressOf(sample)).toEqual(["https://magaza.example.com"]);
    const sale = { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } as const;
    expect(addressOf(invoiceToUbl(aSampleInvoice({ sale })))).toEqual(["https://www.ornek.example.com"]);
  });

  test("what is not known is left out", () => {
    const buyer = { ...COMPANY, taxOffice: undefined, email: undefined, phone: undefined, webSite: "" };
    const xml = invoiceToUbl(aSampleInvoice({ buyer }));
    expect(textsAt(xml, `${customer}/cac:PartyTaxScheme | /i:Invoice/${customer}/cac:Contact`)).toEqual([]);
    expect(textsAt(xml, `${customer}/cbc:WebsiteURI`)).toEqual([]);
  });
});

describe("internet sale", () => {
  const words = (xml: string) => {
    const of = (field: string) => textsAt(xml, `cac:AdditionalDocumentReference/cbc:${field}`);
    const values = of("ID");
    return of("DocumentTypeCode").map((code, index) => [code, values[index]]);
  };

  test("is told in Nilvera's words", () => {
    expect(words(sample)).toEqual([
      ["SEND_TYPE", "ELEKTRONIK"],
      ["IS_INTERNET", "."],
      ["INT_WEBSITE", "https://magaza.example.com"],
      ["INT_PAYMENT_METHOD", "ODEMEARACISI"],
      ["INT_PAYMENTDATE", "2026-03-12"],
    ]);
  });

  test("leaves the payment date out where there is none", () => {
    const sale = anInternetSale({ payment: { method: "DIGER", name: "Takas", date: undefined } });
    const xml = invoiceToUbl(aSampleInvoice({ sale }));
    expect(words(xml).map(([code]) => code)).toEqual(["SEND_TYPE", "IS_INTERNET", "INT_WEBSITE", "INT_PAYMENT_METHOD"]);
    expect(textsAt(xml, "cac:PaymentMeans/cbc:*")).toEqual(["ZZZ", "DIGER - Takas"]);
  });

  test("a paper sale over the counter tells only how it is sent", () => {
    const xml = invoiceToUbl(aSampleInvoice({ sale: { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } }));
    expect(words(xml)).toEqual([["SEND_TYPE", "KAGIT"]]);
    expect(textsAt(xml, "cac:PaymentMeans | /i:Invoice/cac:Delivery")).toEqual([]);
  });

  test("an e-Fatura carries none of the e-Arşiv words", () => {
    const xml = invoiceToUbl(aSampleInvoice({ profileId: "TEMELFATURA", buyer: COMPANY }));
    expect(words(xml)).toEqual([]);
    expect(textsAt(xml, "cac:PaymentMeans/cbc:PaymentMeansCode")).toEqual(["1"]);
  });

  test.each<[Payment, readonly string[]]>([
    [{ method: "KREDIKARTI/BANKAKARTI", date: day("2026-03-12") }, ["48", "2026-03-12", "KREDIKARTI/BANKAKARTI"]],
    [{ method: "EFT/HAVALE", date: day("2026-03-12") }, ["42", "2026-03-12", "7", "EFT/HAVALE"]],
    [{ method: "KAPIDAODEME", date: day("2026-03-16") }, ["10", "2026-03-16", "KAPIDAODEME"]],
    [{ method: "ODEMEARACISI", name: "iyzico", date: day("2026-03-12") }, ["1", "2026-03-12", "ODEMEARACISI - iyzico"]],
    [{ method: "DIGER", name: "Çek", date: day("2026-03-12") }, ["ZZZ", "2026-03-12", "DIGER - Çek"]],
  ])("$method becomes a code of GİB's list", (payment, expected) => {
    const xml = invoiceToUbl(aSampleInvoice({ sale: anInternetSale({ payment }) }));
    expect(textsAt(xml, "cac:PaymentMeans/cbc:*")).toEqual(expected);
  });
});

describe("delivery", () => {
  const carried = (carrierTaxId: string) => {
    const transport = { carrierTitle: "Örnek Kurye", carrierTaxId, date: day("2026-03-15") };
    return textsAt(
      invoiceToUbl(aSampleInvoice({ sale: anInternetSale({ transport }) })),
      "cac:Delivery//cbc:* | /i:Invoice/cac:Delivery//@schemeID",
    );
  };

  test("names the carrier, and claims no address it does not know", () => {
    expect(carried("1234567808")).toEqual([
      "2026-03-15",
      "1234567808",
      "VKN",
      "Örnek Kurye",
      "-",
      "-",
      "TR",
      "Türkiye",
    ]);
  });

  test("a one-person courier goes by TCKN", () => {
    expect(carried("11111111111").slice(1, 4)).toEqual(["11111111111", "TCKN", "Örnek Kurye"]);
  });

  test("a shop that delivers itself has its own address", () => {
    expect(carried("9876543217").slice(4)).toEqual([
      "Bağdat Cad. No:1",
      "Kadıköy",
      "İstanbul",
      "34710",
      "TR",
      "Türkiye",
    ]);
  });

  test("services have none", () => {
    const xml = invoiceToUbl(aSampleInvoice({ sale: anInternetSale({ transport: undefined }) }));
    expect(textsAt(xml, "cac:Delivery")).toEqual([]);
  });
});

describe("amounts", () => {
  test("KDV is grouped by rate and numbered", () => {
    const group = (index: number) => textsAt(sample, `cac:TaxTotal/cac:TaxSubtotal[${index}]//cbc:*`);
    expect(textsAt(sample, "cac:TaxTotal/cbc:TaxAmount")).toEqual(["156.50"]);
    expect(group(1)).toEqual(["615.00", "123.00", "1", "20", "KDV", "0015"]);
    expect(group(2)).toEqual(["335.00", "33.50", "2", "10", "KDV", "0015"]);
    expect(group(3)).toEqual([]);
  });

  test("KDV of zero gives its reason", () => {
    const xml = invoiceToUbl(aSampleInvoice({ taxSubtotals: [{ rate: 20, taxable: 1n, tax: 0n }] }));
    expect(textsAt(xml, "cac:TaxTotal/cac:TaxSubtotal//cbc:*")).toEqual([
      "0.01",
      "0.00",
      "1",
      "20",
      "351",
      "KDV - İstisna Olmayan Diğer",
      "KDV",
      "0015",
    ]);
  });

  test("a line and its group give the exemption they have", () => {
    const exemption = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };
    const [first] = aSampleInvoice().lines;
    if (first === undefined) throw new Error("no line");
    const taxSubtotals = [{ rate: 0, taxable: 5000n, tax: 0n, exemption }];
    const lines = [{ ...first, taxRate: 0, taxAmount: 0n, exemption }];
    const xml = invoiceToUbl(aSampleInvoice({ type: "ISTISNA", lines, taxSubtotals }));
    expect(textsAt(xml, "cbc:InvoiceTypeCode")).toEqual(["ISTISNA"]);
    const category = "cac:TaxSubtotal/cac:TaxCategory";
    for (const place of ["cac:TaxTotal", "cac:InvoiceLine/cac:TaxTotal"]) {
      expect(textsAt(xml, `${place}/${category}/cbc:TaxExemptionReasonCode`)).toEqual(["335"]);
      expect(textsAt(xml, `${place}/${category}/cbc:TaxExemptionReason`)).toEqual([exemption.text]);
    }
  });

  test("totals count lines before discounts, the tax base after them", () => {
    expect(textsAt(sample, "cac:LegalMonetaryTotal/cbc:*")).toEqual([
      "1000.00",
      "950.00",
      "1106.50",
      "50.00",
      "1106.50",
    ]);
  });

  test("a discounted line shows discount, base and what is left", () => {
    expect(textsAt(sample, "cac:InvoiceLine[1]//cbc:*")).toEqual([
      "1",
      "2",
      "550.00",
      "false",
      "0.08333",
      "50.00",
      "600.00",
      "110.00",
      "550.00",
      "110.00",
      "20",
      "KDV",
      "0015",
      "Kulaklık",
      "SKU-1",
      "300.00",
    ]);
  });

  test("a line without discount or code leaves both out, and its unit price keeps its decimals", () => {
    const [, second] = aSampleInvoice().lines;
    const lines = second === undefined ? [] : [{ ...second, sellerCode: undefined }];
    expect(textsAt(invoiceToUbl(aSampleInvoice({ lines })), "cac:InvoiceLine//cbc:*")).toEqual([
      "2",
      "3",
      "335.00",
      "33.50",
      "335.00",
      "33.50",
      "10",
      "KDV",
      "0015",
      "Tişört",
      "111.667",
    ]);
  });

  test("every amount names its currency and every quantity its unit", () => {
    expect(textsAt(sample, "/*[contains(local-name(), 'Amount')][not(@currencyID='TRY')]")).toEqual([]);
    expect(textsAt(sample, "cac:InvoiceLine/cbc:InvoicedQuantity/@unitCode")).toEqual(["C62", "C62", "C62"]);
  });
});
