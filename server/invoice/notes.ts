import { amountInWords } from "./amount-in-words.ts";
import type { InvoiceTotals, ProfileId } from "./invoice.ts";
import type { Order } from "./order.ts";
import type { Sale } from "./sale.ts";
import { cleanText } from "./text.ts";

/** VUK GT 509: an internet sale says so on the document. */
const INTERNET_SALE_NOTE = "Bu satış internet üzerinden yapılmıştır.";
const ELECTRONIC_NOTE = "e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.";

/** The document's notes: the amount in words, the sentences the sale demands, then the shop's own. */
export function invoiceNotes(
  order: Order,
  {
    totals,
    sale,
    profileId,
    templates,
  }: { totals: InvoiceTotals; sale: Sale; profileId: ProfileId; templates: readonly string[] },
): readonly string[] {
  const sentences = [
    ...(sale.platform === "INTERNET" ? [INTERNET_SALE_NOTE] : []),
    ...(profileId === "EARSIVFATURA" && sale.sendType === "ELEKTRONIK" ? [ELECTRONIC_NOTE] : []),
  ];
  const own = templates.flatMap((template) => cleanText(template.replaceAll("{order}", () => order.name)) ?? []);
  return [amountInWords(totals.payable), ...sentences, ...own];
}
