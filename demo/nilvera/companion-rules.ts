import { must } from "./answers.ts";
import type { DocumentInfo } from "./request-shape.ts";

/** The InvoiceInfo guide on what goes with the document: design, references, files and means of payment. */
export function checkCompanions(info: DocumentInfo): void {
  must(info.InvoiceType !== "IPTAL", "InvoiceType", "IPTAL gönderilemez.");
  checkCurrency(info);
  must(!(info.TemplateUUID && info.TemplateBase64String), "TemplateUUID", "Tek tasarım alanı doldurulmalıdır.");
  must(info.TemplateBase64String == null || isBase64(info.TemplateBase64String), "TemplateBase64String", "Geçersiz.");
  checkDates(info);
  for (const { Attachment: file } of info.AdditionalDocumentReferences ?? []) {
    if (!file) continue;
    must(FILES.test(file.FileName ?? ""), "AdditionalDocumentReferences", "Dosya tipi yüklenemez.");
    must(isBase64(file.Base64Data ?? ""), "AdditionalDocumentReferences", "Dosya okunamadı.");
  }
  const code = info.PaymentMeansInfo?.Code;
  must(code == null || MEANS.has(code), "PaymentMeansInfo.Code", "Kod listesinde yok.");
}

const FILES = /\.(doc|docx|ppt|pptx|pdf|jpg|jpeg|png)$/i;
/** Of GİB's 75 codes the ones a web shop's payments come to. */
const MEANS = new Set(["1", "10", "20", "23", "30", "42", "48", "97", "ZZZ"]);

/** What an invoice refers to was there before it. */
function checkDates({ IssueDate, OrderReference, DespatchDocumentReference, ISDespatch }: DocumentInfo): void {
  const isEarlier = (date: string | null | undefined) => date != null && date.slice(0, 10) <= IssueDate.slice(0, 10);
  must(!OrderReference || isEarlier(OrderReference.IssueDate), "OrderReference", "Sipariş tarihi ileri olamaz.");
  const waybills = DespatchDocumentReference ?? [];
  const areEarlier = waybills.every(({ IssueDate: date }) => isEarlier(date));
  must(areEarlier, "DespatchDocumentReference", "İrsaliye tarihi ileri olamaz.");
  must(!(ISDespatch && waybills.length > 0), "ISDespatch", "İrsaliye bilgisi varken kullanılamaz.");
}

const isBase64 = (text: string): boolean => /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);

function checkCurrency({ CurrencyCode: currency, ExchangeRate: rate }: DocumentInfo): void {
  const hasRate = rate !== undefined && rate !== null && rate > 0;
  must(currency === "TRY" || hasRate, "ExchangeRate", "Dövizli faturada zorunludur.");
  must(currency !== "TRY" || rate == null, "ExchangeRate", "TRY faturada kur girilemez.");
}
