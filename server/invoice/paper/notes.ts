import { amountInWords } from "../money/amount-in-words.ts";
import { type ExchangeRate, inLira, LIRA } from "../money/exchange-rate.ts";
import type { InvoiceTotals, ProfileId } from "../invoice.ts";
import { instalmentsOf } from "../payment/instalments.ts";
import { formatKurus, type Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import { furtherParcels } from "../delivery/parcels.ts";
import { type FurtherPayment, furtherPayments } from "../payment/payment.ts";
import type { Sale } from "../sale.ts";
import type { ShopProfile } from "../shop-profile.ts";
import { cleanText } from "../text.ts";
import type { Waybill } from "../delivery/waybill.ts";

/** VUK GT 509: an internet sale says so on the document. */
const INTERNET_SALE_NOTE = "Bu satış internet üzerinden yapılmıştır.";
const ELECTRONIC_NOTE = "e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.";
/** VUK GT 535 m.5: the printed invoice may then travel with the goods alone. */
const WAYBILL_NOTE = "İrsaliye yerine geçer.";

export type NoteParts = {
  readonly totals: InvoiceTotals;
  readonly sale: Sale;
  readonly profileId: ProfileId;
  readonly waybill: Waybill;
  readonly currency: string;
  readonly exchangeRate: ExchangeRate | undefined;
};

/** The document's notes: the amount in words, the sentences the sale demands, what the form has no field for, the shop's own. */
export function invoiceNotes(
  order: Order,
  { payments, carriers, notes }: Pick<ShopProfile, "payments" | "carriers" | "notes">,
  { totals, sale, profileId, waybill, currency, exchangeRate }: NoteParts,
): readonly string[] {
  const further = sale.platform === "INTERNET" ? furtherPayments(order, payments) : [];
  const parcels = sale.platform === "INTERNET" ? furtherParcels(order, carriers.custom) : [];
  const instalments = instalmentsOf(order);
  const sentences = [
    ...(sale.platform === "INTERNET" ? [INTERNET_SALE_NOTE] : []),
    ...(profileId === "EARSIVFATURA" && sale.sendType === "ELEKTRONIK" ? [ELECTRONIC_NOTE] : []),
    ...(waybill.kind === "this-invoice" ? [WAYBILL_NOTE] : []),
    ...(parcels.length > 0 ? [`Diğer gönderiler: ${parcels.join("; ")}`] : []),
    ...(instalments === undefined ? [] : [`Taksit sayısı: ${instalments}`]),
    ...(further.length > 0 ? [`Diğer ödemeler: ${further.map((each) => inWords(each, currency)).join("; ")}`] : []),
  ];
  const rate = exchangeRate ? [rateNote(exchangeRate, totals)] : [];
  return [amountInWords(totals.payable, currency), ...rate, ...sentences, ...ownNotes(order, notes)];
}

const inWords = ({ name, amount }: FurtherPayment, currency: string): string =>
  `${name} ${turkishAmount(amount)} ${currency === LIRA ? "TL" : currency}`;

/** VUK 215: a document in another currency names its worth in lira. */
function rateNote(exchangeRate: ExchangeRate, { payable, tax }: InvoiceTotals): string {
  const { currency, rate, announcedOn } = exchangeRate;
  const source = announcedOn === undefined ? "" : ` (TCMB döviz alış, ${announcedOn.split("-").reverse().join(".")})`;
  const worth = (amount: Kurus) => `${turkishAmount(inLira(amount, exchangeRate))} TL`;
  return `Kur: 1 ${currency} = ${rate.replace(".", ",")} TL${source}. Ödenecek tutar ${worth(payable)}, KDV ${worth(tax)}.`;
}

/** "1.234,56" */
const turkishAmount = (amount: Kurus): string =>
  formatKurus(amount)
    .replace(".", ",")
    .replace(/\B(?=(\d{3})+,)/g, ".");

/** The order's name always stands there; a shop that words it itself does not get it twice. */
function ownNotes(order: Order, templates: readonly string[]): readonly string[] {
  const isNamed = templates.some((template) => template.includes("{order}"));
  return [...(isNamed ? [] : ["Sipariş no: {order}"]), ...templates].flatMap(
    (template) => cleanText(template.replaceAll("{order}", () => order.name)) ?? [],
  );
}
