import { isTaxNumber } from "../stand-in/tax-number.ts";
import { type Model, type ModelLine, must } from "./model.ts";
import { computedNet, kurus, others, share } from "./totals.ts";

export type Kind = "earchive" | "outboxinvoice";

const EARSIVFATURA = 4;
const TYPES = { ISTISNA: 3, TEVKIFAT: 5 } as const;

/** What turns a document down. `today` is the Istanbul calendar day. */
export function checkModel(kind: Kind, model: Model, today: string): void {
  const { generalInfoModel: general, addressBook: buyer } = model;
  const isArchive = kind === "earchive";
  must(model.recordType === (isArchive ? 0 : 1), "recordType", "Kayıt tipi adrese uymuyor.");
  must((general.invoiceProfileType === EARSIVFATURA) === isArchive, "invoiceProfileType", "Senaryo uymuyor.");
  must(general.issueDate.slice(0, 10) <= today, "issueDate", "Fatura tarihi ileri olamaz.");
  must(general.currencyCode === "TRY" || Boolean(general.exchangeRate), "exchangeRate", "Kur zorunludur.");
  must(isTaxNumber(buyer.identificationNumber ?? ""), "addressBook.identificationNumber", "VKN/TCKN geçersiz.");
  for (const field of ["name", "receiverDistrict", "receiverCity", "receiverCountry"] as const) {
    must(Boolean(buyer[field]?.trim()), `addressBook.${field}`, "Alan boş olamaz.");
  }
  const isPerson = buyer.identificationNumber?.length === 11;
  must(!isPerson || Boolean(buyer.receiverPersonSurName), "addressBook.receiverPersonSurName", "Zorunludur.");
  must(isArchive || Boolean(buyer.alias), "addressBook.alias", "Posta kutusu zorunludur.");
  for (const line of model.invoiceLines) checkLine(line, general.type);
  if (isArchive) checkSale(model);
}

function checkLine(line: ModelLine, type: number): void {
  must(kurus(line.lineExtensionAmount) === computedNet(line), "lineExtensionAmount", "Satır tutarı tutmuyor.");
  const distance = kurus(line.vatAmount) - share(kurus(line.lineExtensionAmount) + others(line), line.vatRate);
  must(distance >= -2n && distance <= 2n, "vatAmount", "KDV tutarı oranla uyuşmuyor.");
  must(line.vatAmount > 0 || Boolean(line.vatExemptionReasonCode), "vatExemptionReasonCode", "KDV 0 için zorunludur.");
  const isExempt = Boolean(line.vatExemptionReasonCode) && line.vatExemptionReasonCode !== "351";
  must(!isExempt || type === TYPES.ISTISNA, "type", "İstisna kodu ISTISNA ister.");
  const tevkifat = (line.taxes ?? []).find(({ taxTypeCode }) => taxTypeCode === "9015");
  must(!tevkifat || type === TYPES.TEVKIFAT, "type", "Tevkifat TEVKIFAT ister.");
  must(!tevkifat || Boolean(tevkifat.withHoldingCode), "withHoldingCode", "Tevkifat kodu zorunludur.");
}

const PAYMENTS = new Set([48, 30, 10, 1, 97]);
const OTHER = 97;

function checkSale({ archiveInfoModel: sale, paymentMeansModel: payment }: Model): void {
  if (!sale) return must(false, "archiveInfoModel", "Zorunludur.");
  if (!sale.isInternetSale) return must(!sale.websiteUrl, "websiteUrl", "Yalnız internet satışında gönderilir.");
  must(sale.shipmentSendType === "ELEKTRONIK", "shipmentSendType", "İnternet satışında ELEKTRONIK olmalıdır.");
  must(Boolean(sale.websiteUrl), "websiteUrl", "Zorunludur.");
  must(PAYMENTS.has(payment?.paymentMeansCode ?? 0), "paymentMeansCode", "Ödeme şekli geçersiz.");
  const isDated = payment?.paymentMeansCode === OTHER || Boolean(payment?.paymentDueDate);
  must(isDated, "paymentDueDate", "Ödeme tarihi zorunludur.");
  const carrier = [sale.shipmentSenderTcknVkn, sale.shipmentSenderName, sale.shipmentDate].filter(Boolean);
  must(carrier.length === 0 || carrier.length === 3, "shipmentSenderName", "Taşıyıcı bilgileri eksik.");
  must(carrier.length === 0 || isTaxNumber(sale.shipmentSenderTcknVkn ?? ""), "shipmentSenderTcknVkn", "Geçersiz.");
}
