import type { Invoice, InvoiceType, ProfileId } from "../../invoice/invoice.ts";
import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { exactRows } from "./rounding.ts";

/** What reaches Paraşüt's model whole. */
export const PROFILES: readonly ProfileId[] = ["EARSIVFATURA", "TEMELFATURA", "TICARIFATURA"];
export const TYPES: readonly InvoiceType[] = ["SATIS", "ISTISNA"];

/** Paraşüt's words for the currencies it takes. */
export const CURRENCIES: Readonly<Record<string, string>> = { TRY: "TRL", USD: "USD", EUR: "EUR", GBP: "GBP" };

/**
 * What has no place in Paraşüt's model: such an invoice is refused before anything is made of it, because something of it
 * would silently be left out.
 */
export const whatDoesNotFit = (invoice: Invoice): ProviderWords | undefined =>
  documentMisfit(invoice) ?? lineMisfit(invoice) ?? saleMisfit(invoice);

function documentMisfit(invoice: Invoice): ProviderWords | undefined {
  const { attachments, currency, number, profileId, purchaseOrderFile, type } = invoice;
  if (!PROFILES.includes(profileId) || !TYPES.includes(type))
    return words("TYPE", "Bu tür fatura Paraşüt bağlantısıyla kesilmiyor: Paraşüt'te elle kesin.");
  if (number !== undefined)
    return words(
      "OWN_NUMBER",
      "Paraşüt faturaya kendi numarasını veriyor: ayarlarda numaralamayı entegratöre bırakın.",
    );
  if (attachments.length > 0 || purchaseOrderFile !== undefined)
    return words("ATTACHMENTS", "Paraşüt faturaya ek dosya almıyor: ayarlardan ek dosyaları kaldırın.");
  return Object.hasOwn(CURRENCIES, currency)
    ? undefined
    : words("CURRENCY", `Paraşüt ${currency} ile fatura kesmiyor: faturayı lira olarak kestirin.`);
}

function lineMisfit(invoice: Invoice): ProviderWords | undefined {
  const { exciseSubtotals, lines } = invoice;
  if ((exciseSubtotals ?? []).length > 0)
    return words("EXCISE", "ÖTV'li satır Paraşüt bağlantısıyla gönderilmiyor: faturayı Paraşüt'te elle kesin.");
  if (lines.some(({ withholding, specialBase }) => withholding ?? specialBase))
    return words("LINE_TAX", "Tevkifatlı ya da özel matrahlı satır Paraşüt bağlantısıyla gönderilmiyor.");
  if (exemptionsOf(invoice).length > 1)
    return words("EXEMPTIONS", "Paraşüt bir faturada tek bir KDV istisna kodu alıyor: faturayı Paraşüt'te elle kesin.");
  return exactRows(invoice) ? undefined : words("ROUNDING", "KDV kuruşu kuruşuna Paraşüt'ün hesabına uydurulamadı.");
}

function saleMisfit({ sale }: Invoice): ProviderWords | undefined {
  if (sale.platform === "NORMAL")
    return sale.receipt && words("TILL_RECEIPT", "Yazarkasa fişinin bilgileri Paraşüt'e gönderilemiyor.");
  return sale.internet.payment.method === "DIGER"
    ? words("PAYMENT_METHOD", "Paraşüt “Diğer” ödeme şeklini almıyor: ayarlarda bu ödeme yöntemini eşleyin.")
    : undefined;
}

/** The reasons of the lines without KDV, each once. */
export const exemptionsOf = ({
  taxSubtotals,
}: Invoice): readonly { readonly code: string; readonly text: string }[] => [
  ...new Map(taxSubtotals.flatMap(({ exemption }) => (exemption ? [[exemption.code, exemption]] : []))).values(),
];

const words = (code: string, text: string): ProviderWords => ({ code, text });
