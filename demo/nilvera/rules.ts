import { must } from "./answers.ts";
import { checkCompanions } from "./companion-rules.ts";
import type { EInvoice } from "./einvoice-shape.ts";
import type { AnyInvoice, ArchiveInvoice, ArchiveParty, InvoiceInfo } from "./request-shape.ts";
import { isTaxNumber } from "../stand-in/tax-number.ts";
import { checkTotals } from "./totals.ts";

/** The business rules of the InvoiceInfo guide and the model pages. `today` is the Istanbul calendar day. */
export function checkRules(invoice: ArchiveInvoice, today: string): void {
  checkDocument(invoice, today);
  checkSale(invoice.InvoiceInfo);
  checkReceipt(invoice.InvoiceInfo);
}

/** The same for an e-Fatura, whose buyer is a taxpayer with a tax office. */
export function checkEinvoiceRules(invoice: EInvoice, today: string): void {
  const { InvoiceProfile: profile, InvoiceType, PaymentMeansInfo } = invoice.InvoiceInfo;
  checkDocument(invoice, today);
  must(Boolean(invoice.CustomerInfo.TaxOffice?.trim()), "CustomerInfo.TaxOffice", "Alanı boş olamaz.");
  must(profile !== "TICARIFATURA" || InvoiceType !== "IADE", "InvoiceProfile", "İade ticari senaryoda gönderilemez.");
  const namesAccount = Boolean(PaymentMeansInfo?.PayeeFinancialAccountID);
  must(profile !== "KAMU" || namesAccount, "PaymentMeansInfo.PayeeFinancialAccountID", "KAMU için zorunludur.");
}

function checkDocument(invoice: AnyInvoice, today: string): void {
  checkParty("CompanyInfo", invoice.CompanyInfo);
  checkParty("CustomerInfo", invoice.CustomerInfo);
  must(invoice.InvoiceInfo.IssueDate.slice(0, 10) <= today, "IssueDate", "Fatura tarihi ileri olamaz.");
  must(!/Z$|[+-]\d{2}:\d{2}$/.test(invoice.InvoiceInfo.IssueDate), "IssueDate", "Yerel saat bekleniyor.");
  checkCompanions(invoice.InvoiceInfo);
  checkTotals(invoice);
  checkExemption(invoice);
}

/** GİB's rule, seen through the model: a KDV of zero needs a reason, an exemption by law the type ISTISNA. */
function checkExemption({ InvoiceInfo: info, InvoiceLines }: AnyInvoice): void {
  const code = info.TaxExemptionReasonInfo?.KDVExemptionReasonCode;
  const field = "TaxExemptionReasonInfo.KDVExemptionReasonCode";
  const isUntaxed = InvoiceLines.some((line) => line.KDVPercent === 0);
  must(!isUntaxed || Boolean(code), field, "KDV 0 için zorunludur.");
  must(info.InvoiceType !== "ISTISNA" || Boolean(code), field, "ISTISNA için zorunludur.");
  checkOtherTaxes(info.InvoiceType, InvoiceLines);
  must(!code || code === "351" || info.InvoiceType === "ISTISNA", "InvoiceType", "İstisna kodu ISTISNA ister.");
}

/** A special base and withheld KDV each go with a type of their own, and both with a reason. */
function checkOtherTaxes(type: InvoiceInfo["InvoiceType"], lines: ArchiveInvoice["InvoiceLines"]): void {
  const withheld = lines.flatMap(({ Taxes }) => Taxes ?? []).filter(({ TaxCode }) => TaxCode === "9015");
  const isExplained = withheld.every(({ ReasonCode, ReasonDesc }) => ReasonCode && ReasonDesc);
  must(isExplained, "InvoiceLines.Taxes.ReasonCode", "Tevkifatta zorunludur.");
  must(withheld.length > 0 === (type === "TEVKIFAT"), "InvoiceType", "Tevkifat TEVKIFAT türü ister.");
  const special = lines.filter(({ OzelMatrahTotal }) => OzelMatrahTotal != null);
  must(
    special.every(({ OzelMatrahReason }) => Boolean(OzelMatrahReason)),
    "InvoiceLines.OzelMatrahReason",
    "Zorunludur.",
  );
  must(special.length > 0 === (type === "OZELMATRAH"), "InvoiceType", "Özel matrah OZELMATRAH türü ister.");
}

function checkParty(name: string, party: ArchiveParty): void {
  for (const field of ["Name", "Address", "District", "City", "Country"] as const) {
    must(Boolean(party[field]?.trim()), `${name}.${field}`, "Alanı boş olamaz.");
  }
  must(isTaxNumber(party.TaxNumber ?? ""), `${name}.TaxNumber`, "VKN/TCKN geçersiz.");
}

function checkSale({ SalesPlatform, SendType, InternetInfo: internet }: InvoiceInfo): void {
  if (SalesPlatform !== "INTERNET") return must(!internet, "InternetInfo", "Yalnız internet satışında gönderilir.");
  must(SendType === "ELEKTRONIK", "SendType", "İnternet satışında ELEKTRONIK olmalıdır.");
  if (!internet) return must(false, "InternetInfo", "İnternet satışında zorunludur.");
  must((internet.WebSite ?? "").length >= 2, "InternetInfo.WebSite", "Zorunludur.");
  checkPayment(internet);
  return checkTransport(internet);
}

/** GİB wants every part of a till receipt and knows ten kinds of them; a sale on the internet has none. */
function checkReceipt({ SalesPlatform, OKCInfo: receipt }: InvoiceInfo): void {
  if (!receipt) return;
  must(SalesPlatform === "NORMAL", "OKCInfo", "İnternet satışında gönderilemez.");
  for (const field of ["ID", "IssueDate", "Time", "ZNo", "EndPointID"] as const) {
    must(Boolean(receipt[field]), `OKCInfo.${field}`, "Zorunludur.");
  }
  must(RECEIPTS.has(receipt.DocumentDescription ?? ""), "OKCInfo.DocumentDescription", "Kod listesinde yok.");
}

const RECEIPTS = new Set(
  "AVANS YEMEK_FIS E-FATURA E-FATURA_IRSALIYE E-ARSIV E-ARSIV_IRSALIYE FATURA OTOPARK FATURA_TAHSILAT".split(" "),
).add("FATURA_TAHSILAT_KOMISYONLU");

const METHODS = new Set(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"]);

function checkPayment({ PaymentMethod, PaymentMethodName, PaymentDate }: Internet): void {
  const method = PaymentMethod ?? "";
  must(METHODS.has(method), "InternetInfo.PaymentMethod", "Geçersiz ödeme yöntemi.");
  const isNamed = method === "ODEMEARACISI" || method === "DIGER";
  must(!isNamed || Boolean(PaymentMethodName), "InternetInfo.PaymentMethodName", "Zorunludur.");
  must(method === "DIGER" || Boolean(PaymentDate), "InternetInfo.PaymentDate", "Zorunludur.");
}

/** Needed unless every line is a service, which the request does not tell: all three, or none. */
function checkTransport({ TransporterName, TransporterRegisterNumber, TransportDate }: Internet): void {
  const given = [TransporterName, TransporterRegisterNumber, TransportDate].filter(Boolean).length;
  must(given === 0 || given === 3, "InternetInfo.TransporterName", "Taşıyıcı bilgileri eksik.");
  const isValid = given === 0 || isTaxNumber(TransporterRegisterNumber ?? "");
  must(isValid, "InternetInfo.TransporterRegisterNumber", "VKN/TCKN geçersiz.");
}

type Internet = NonNullable<InvoiceInfo["InternetInfo"]>;
