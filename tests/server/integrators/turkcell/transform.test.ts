import { describe, expect, test } from "vitest";
import { writeJson } from "../../../../server/integrators/exact-json.ts";
import { factWithoutPlace } from "../../../../server/integrators/turkcell/no-place.ts";
import { toModel } from "../../../../server/integrators/turkcell/transform.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { aCompany, aLine, anInternetSale, anInvoice, day, decimal } from "../an-invoice.ts";

const textOf = (changes: Partial<Invoice> = {}): string => writeJson(toModel(anInvoice(changes)));
const modelOf = (changes: Partial<Invoice> = {}) => JSON.parse(textOf(changes)) as Record<string, unknown>;

test("writes an internet sale field by field as Turkcell's model names it", () => {
  const ettn = "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01";
  expect(modelOf()).toEqual({
    recordType: 0,
    status: 20,
    invoiceId: ettn,
    localReferenceId: ettn,
    useManualInvoiceId: false,
    notes: [{ note: "Bu satış internet üzerinden yapılmıştır." }, { note: "Sipariş #1042" }],
    generalInfoModel: {
      ettn,
      prefix: "EAR",
      invoiceProfileType: 4,
      type: 1,
      issueDate: "2026-11-20T00:42:07",
      currencyCode: "TRY",
    },
    addressBook: {
      identificationNumber: "11111111111",
      name: "Ayşe",
      receiverPersonSurName: "Örnek",
      receiverStreet: "Atatürk Bulvarı 10/3",
      receiverDistrict: "Çankaya",
      receiverCity: "Ankara",
      receiverZipCode: "06420",
      receiverCountry: "Türkiye",
      receiverPhoneNumber: "+903120000000",
      receiverEmail: "alici@example.com",
    },
    invoiceLines: [
      {
        inventoryCard: "Tişört “Ağustos” & şort",
        amount: 3,
        unitCode: "C62",
        unitPrice: 33.33333333,
        discountAmount: 16.75,
        lineExtensionAmount: 83.25,
        vatRate: 20,
        vatAmount: 16.65,
        sellersItemIdentification: "TS-01",
      },
      {
        inventoryCard: "Kargo",
        amount: 1,
        unitCode: "C62",
        unitPrice: 0.3,
        discountAmount: 0,
        lineExtensionAmount: 0.3,
        vatRate: 10,
        vatAmount: 0.03,
      },
    ],
    orderInfoModel: { orderNumber: "#1042", orderDate: "2026-11-19T00:00:00" },
    paymentMeansModel: {
      paymentMeansCode: 1,
      paymentDueDate: "2026-11-19T00:00:00",
      instructionNote: "ODEMEARACISI - iyzico",
    },
    archiveInfoModel: {
      isInternetSale: true,
      websiteUrl: "https://www.example.com",
      shipmentSendType: "ELEKTRONIK",
      hideDespatchMessage: true,
      shipmentSenderTcknVkn: "9876543217",
      shipmentSenderName: "Deneme Kargo A.Ş.",
      shipmentDate: "2026-11-21T00:00:00",
    },
    eArsivInfo: { sendEMail: false },
    ublSettingsModel: { useCalculatedVatAmount: true, useCalculatedTotalSummary: true, hideDespatchMessage: true },
  });
});

test("keeps every digit of an amount", () => {
  expect(textOf()).toContain('"unitPrice":33.33333333,"discountAmount":16.75,"lineExtensionAmount":83.25');
});

test("names the mailbox of an e-Fatura and tells nothing of the sale", () => {
  const buyer = aCompany();
  const model = modelOf({ profileId: "TICARIFATURA", buyer, receiverAlias: "urn:mail:pk@x" });
  expect(model).toMatchObject({
    recordType: 1,
    generalInfoModel: { invoiceProfileType: 1 },
    addressBook: { alias: "urn:mail:pk@x", identificationNumber: "9876543217", name: "Deneme Ltd. Şti." },
  });
  expect(model).not.toHaveProperty("archiveInfoModel");
  expect(model).not.toHaveProperty("eArsivInfo");
  expect(model["addressBook"]).not.toHaveProperty("receiverPersonSurName");
});

test("sends a whole number as the caller's own", () => {
  const model = modelOf({ number: "EAR2026000000042" });
  expect(model).toMatchObject({
    useManualInvoiceId: true,
    generalInfoModel: { invoiceNumber: "EAR2026000000042" },
  });
  expect(model["generalInfoModel"]).not.toHaveProperty("prefix");
});

test.each([
  ["a card", { method: "KREDIKARTI/BANKAKARTI", date: day("2026-11-19") }, 48],
  ["a transfer", { method: "EFT/HAVALE", date: day("2026-11-19") }, 30],
  ["cash at the door", { method: "KAPIDAODEME", date: undefined }, 10],
  ["another way", { method: "DIGER", name: "Puan", date: undefined }, 97],
] as const)("knows the payment code of %s", (_, payment, code) => {
  const model = modelOf({ sale: anInternetSale({ payment }) });
  expect(model["paymentMeansModel"]).toMatchObject({ paymentMeansCode: code });
});

test("names the account a transfer goes to, the waybills, the terms and the buyer's own order", () => {
  const model = modelOf({
    payeeIban: "TR330006100519786457841326" as Iban,
    sale: anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-11-19") } }),
    waybill: { kind: "separate", documents: [{ number: "A-17", date: day("2026-11-19") }] },
    paymentTerms: { note: "Net 30", latePercent: decimal("2.5") },
    purchaseOrder: "SAT-77",
  });
  expect(model).toMatchObject({
    paymentMeansModel: {
      payeeFinancialAccountId: "TR330006100519786457841326",
      payeeFinancialAccountCurrencyCode: "TRY",
    },
    relatedDespatchList: [{ despatchNumber: "A-17", issueDate: "2026-11-19T00:00:00" }],
    paymentTermsModel: { note: "Net 30", amount: 100.23, penaltySurchargePercent: 2.5 },
    customDocumentReferenceList: [{ id: "SAT-77", issueDate: "2026-11-20T00:00:00" }],
  });
});

test("says on the document that it stands for the waybill", () => {
  expect(modelOf({ waybill: { kind: "this-invoice" } })).toMatchObject({
    archiveInfoModel: { hideDespatchMessage: false },
    ublSettingsModel: { hideDespatchMessage: false },
  });
});

describe("a line", () => {
  const lineOf = (line: Parameters<typeof aLine>[0]) =>
    (modelOf({ lines: [aLine(line)] })["invoiceLines"] as readonly unknown[])[0];

  test("without KDV names its reason, by law or because nothing is left to tax", () => {
    const exemption = { code: "335", text: "Kitap" };
    expect(lineOf({ taxRate: 0, taxAmount: 0n, exemption })).toMatchObject({ vatExemptionReasonCode: "335" });
    expect(lineOf({ taxAmount: 0n, net: 0n, allowance: 10000n })).toMatchObject({ vatExemptionReasonCode: "351" });
    expect(lineOf({})).not.toHaveProperty("vatExemptionReasonCode");
  });

  test("tells ÖTV and the KDV that is withheld as taxes of its own", () => {
    const excise = { code: "0074", name: "ÖTV 4. Liste", percent: decimal("10"), amount: 1000n };
    const withholding = { code: "624", text: "Yük taşımacılığı", percent: 20, amount: 400n };
    expect(lineOf({ excise, withholding })).toMatchObject({
      taxes: [
        { taxTypeCode: "0074", taxName: "ÖTV 4. Liste", taxRate: 10, taxAmount: 10 },
        {
          taxTypeCode: "9015",
          taxName: "Yük taşımacılığı",
          taxRate: 20,
          taxAmount: 4,
          withHoldingCode: "624",
        },
      ],
    });
  });
});

describe("a fact the model has no place for is named before anything is sent", () => {
  const file = { fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" } as const;

  test.each<[string, Partial<Invoice>, string | undefined]>([
    ["an ordinary sale", {}, undefined],
    ["a file", { attachments: [file] }, "ATTACHMENTS_NOT_TAKEN"],
    ["a purchase order's file", { purchaseOrder: "S-1", purchaseOrderFile: file }, "ATTACHMENTS_NOT_TAKEN"],
    ["a customs number", { lines: [aLine({ gtip: "610910000011" })] }, "GTIP_NOT_TAKEN"],
  ])("%s", (_, changes, code) => {
    expect(factWithoutPlace(anInvoice(changes))?.code).toBe(code);
  });
});
