import { isTaxNumber } from "../stand-in/tax-number.ts";
import { type Module, type Ubl, unprocessable } from "./read-upload.ts";

const PARTY = { AccountingSupplierParty: "Satıcı", AccountingCustomerParty: "Alıcı" } as const;
const E_FATURA = ["TEMELFATURA", "TICARIFATURA", "KAMU", "IHRACAT"];

/** GİB's rules as far as they can turn a shop's invoice down. `today` is the Istanbul calendar day. */
export function checkInvoice(module: Module, ubl: Ubl, today: string): void {
  const { text } = ubl;
  const profiles = module === "earchive" ? ["EARSIVFATURA"] : E_FATURA;
  must(profiles.includes(text("cbc:ProfileID")), "ProfileID bu modüle uygun değil.");
  must(/^[A-Z0-9]{3}(\d{13})?$/.test(text("cbc:ID")), "Fatura numarası geçersiz.");
  must(text("cbc:IssueDate") <= today, "Fatura tarihi ileri olamaz.");
  for (const [party, name] of Object.entries(PARTY)) checkParty(ubl, `cac:${party}/cac:Party`, name);
  checkTotals(ubl);
  if (module === "earchive") checkSale(ubl);
}

function checkParty({ text, texts }: Ubl, party: string, name: string): void {
  const id = text(`${party}/cac:PartyIdentification/cbc:ID[@schemeID='VKN' or @schemeID='TCKN']`);
  must(isTaxNumber(id), `${name} VKN/TCKN geçersiz.`);
  must(text(`${party}/cac:PostalAddress/cbc:CitySubdivisionName`) !== "", `${name} ilçesi boş olamaz.`);
  must(text(`${party}/cac:PostalAddress/cbc:CityName`) !== "", `${name} ili boş olamaz.`);
  const names = id.length === 11 ? "cac:Person/cbc:*[self::cbc:FirstName or self::cbc:FamilyName]" : "cac:PartyName";
  must(texts(`${party}/${names}`).filter(Boolean).length === (id.length === 11 ? 2 : 1), `${name} adı boş olamaz.`);
}

/** Lines add up to the document, and taxes to what is paid, to the kuruş. */
function checkTotals({ text, texts }: Ubl): void {
  const total = (name: string): bigint => kurus(text(`cac:LegalMonetaryTotal/cbc:${name}`));
  const taxes = add(texts("cac:TaxTotal/cbc:TaxAmount"));
  const lines = add(texts("cac:InvoiceLine/cbc:LineExtensionAmount"));
  const withheld = add(texts("cac:WithholdingTaxTotal/cbc:TaxAmount"));
  must(lines === total("TaxExclusiveAmount"), "Satırlar toplamı tutmuyor.");
  must(total("TaxExclusiveAmount") + taxes === total("TaxInclusiveAmount"), "Vergiler toplamı tutmuyor.");
  must(total("TaxInclusiveAmount") - withheld === total("PayableAmount"), "Ödenecek tutar tutmuyor.");
  must(add(texts("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")) === taxes, "Vergi grupları toplamı tutmuyor.");
}

const METHODS = new Set(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"]);

/** An internet sale names its site, its payment and, where goods move, its carrier (VUK GT 509). */
function checkSale(ubl: Ubl): void {
  const sale = internetInfo(ubl);
  must(["ELEKTRONIK", "KAGIT"].includes(sale.sendType), "SEND_TYPE geçersiz.");
  if (sale.websiteUri === "") return;
  must(sale.sendType === "ELEKTRONIK", "İnternet satışında SEND_TYPE ELEKTRONIK olmalıdır.");
  must(METHODS.has(sale.paymentMethod), "INT_PAYMENTMETHOD geçersiz.");
  must(sale.paymentDate !== "" || sale.paymentMethod === "DIGER", "INT_PAYMENTDATE boş olamaz.");
  if (sale.transportDate === "") return;
  must(isTaxNumber(sale.transporterRegisterNumber), "Taşıyıcı VKN/TCKN geçersiz.");
  must(sale.transporterName !== "", "Taşıyıcı adı boş olamaz.");
}

/** What NES understood of the sale: the body of `…/internetinfos`, and how the document is sent. */
export function internetInfo({ text }: Ubl) {
  const word = (name: string) => text(`cac:AdditionalDocumentReference[cbc:DocumentType='${name}']/cbc:ID`);
  const carrier = "cac:Delivery/cac:CarrierParty";
  return {
    sendType: word("SEND_TYPE"),
    websiteUri: word("INT_WEBSITE"),
    paymentMethod: word("INT_PAYMENTMETHOD"),
    paymentMethodDescription: text("cac:PaymentMeans/cbc:InstructionNote"),
    paymentDate: word("INT_PAYMENTDATE"),
    transportDate: text("cac:Delivery/cbc:ActualDeliveryDate"),
    transporterRegisterNumber: text(`${carrier}/cac:PartyIdentification/cbc:ID`),
    transporterName: text(`${carrier}/cac:PartyName/cbc:Name`),
  };
}

function must(isMet: boolean, detail: string): void {
  if (!isMet) throw unprocessable("SCHEMATRON_CHECK_RESULT_HAS_FAILED", detail);
}

const add = (amounts: readonly string[]): bigint => amounts.map(kurus).reduce((sum, one) => sum + one, 0n);

function kurus(amount: string): bigint {
  const [, lira = "", cents = "0"] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  must(lira !== "", "Tutar okunamadı.");
  return BigInt(lira) * 100n + BigInt(cents.padEnd(2, "0"));
}
