import { describe, expect, test } from "vitest";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { SALE_WORDS } from "../../../server/ubl/sale-words.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { anInternetSale, aSampleInvoice, COMPANY, day } from "./a-sample-invoice.ts";
import { textsAt } from "./read-xml.ts";

type Dialect = keyof typeof SALE_WORDS;

/** Each reference's own texts, the date every one of them has left out. */
function heard(invoice: Invoice, dialect: Dialect): readonly string[] {
  const xml = invoiceToUbl({ ...invoice, attachments: [], template: undefined }, SALE_WORDS[dialect]);
  const reference = (index: number) => `cac:AdditionalDocumentReference[${index}]/cbc:*[not(self::cbc:IssueDate)]`;
  const count = textsAt(xml, "cac:AdditionalDocumentReference").length;
  return Array.from({ length: count }, (_, index) => textsAt(xml, reference(index + 1)).join(" = "));
}

const byCourier = anInternetSale({
  payment: { method: "DIGER", name: "Çek", date: undefined },
  transport: { carrierTitle: "Ali Kaya", carrierTaxId: "10000000146", date: day("2026-03-15") },
});

describe("an internet sale, by integrator", () => {
  test.each<[Dialect, readonly string[]]>([
    ["neutral", []],
    [
      "intCodes",
      [
        "ELEKTRONIK = SEND_TYPE",
        ". = IS_INTERNET",
        "https://magaza.example.com = INT_WEBSITE",
        "ODEMEARACISI = INT_PAYMENT_METHOD",
        "2026-03-12 = INT_PAYMENTDATE",
      ],
    ],
    [
      "sovos",
      [
        "ELEKTRONIK = EREPSENDT",
        "https://magaza.example.com = EUPRWEBURI",
        "ODEMEARACISI = EUPRPAY",
        "Örnek Ödeme = EREPODARAC",
        "2026-03-12 = EUPRPAYDATE",
        "2026-03-15 = EUPRPAYDELIV",
        "1234567808 = EUPRCARR2",
        "Örnek Kargo A.Ş. = EUPRCARR2NAME2",
      ],
    ],
    ["izibiz", [". = EArchiveType = INTERNET", ". = SendingType = ELEKTRONIK"]],
    [
      "reportPaths",
      [
        "gonderimSekli = ELEKTRONIK",
        "internetSatisBilgi/webAdresi = https://magaza.example.com",
        "internetSatisBilgi/odemeSekli = ODEMEARACISI",
        "internetSatisBilgi/odemeAracisiAdi = Örnek Ödeme",
        "internetSatisBilgi/odemeTarihi = 2026-03-12",
        "internetSatisBilgi/gonderiBilgileri/gonderimTarihi = 2026-03-15",
        "internetSatisBilgi/gonderiBilgileri/gonderiTasiyan/tuzelKisi/vkn = 1234567808",
        "internetSatisBilgi/gonderiBilgileri/gonderiTasiyan/tuzelKisi/unvan = Örnek Kargo A.Ş.",
      ],
    ],
  ])("%s", (dialect, expected) => {
    expect(heard(aSampleInvoice(), dialect)).toEqual(expected);
  });

  test("a courier is a person, and another way of paying is described where the report would", () => {
    const invoice = aSampleInvoice({ sale: byCourier });
    expect(heard(invoice, "sovos")).toEqual([
      "ELEKTRONIK = EREPSENDT",
      "https://magaza.example.com = EUPRWEBURI",
      "DIGER - Çek = EUPRPAY",
      "2026-03-15 = EUPRPAYDELIV",
      "10000000146 = EUPRCARR1",
      "Ali Kaya = EUPRCARR1NAME",
    ]);
    expect(heard(invoice, "reportPaths").slice(-2)).toEqual([
      "internetSatisBilgi/gonderiBilgileri/gonderiTasiyan/gercekKisi/tckn = 10000000146",
      "internetSatisBilgi/gonderiBilgileri/gonderiTasiyan/gercekKisi/adiSoyadi = Ali Kaya",
    ]);
  });

  test.each(Object.keys(SALE_WORDS) as Dialect[])("%s says nothing of it on an e-Fatura", (dialect) => {
    expect(heard(aSampleInvoice({ profileId: "TEMELFATURA", buyer: COMPANY }), dialect)).toEqual([]);
  });

  test("a sale over the counter only says how it is sent", () => {
    const overTheCounter = aSampleInvoice({ sale: { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } });
    expect(heard(overTheCounter, "sovos")).toEqual(["KAGIT = EREPSENDT"]);
    expect(heard(overTheCounter, "izibiz")).toEqual([". = EArchiveType = NORMAL", ". = SendingType = KAGIT"]);
  });
});

test("whatever the words, the neutral places tell the site, the payment and the carrier", () => {
  const xml = invoiceToUbl(aSampleInvoice(), SALE_WORDS.neutral);
  expect(textsAt(xml, "cac:AccountingSupplierParty/cac:Party/cbc:WebsiteURI")).toEqual(["https://magaza.example.com"]);
  expect(textsAt(xml, "cac:PaymentMeans/cbc:*")).toEqual(["1", "2026-03-12", "ODEMEARACISI - Örnek Ödeme"]);
  expect(textsAt(xml, "cac:Delivery/cac:CarrierParty/cac:PartyName/cbc:Name")).toEqual(["Örnek Kargo A.Ş."]);
});

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 60_000 }, () => {
  test.each(Object.keys(SALE_WORDS) as Dialect[])("accept the words of %s", async (dialect) => {
    for (const sale of [anInternetSale(), byCourier]) {
      expect(await judge(invoiceToUbl(aSampleInvoice({ sale }), SALE_WORDS[dialect]), "earchive")).toEqual([]);
    }
  });
});
