import type { Invoice } from "../../invoice/invoice.ts";
import type { ProviderWords } from "../../pipeline/integrator.ts";
import { exactRows } from "./rounding.ts";

/** Paraşüt's words for the currencies it takes. */
export const CURRENCIES: Readonly<Record<string, string>> = { TRY: "TRL", USD: "USD", EUR: "EUR", GBP: "GBP" };

/**
 * What has no place in Paraşüt's model: such an invoice is refused before anything is made of it, because something of it
 * would silently be left out.
 */
export function whatDoesNotFit(invoice: Invoice): ProviderWords | undefined {
  const { currency, lines, number, sale, exciseSubtotals } = invoice;
  if (number !== undefined)
    return words(
      "OWN_NUMBER",
      "Paraşüt faturaya kendi numarasını veriyor: ayarlarda numaralamayı entegratöre bırakın.",
    );
  if (!Object.hasOwn(CURRENCIES, currency)) return words("CURRENCY", `Paraşüt ${currency} ile fatura kesmiyor.`);
  if ((exciseSubtotals ?? []).length > 0) return words("EXCISE", "ÖTV'li satır bu bağlantıyla gönderilmiyor.");
  if (lines.some(({ withholding, specialBase }) => withholding ?? specialBase))
    return words("LINE_TAX", "Tevkifatlı ya da özel matrahlı satır bu bağlantıyla gönderilmiyor.");
  if (exemptionsOf(invoice).length > 1)
    return words("EXEMPTIONS", "Paraşüt bir faturada tek bir KDV istisna kodu alıyor.");
  if (sale.platform === "INTERNET" && sale.internet.payment.method === "DIGER")
    return words("PAYMENT_METHOD", "Paraşüt “Diğer” ödeme şeklini almıyor: ayarlarda bu ödeme yöntemini eşleyin.");
  return exactRows(invoice) ? undefined : words("ROUNDING", "KDV kuruşu kuruşuna Paraşüt'ün hesabına uydurulamadı.");
}

/** The reasons of the lines without KDV, each once. */
export const exemptionsOf = ({
  taxSubtotals,
}: Invoice): readonly { readonly code: string; readonly text: string }[] => [
  ...new Map(taxSubtotals.flatMap(({ exemption }) => (exemption ? [[exemption.code, exemption]] : []))).values(),
];

const words = (code: string, text: string): ProviderWords => ({ code, text });
