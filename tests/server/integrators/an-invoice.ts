import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import { type Ettn, toEttn } from "../../../server/invoice/ids.ts";
import type { Invoice, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { type IstanbulDate, toIstanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type { Party } from "../../../server/invoice/parties/party.ts";
import type { Sale } from "../../../server/invoice/sale.ts";

/** An e-Arşiv invoice of an internet sale: 3 shirts at 33.33333333 with a discount, and shipping at 10 %. */
export const anInvoice = (changes: Partial<Invoice> = {}): Invoice => ({
  ettn: ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01"),
  profileId: "EARSIVFATURA",
  type: "SATIS",
  customizationId: "TR1.2",
  series: "EAR",
  issueDate: day("2026-11-20"),
  issueTime: "00:42:07",
  currency: "TRY",
  order: { name: "#1042", date: day("2026-11-19") },
  purchaseOrder: undefined,
  waybill: { kind: "separate", documents: [] },
  attachments: [],
  template: undefined,
  paymentTerms: undefined,
  payeeIban: undefined,
  seller: aSeller(),
  buyer: aConsumer(),
  sale: anInternetSale(),
  lines: [
    aLine({
      id: 1,
      name: "Tişört “Ağustos” & şort",
      sellerCode: "TS-01",
      quantity: 3,
      unitPrice: decimal("33.33333333"),
      gross: 10000n,
      allowance: 1675n,
      net: 8325n,
      taxRate: 20,
      taxAmount: 1665n,
    }),
    aLine({
      id: 2,
      name: "Kargo",
      unitPrice: decimal("0.30"),
      gross: 30n,
      net: 30n,
      taxRate: 10,
      taxAmount: 3n,
    }),
  ],
  taxSubtotals: [
    { rate: 20, taxable: 8325n, tax: 1665n },
    { rate: 10, taxable: 30n, tax: 3n },
  ],
  totals: {
    lineExtension: 10030n,
    allowance: 1675n,
    taxExclusive: 8355n,
    tax: 1668n,
    taxInclusive: 10023n,
    payable: 10023n,
  },
  notes: ["Bu satış internet üzerinden yapılmıştır.", "Sipariş #1042"],
  ...changes,
});

export const aLine = (changes: Partial<InvoiceLine> = {}): InvoiceLine => ({
  id: 1,
  name: "Kitap",
  sellerCode: undefined,
  quantity: 1,
  unitCode: "C62",
  unitPrice: decimal("100.00"),
  gross: 10000n,
  allowance: 0n,
  net: 10000n,
  taxRate: 20,
  taxAmount: 2000n,
  ...changes,
});

export const aSeller = (changes: Partial<Party> = {}): Party => ({
  taxId: { scheme: "VKN", value: "1234567808", title: "Örnek E-Ticaret A.Ş." },
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
  email: "fatura@example.com",
  phone: "+902160000000",
  webSite: "https://www.example.com",
  ...changes,
});

export const aConsumer = (changes: Partial<Party> = {}): Party => ({
  taxId: { scheme: "TCKN", value: "11111111111", firstName: "Ayşe", familyName: "Örnek" },
  taxOffice: undefined,
  mersis: undefined,
  address: {
    line: "Atatürk Bulvarı 10/3",
    district: "Çankaya",
    city: "Ankara",
    postcode: "06420",
    countryCode: "TR",
    country: "Türkiye",
  },
  email: "alici@example.com",
  phone: "+903120000000",
  webSite: undefined,
  ...changes,
});

export const aCompany = (): Party =>
  aConsumer({ taxId: { scheme: "VKN", value: "9876543217", title: "Deneme Ltd. Şti." }, taxOffice: "Çankaya" });

export type InternetSale = Extract<Sale, { readonly platform: "INTERNET" }>;

export const anInternetSale = (changes: Partial<InternetSale["internet"]> = {}): InternetSale => ({
  platform: "INTERNET",
  sendType: "ELEKTRONIK",
  internet: {
    webSite: "https://www.example.com",
    payment: { method: "ODEMEARACISI", name: "iyzico", date: day("2026-11-19") },
    transport: { carrierTitle: "Deneme Kargo A.Ş.", carrierTaxId: "9876543217", date: day("2026-11-21") },
    ...changes,
  },
});

export function day(text: string): IstanbulDate {
  const date = toIstanbulDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}

export function ettn(text: string): Ettn {
  const parsed = toEttn(text);
  if (!parsed) throw new Error(`no UUID: ${text}`);
  return parsed;
}

export const decimal = (text: string): DecimalText => text as DecimalText;
