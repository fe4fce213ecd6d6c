import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import { TYPES_OF_PROFILE } from "../../../server/gib/profile-types.ts";
import type { Invoice, InvoiceType, ProfileId } from "../../../server/invoice/invoice.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { aDocument } from "./a-document-of.ts";
import { aSampleInvoice } from "./a-sample-invoice.ts";
import { textsAt } from "./read-xml.ts";

const PAIRS = Object.entries(TYPES_OF_PROFILE).flatMap(([profile, types]) =>
  types.map((type): [ProfileId, InvoiceType] => [profile as ProfileId, type]),
);

const OVER_THE_COUNTER = { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } as const;

const findings = (invoice: Invoice) =>
  judge(invoiceToUbl(invoice), PROFILES[invoice.profileId].channel === "earchive" ? "earchive" : "efatura");

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 60_000 }, () => {
  test.each(PAIRS)("accept %s with %s", async (profileId, type) => {
    expect(await findings(aDocument(profileId, type))).toEqual([]);
  });
});

const xmlOf = (profileId: ProfileId, type: InvoiceType) => invoiceToUbl(aDocument(profileId, type));

describe("a return", () => {
  test("names every invoice that is returned", () => {
    const reference = "cac:BillingReference/cac:InvoiceDocumentReference/cbc:*";
    expect(textsAt(xmlOf("TEMELFATURA", "IADE"), reference)).toEqual([
      "EAR2026000000007",
      "2026-03-01",
      "IADE",
      "EAR2025000000008",
      "2025-12-31",
      "IADE",
    ]);
  });
});

describe("an invoice to a public body", () => {
  test.each([
    ["sold on the internet", aDocument("KAMU", "SATIS")],
    ["sold over the counter", { ...aDocument("KAMU", "SATIS"), sale: OVER_THE_COUNTER }],
  ])("names the account to pay into when %s", (_, invoice) => {
    const account = "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID";
    expect(textsAt(invoiceToUbl(invoice), account)).toEqual(["TR330006100519786457841326"]);
  });
});

describe("an export by customs declaration", () => {
  const xml = xmlOf("IHRACAT", "ISTISNA");

  test("goes to the Ministry of Trade and names who buys", () => {
    expect(textsAt(xml, "cac:AccountingCustomerParty//cbc:ID")).toEqual(["1460415308"]);
    const buyer = "cac:BuyerCustomerParty/cac:Party";
    expect(textsAt(xml, `${buyer}/cac:PartyIdentification/cbc:ID[@schemeID='PARTYTYPE']`)).toEqual(["EXPORT"]);
    expect(textsAt(xml, `${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`)).toEqual(["Nord Handel GmbH"]);
    expect(textsAt(xml, `${buyer}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`)).toEqual(["DE"]);
  });

  test("tells of every line how it leaves the country", () => {
    const delivery = "cac:InvoiceLine[2]/cac:Delivery";
    expect(textsAt(xml, `${delivery}/cac:DeliveryTerms/cbc:ID[@schemeID='INCOTERMS']`)).toEqual(["FOB"]);
    expect(textsAt(xml, `${delivery}/cac:DeliveryAddress/cbc:CityName`)).toEqual(["Berlin"]);
    expect(textsAt(xml, `${delivery}/cac:Shipment//cbc:*`)).toEqual(["2", "851830000000", "4"]);
  });
});

test("an e-Arşiv line of goods that leave by courier has its tariff number and nothing else of customs", () => {
  const lines = aSampleInvoice().lines.map((line) => ({ ...line, gtip: "851830000000" }));
  const xml = invoiceToUbl(aSampleInvoice({ lines }));
  expect(textsAt(xml, "cac:InvoiceLine[1]/cac:Delivery//cbc:*")).toEqual(["1", "851830000000"]);
});

test("an SGK invoice says what the institution asks for", () => {
  const xml = xmlOf("TEMELFATURA", "SGK");
  expect(textsAt(xml, "cbc:AccountingCost")).toEqual(["MAL_HIZMET"]);
  expect(textsAt(xml, "cac:InvoicePeriod/cbc:*")).toEqual(["2026-02-01", "2026-02-28"]);
  const word = (code: string) =>
    textsAt(xml, `cac:AdditionalDocumentReference[cbc:DocumentTypeCode='${code}']/cbc:DocumentType`);
  expect(["MUKELLEF_KODU", "MUKELLEF_ADI", "DOSYA_NO"].flatMap(word)).toEqual(["11223344", "Örnek Medikal", "1225324"]);
});

test("accommodation tax stands beside KDV, on the lines and on the document", () => {
  const xml = xmlOf("EARSIVFATURA", "KONAKLAMAVERGISI");
  const of = (place: string) => textsAt(xml, `${place}/cac:TaxSubtotal[.//cbc:TaxTypeCode='0059']/cbc:*`);
  expect(of("cac:TaxTotal")).toEqual(["950.00", "19.00", "2"]);
  expect(of("cac:InvoiceLine[1]/cac:TaxTotal")).toEqual(["550.00", "11.00", "2"]);
  expect(textsAt(xml, "cac:InvoiceLine[1]/cac:TaxTotal/cbc:TaxAmount")).toEqual(["121.00"]);
  expect(textsAt(xml, "cac:TaxTotal/cbc:TaxAmount | /i:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount")).toEqual([
    "175.50",
    "1125.50",
  ]);
});
