import { describe, expect, test } from "vitest";
import { writeJson } from "../../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../../server/integrators/nilvera/transform.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { aConsumer, aCompany, aLine, anInternetSale, anInvoice, aSeller, day, decimal } from "../an-invoice.ts";

type Wire = { readonly ArchiveInvoice: Readonly<Record<string, Record<string, unknown>>> };

const textOf = (changes: Partial<Invoice> = {}): string => writeJson(toSendModel(anInvoice(changes)));
const wireOf = (changes: Partial<Invoice> = {}) => (JSON.parse(textOf(changes)) as Wire).ArchiveInvoice;
const infoOf = (changes: Partial<Invoice> = {}) => wireOf(changes)["InvoiceInfo"];

test("writes an internet sale field by field as the ArchiveInvoice model names it", () => {
  expect(wireOf()).toEqual({
    InvoiceInfo: {
      UUID: "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01",
      InvoiceType: "SATIS",
      InvoiceSerieOrNumber: "EAR",
      IssueDate: "2026-11-20T00:42:07",
      CurrencyCode: "TRY",
      OrderReference: { IssueDate: "2026-11-19T00:00:00", Value: "#1042" },
      PaymentMeansInfo: { Code: "1", DueDate: "2026-11-19T00:00:00", Note: "ODEMEARACISI - iyzico" },
      ISDespatch: false,
      SalesPlatform: "INTERNET",
      SendType: "ELEKTRONIK",
      InternetInfo: {
        WebSite: "https://www.example.com",
        PaymentMethod: "ODEMEARACISI",
        PaymentMethodName: "iyzico",
        PaymentAgentName: "iyzico",
        PaymentDate: "2026-11-19T00:00:00",
        TransporterName: "Deneme Kargo A.Ş.",
        TransporterRegisterNumber: "9876543217",
        TransportDate: "2026-11-21T00:00:00",
      },
      LineExtensionAmount: 100.3,
      GeneralKDV20Total: 16.65,
      GeneralKDV10Total: 0.03,
      GeneralAllowanceTotal: 16.75,
      PayableAmount: 100.23,
      KdvTotal: 16.68,
    },
    CompanyInfo: {
      TaxNumber: "1234567808",
      Name: "Örnek E-Ticaret A.Ş.",
      TaxOffice: "Kadıköy",
      PartyIdentifications: [{ SchemeID: "MERSISNO", Value: "0123456780100001" }],
      Address: "Bağdat Cad. No:1",
      District: "Kadıköy",
      City: "İstanbul",
      Country: "Türkiye",
      PostalCode: "34710",
      Phone: "+902160000000",
      Mail: "fatura@example.com",
      WebSite: "https://www.example.com",
    },
    CustomerInfo: {
      TaxNumber: "11111111111",
      Name: "Ayşe Örnek",
      Address: "Atatürk Bulvarı 10/3",
      District: "Çankaya",
      City: "Ankara",
      Country: "Türkiye",
      PostalCode: "06420",
      Phone: "+903120000000",
      Mail: "alici@example.com",
    },
    InvoiceLines: [
      {
        Index: "1",
        SellerCode: "TS-01",
        Name: "Tişört “Ağustos” & şort",
        Quantity: 3,
        UnitType: "C62",
        Price: 33.33333333,
        AllowanceTotal: 16.75,
        KDVPercent: 20,
        KDVTotal: 16.65,
      },
      {
        Index: "2",
        Name: "Kargo",
        Quantity: 1,
        UnitType: "C62",
        Price: 0.3,
        AllowanceTotal: 0,
        KDVPercent: 10,
        KDVTotal: 0.03,
      },
    ],
    Notes: ["Bu satış internet üzerinden yapılmıştır.", "Sipariş #1042"],
  });
});

describe("numbers", () => {
  test("keep every digit of an amount", () => {
    const text = textOf();
    for (const part of ['"Price":33.33333333', '"Price":0.30', '"KDVTotal":0.03', '"PayableAmount":100.23']) {
      expect(text).toContain(part);
    }
  });

  test("stay exact beyond what a float can hold", () => {
    const totals = { ...anInvoice().totals, payable: 9007199254740993n };
    expect(textOf({ totals })).toContain('"PayableAmount":90071992547409.93,');
  });

  test("keep a price that a float would print as 83.24999999999999", () => {
    expect(textOf({ lines: [aLine({ unitPrice: decimal("83.25"), gross: 8325n })] })).toContain('"Price":83.25,');
  });

  test.each([
    [1, "GeneralKDV1Total"],
    [8, "GeneralKDV8Total"],
    [10, "GeneralKDV10Total"],
    [18, "GeneralKDV18Total"],
    [20, "GeneralKDV20Total"],
  ])("put the KDV total of %i per cent into %s", (rate, field) => {
    expect(infoOf({ taxSubtotals: [{ rate, taxable: 10000n, tax: 1234n }] })).toMatchObject({ [field]: 12.34 });
  });

  test("need no field for lines without KDV", () => {
    expect(Object.keys(infoOf({ taxSubtotals: [{ rate: 0, taxable: 10000n, tax: 0n }] }) ?? {})).not.toContainEqual(
      expect.stringMatching(/^GeneralKDV/),
    );
  });

  test("of KDV zero go with the one code of their exemption", () => {
    const exemption = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };
    const taxSubtotals = [
      { rate: 20, taxable: 10000n, tax: 2000n },
      { rate: 0, taxable: 5000n, tax: 0n, exemption },
    ];
    expect(infoOf({ type: "ISTISNA", taxSubtotals })).toMatchObject({
      InvoiceType: "ISTISNA",
      TaxExemptionReasonInfo: { KDVExemptionReasonCode: "335" },
    });
    expect(infoOf({})).not.toHaveProperty("TaxExemptionReasonInfo");
    expect(infoOf({ lines: [aLine({ taxRate: 0, taxAmount: 0n })] })).toMatchObject({
      TaxExemptionReasonInfo: { KDVExemptionReasonCode: "351" },
    });
  });

  test("never lose a KDV total that has no field", () => {
    expect(() => infoOf({ taxSubtotals: [{ rate: 17, taxable: 10000n, tax: 1700n }] })).toThrow("KDV 17");
  });
});

describe("the sale", () => {
  const internetInfo = (changes: Parameters<typeof anInternetSale>[0]) =>
    infoOf({ sale: anInternetSale(changes) })?.["InternetInfo"];

  test.each(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME"] as const)("names nobody for %s", (method) => {
    expect(internetInfo({ payment: { method, date: day("2026-11-19") }, transport: undefined })).toEqual({
      WebSite: "https://www.example.com",
      PaymentMethod: method,
      PaymentDate: "2026-11-19T00:00:00",
    });
  });

  test("describes another way of paying, which needs no date", () => {
    const payment = { method: "DIGER", name: "Puan", date: undefined } as const;
    expect(internetInfo({ payment, transport: undefined })).toEqual({
      WebSite: "https://www.example.com",
      PaymentMethod: "DIGER",
      PaymentMethodName: "Puan",
    });
  });

  test("has no internet part when it was not made on the internet", () => {
    const info = infoOf({ sale: { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } });
    expect(info).toMatchObject({ SalesPlatform: "NORMAL", SendType: "KAGIT" });
    expect(info).not.toHaveProperty("InternetInfo");
  });
});

test("takes the number as it is when the document already has one", () => {
  expect(infoOf({ number: "EAR2026000000042" })).toMatchObject({ InvoiceSerieOrNumber: "EAR2026000000042" });
});

test("names a company by its title", () => {
  expect(wireOf({ buyer: aCompany() })["CustomerInfo"]).toMatchObject({
    TaxNumber: "9876543217",
    Name: "Deneme Ltd. Şti.",
    TaxOffice: "Çankaya",
  });
});

test("registers a seller without MERSIS under its trade registry number", () => {
  expect(wireOf({ seller: aSeller({ mersis: "123456" }) })["CompanyInfo"]).toMatchObject({
    PartyIdentifications: [{ SchemeID: "TICARETSICILNO", Value: "123456" }],
  });
});

const EXEMPTION = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };

describe("every leaf of the invoice", () => {
  /** Nilvera derives these from the rest, or the document has no place for them. */
  const UNUSED = new Set([
    "customizationId",
    "seller.address.countryCode",
    "buyer.address.countryCode",
    "lines.0.gross",
    "lines.0.net",
    // One code a document, and its text is the code list's.
    "lines.0.exemption.code",
    "lines.0.exemption.text",
    "taxSubtotals.0.exemption.text",
    "taxSubtotals.0.taxable",
    "totals.taxExclusive",
    "totals.taxInclusive",
  ]);
  const whole = anInvoice({
    buyer: aConsumer({ taxOffice: "Çankaya", mersis: "654321", webSite: "https://alici.example.com" }),
    lines: [aLine({ sellerCode: "K-1", exemption: EXEMPTION })],
    taxSubtotals: [{ rate: 20, taxable: 10000n, tax: 2000n, exemption: EXEMPTION }],
    purchaseOrder: "SAT-77",
    waybill: { kind: "separate", documents: [{ number: "A-17", date: day("2026-11-19") }] },
    attachments: [{ fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" }],
    template: { kind: "own", base64: "PHhzbC8+" },
    paymentTerms: { note: "Net 30", latePercent: decimal("2.5") },
    payeeIban: "TR330006100519786457841326" as Iban,
    sale: anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-11-19") } }),
  });
  const before = writeJson(toSendModel(whole));

  test.each(leavesOf(whole).filter((path) => !path.endsWith("scheme")))(
    "reaches the request or is listed: %s",
    (path) => {
      const after = writeJson(toSendModel(changed(whole, path.split(".")) as Invoice));
      expect(after !== before).toBe(!UNUSED.has(path));
    },
  );
});

/** Leaves that choose among shapes: any other text would be no invoice at all. */
const OTHER_CHOICES: Readonly<Record<string, string>> = {
  EARSIVFATURA: "TEMELFATURA",
  separate: "this-invoice",
  own: "kept",
  pdf: "png",
  "EFT/HAVALE": "KAPIDAODEME",
};

function leavesOf(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [path.join(".")];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return otherThan(value);
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? changed(one, rest) : one));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: changed(record[key], rest) };
}

function otherThan(leaf: unknown): unknown {
  const choice = OTHER_CHOICES[String(leaf)];
  if (choice !== undefined) return choice;
  if (typeof leaf === "bigint") return leaf + 1n;
  if (typeof leaf === "number") return leaf === 20 ? 10 : leaf + 1;
  return /^\d+\.\d+$/.test(String(leaf)) ? "7.77" : `${String(leaf)}x`;
}
