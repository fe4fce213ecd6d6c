import { describe, expect, test } from "vitest";
import { toForm, toUbl } from "../../../../server/integrators/nes/transform.ts";
import { isJudgeAvailable, judge } from "../../../support/gib-judge.ts";
import { textsAt } from "../../ubl/read-xml.ts";
import { aCompany, anInternetSale, anInvoice } from "../an-invoice.ts";

const REFERENCE = "cac:AdditionalDocumentReference[cbc:DocumentType]";

test("tells an internet sale in NES's words, the carrier where every document has it", () => {
  const xml = toUbl(anInvoice());
  expect(textsAt(xml, `${REFERENCE}/cbc:DocumentType`)).toEqual([
    "SEND_TYPE",
    "INT_WEBSITE",
    "INT_PAYMENTMETHOD",
    "INT_PAYMENTDATE",
  ]);
  expect(textsAt(xml, `${REFERENCE}/cbc:ID`)).toEqual([
    "ELEKTRONIK",
    "https://www.example.com",
    "ODEMEARACISI",
    "2026-11-19",
  ]);
  expect(textsAt(xml, "cac:Delivery/cac:CarrierParty/cac:PartyIdentification/cbc:ID")).toEqual(["9876543217"]);
});

test("money at the door that is not paid yet has the day of dispatch for its day", () => {
  const sale = anInternetSale({ payment: { method: "KAPIDAODEME", date: undefined } });
  const day = textsAt(toUbl(anInvoice({ sale })), "cac:Delivery/cbc:ActualDeliveryDate");
  expect(day).toHaveLength(1);
  const told = '[cbc:DocumentType="INT_PAYMENTDATE"]';
  expect(textsAt(toUbl(anInvoice({ sale })), `cac:AdditionalDocumentReference${told}/cbc:ID`)).toEqual(day);
});

test("leaves out what does not apply to the sale", () => {
  const sale = { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } as const;
  expect(textsAt(toUbl(anInvoice({ sale })), `${REFERENCE}/cbc:ID`)).toEqual(["KAGIT"]);
});

test("leaves the number to NES by sending the series alone", () => {
  expect(textsAt(toUbl(anInvoice()), "cbc:ID")).toEqual(["EAR"]);
  expect(textsAt(toUbl(anInvoice({ number: "EAR2026000000042" })), "cbc:ID")).toEqual(["EAR2026000000042"]);
});

test("sends an e-Arşiv invoice on at once and names no mailbox", async () => {
  const { File: file, ...fields } = Object.fromEntries(
    toForm(anInvoice({ receiverAlias: "urn:mail:pk@x" }), undefined),
  );
  expect(fields).toEqual({
    IsDirectSend: "true",
    PreviewType: "None",
    SourceApp: "Otofatura",
    SourceAppRecordId: anInvoice().ettn,
    AutoSaveCompany: "false",
  });
  expect(file).toBeInstanceOf(Blob);
  expect(await (file as File).text()).toBe(toUbl(anInvoice({ receiverAlias: "urn:mail:pk@x" })));
});

test("names both mailboxes of an e-Fatura", () => {
  const invoice = anInvoice({ profileId: "TEMELFATURA", buyer: aCompany(), receiverAlias: "urn:mail:pk@x" });
  const form = toForm(invoice, "urn:mail:gb@y");
  expect([form.get("SenderAlias"), form.get("ReceiverAlias")]).toEqual(["urn:mail:gb@y", "urn:mail:pk@x"]);
});

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 60_000 }, () => {
  const number = "EAR2026000000042";
  const cash = anInternetSale({ payment: { method: "KAPIDAODEME", date: undefined } });

  test.each([
    ["an internet sale", anInvoice({ number })],
    ["cash on delivery", anInvoice({ number, sale: cash })],
    ["services", anInvoice({ number, sale: anInternetSale({ transport: undefined }) })],
  ])("accept %s in NES's words", async (_, invoice) => {
    expect(await judge(toUbl(invoice), "earchive")).toEqual([]);
  });
});
