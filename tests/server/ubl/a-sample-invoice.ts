import { type DecimalText, unitPriceOf } from "../../../server/invoice/money/decimal.ts";
import type { Iban } from "../../../server/invoice/payment/iban.ts";
import { type Ettn, toEttn } from "../../../server/invoice/ids.ts";
import type { Invoice, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { type IstanbulDate, toIstanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type { Party } from "../../../server/invoice/parties/party.ts";
import type { InternetInfo, Sale } from "../../../server/invoice/sale.ts";

/** An internet sale to a consumer: two rates, a discount, shipping; every optional field of the model is filled. */
export const aSampleInvoice = (changes: Partial<Invoice> = {}): Invoice => ({
  ettn: ettn("6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c"),
  number: "EAR2026000000042",
  profileId: "EARSIVFATURA",
  type: "SATIS",
  customizationId: "TR1.2",
  series: "EAR",
  issueDate: day("2026-03-14"),
  issueTime: "14:42:00",
  currency: "TRY",
  order: { name: "#1042", date: day("2026-03-13") },
  purchaseOrder: "SAT-77",
  waybill: { kind: "separate", documents: [{ number: "IRS2026000000009", date: day("2026-03-12") }] },
  attachments: [{ fileName: "iade-formu.pdf", type: "pdf", base64: "JVBERi0=" }],
  template: { kind: "own", base64: "PHhzbC8+" },
  paymentTerms: { note: "Ödeme koşulu: Net 30", latePercent: "2.5" as DecimalText },
  paymentChannelCode: "7",
  payeeIban: "TR330006100519786457841326" as Iban,
  seller: SELLER,
  buyer: CONSUMER,
  sale: anInternetSale(),
  lines: LINES,
  taxSubtotals: [
    { rate: 20, taxable: 61500n, tax: 12300n },
    { rate: 10, taxable: 33500n, tax: 3350n },
  ],
  totals: {
    lineExtension: 100000n,
    allowance: 5000n,
    taxExclusive: 95000n,
    tax: 15650n,
    taxInclusive: 110650n,
    payable: 110650n,
  },
  notes: ["Sipariş #1042", "Bu satış internet üzerinden yapılmıştır."],
  ...changes,
});

/** The same with ÖTV, a special base and withheld KDV, which no one order has together. */
export function aSpeciallyTaxedInvoice(): Invoice {
  const excise = { code: "0077", name: "ÖTV 3C LİSTE", percent: "35" as DecimalText };
  const specialBase = { code: "805", text: "Altın" };
  const withholding = { code: "612", text: "Temizlik Hizmeti", percent: 90 };
  const [first, second, third] = LINES;
  if (!first || !second || !third) throw new Error("three lines");
  return aSampleInvoice({
    type: "OZELMATRAH",
    lines: [
      { ...first, excise: { ...excise, amount: 100n } },
      { ...second, specialBase: { ...specialBase, outside: 200n } },
      { ...third, withholding: { ...withholding, amount: 1170n } },
    ],
    taxSubtotals: [
      { rate: 20, taxable: 61600n, tax: 12300n },
      { rate: 10, taxable: 33300n, tax: 3350n, specialBase },
    ],
    exciseSubtotals: [{ ...excise, taxable: 55000n, amount: 100n }],
    withholdings: [{ ...withholding, taxable: 1300n, amount: 1170n }],
    totals: { ...aSampleInvoice().totals, excise: 100n, withheld: 1170n },
  });
}

export const anInternetSale = (changes: Partial<InternetInfo> = {}): Sale => ({
  platform: "INTERNET",
  sendType: "ELEKTRONIK",
  internet: {
    webSite: "https://magaza.example.com",
    payment: { method: "ODEMEARACISI", name: "Örnek Ödeme", date: day("2026-03-12") },
    transport: { carrierTitle: "Örnek Kargo A.Ş.", carrierTaxId: "1234567808", date: day("2026-03-15") },
    ...changes,
  },
});

/** Files of which the shop says what they are, one of them beside the buyer's own order. */
export const FILES_OF_KINDS = {
  purchaseOrderFile: {
    fileName: "siparis.pdf",
    type: "pdf",
    base64: "JVBERi0x",
    documentType: "Satın alma koşulları",
    documentTypeCode: "SAK",
  },
  attachments: [
    {
      fileName: "iade-formu.pdf",
      type: "pdf",
      base64: "JVBERi0=",
      documentType: "İade formu",
      documentTypeCode: "IADE_FORMU",
    },
  ],
} as const satisfies Partial<Invoice>;

/** A sale over the counter, with the cash register's receipt. */
export const aTillSale = (): Sale => ({
  platform: "NORMAL",
  sendType: "KAGIT",
  receipt: {
    number: "0042",
    date: day("2026-03-13"),
    time: "17:05:00",
    zNumber: "0713",
    deviceSerial: "JI20043215",
    type: "E-ARSIV",
  },
});

export const COMPANY: Party = {
  taxId: { scheme: "VKN", value: "1234567808", title: "Kuzey & Güney Ticaret Ltd. Şti." },
  taxOffice: "Çankaya",
  mersis: undefined,
  address: {
    line: "Atatürk Bulvarı No:7",
    district: "Çankaya",
    city: "Ankara",
    postcode: "06420",
    countryCode: "TR",
    country: "Türkiye",
  },
  email: "muhasebe@kuzey.example.com",
  phone: "+90 312 000 00 00",
  webSite: "https://kuzey.example.com",
};

const SELLER: Party = {
  taxId: { scheme: "VKN", value: "9876543217", title: "Örnek E-Ticaret A.Ş." },
  taxOffice: "Kadıköy",
  mersis: "0123456780100001",
  address: {
    line: "Bağdat Cad. No:1",
    district: "Kadıköy",
    city: "İstanbul",
    postcode: "34710",
    countryCode: "TR",
    country: "Türkiye",
  },
  email: "fatura@ornek.example.com",
  phone: "+90 216 000 00 00",
  webSite: "https://www.ornek.example.com",
};

const CONSUMER: Party = {
  taxId: { scheme: "TCKN", value: "11111111111", firstName: "Ayşe Nur", familyName: "Yılmaz" },
  taxOffice: "Beşiktaş",
  mersis: "1234-5",
  address: {
    line: "Gül Sok. No:5",
    district: "Beşiktaş",
    city: "İstanbul",
    postcode: "34353",
    countryCode: "TR",
    country: "Türkiye",
  },
  email: "ayse@alici.example.com",
  phone: "+90 500 000 00 00",
  webSite: "https://alici.example.com",
};

const LINES: readonly InvoiceLine[] = [
  {
    id: 1,
    name: "Kulaklık",
    sellerCode: "SKU-1",
    quantity: 2,
    unitCode: "C62",
    unitPrice: unitPriceOf(60000n, 2),
    gross: 60000n,
    allowance: 5000n,
    net: 55000n,
    taxRate: 20,
    taxAmount: 11000n,
  },
  {
    id: 2,
    name: "Tişört",
    sellerCode: "SKU-2",
    quantity: 3,
    unitCode: "C62",
    unitPrice: unitPriceOf(33500n, 3),
    gross: 33500n,
    allowance: 0n,
    net: 33500n,
    taxRate: 10,
    taxAmount: 3350n,
  },
  {
    id: 3,
    name: "Kargo bedeli",
    sellerCode: "KARGO",
    quantity: 1,
    unitCode: "C62",
    unitPrice: unitPriceOf(6500n, 1),
    gross: 6500n,
    allowance: 0n,
    net: 6500n,
    taxRate: 20,
    taxAmount: 1300n,
  },
];

export function day(text: string): IstanbulDate {
  const date = toIstanbulDate(text);
  if (date === undefined) throw new Error(`not a day: ${text}`);
  return date;
}

export function ettn(text: string): Ettn {
  const value = toEttn(text);
  if (value === undefined) throw new Error(`not an ETTN: ${text}`);
  return value;
}
