import { TRANSPORT_MODES } from "../gib/customs-codes.ts";
import { SOCIAL_SECURITY_KINDS } from "../gib/social-security-kinds.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import { paymentMeansOf } from "../invoice/payment/payment-means.ts";
import type { PaymentMethod } from "../invoice/payment/payment-method.ts";
import type { InternetInfo, Payment } from "../invoice/sale.ts";
import type { TillReceipt } from "../invoice/sale/till-receipt.ts";
import { placeOf } from "./sheet-parties.ts";
import type { Fact, FactBlock } from "./sheet.ts";
import { turkishDay, turkishDecimal, turkishPercent } from "./turkish-format.ts";

/** What identifies the document, as the reader of a paper looks for it. */
export const documentFacts = (invoice: Invoice): readonly Fact[] => [
  fact("Fatura tarihi", turkishDay(invoice.issueDate)),
  fact("Düzenleme saati", invoice.issueTime),
  fact("Senaryo", invoice.profileId),
  fact("Fatura tipi", invoice.type),
  fact("Özelleştirme no", invoice.customizationId),
  fact("Sipariş", `${invoice.order.name} – ${turkishDay(invoice.order.date)}`),
  ...(invoice.purchaseOrder === undefined ? [] : [fact("Satın alma siparişi", invoice.purchaseOrder)]),
  ...waybillFacts(invoice),
  ...(invoice.originals ?? []).map((original) => fact("İade edilen fatura", numbered(original))),
  ...rateFacts(invoice),
  fact("ETTN", invoice.ettn),
];

const fact = (label: string, value: string): Fact => ({ label, value });

/** What it all is worth in lira stands in the notes. */
function rateFacts({ exchangeRate }: Invoice): readonly Fact[] {
  if (exchangeRate === undefined) return [];
  const { currency, rate, announcedOn } = exchangeRate;
  const day = announcedOn === undefined ? "" : ` – ${turkishDay(announcedOn)}`;
  return [fact("Döviz kuru", `1 ${currency} = ₺${turkishDecimal(rate)}${day}`)];
}

const waybillFacts = ({ waybill }: Invoice): readonly Fact[] =>
  waybill.kind === "separate" ? waybill.documents.map((document) => fact("İrsaliye", numbered(document))) : [];

const numbered = ({ number, date }: { number: string; date: IstanbulDate }): string =>
  `${number} – ${turkishDay(date)}`;

/** How it was sold, paid and sent. */
export function saleBlocks(invoice: Invoice): readonly FactBlock[] {
  const { sale } = invoice;
  const blocks: readonly FactBlock[] = [
    { title: "İnternet satışı", facts: sale.platform === "INTERNET" ? internetFacts(sale.internet) : [] },
    { title: "Yazar kasa fişi", facts: sale.platform === "NORMAL" ? receiptFacts(sale.receipt) : [] },
    { title: "Ödeme", facts: [...termFacts(invoice), ...accountFacts(invoice)] },
    { title: "İhracat", facts: customsFacts(invoice) },
    { title: "Sosyal güvenlik", facts: socialSecurityFacts(invoice) },
  ];
  return blocks.filter(({ facts }) => facts.length > 0);
}

const internetFacts = ({ webSite, payment, transport }: InternetInfo): readonly Fact[] => [
  fact("Web adresi", webSite),
  fact("Ödeme şekli", "name" in payment ? `${WAY[payment.method]} (${payment.name})` : WAY[payment.method]),
  ...dateOf(payment),
  ...(transport === undefined
    ? []
    : [
        fact("Gönderiyi taşıyan", transport.carrierTitle),
        fact(transport.carrierTaxId.length === VKN_LENGTH ? "Taşıyan VKN" : "Taşıyan TCKN", transport.carrierTaxId),
        fact("Gönderim tarihi", turkishDay(transport.date)),
      ]),
];

const VKN_LENGTH = 10;

const dateOf = ({ date }: Payment): readonly Fact[] =>
  date === undefined ? [] : [fact("Ödeme tarihi", turkishDay(date))];

const WAY: Readonly<Record<PaymentMethod, string>> = {
  "KREDIKARTI/BANKAKARTI": "Kredi kartı / banka kartı",
  "EFT/HAVALE": "EFT / havale",
  KAPIDAODEME: "Kapıda ödeme",
  ODEMEARACISI: "Ödeme aracısı",
  DIGER: "Diğer",
};

function termFacts({ paymentTerms }: Invoice): readonly Fact[] {
  if (paymentTerms === undefined) return [];
  const { note, latePercent } = paymentTerms;
  return [
    fact("Koşul", note.replace(/^Ödeme koşulu: /, "")),
    ...(latePercent === undefined ? [] : [fact("Gecikme oranı", turkishPercent(latePercent))]),
  ];
}

function accountFacts(invoice: Invoice): readonly Fact[] {
  const means = paymentMeansOf(invoice);
  return [
    ...(means?.payeeIban === undefined ? [] : [fact("IBAN", means.payeeIban.replace(/(.{4})(?=.)/g, "$1 "))]),
    ...(means?.channelCode === undefined ? [] : [fact("Kanal kodu", means.channelCode)]),
  ];
}

function receiptFacts(receipt: TillReceipt | undefined): readonly Fact[] {
  if (receipt === undefined) return [];
  return [
    fact("Fiş no", receipt.number),
    fact("Tarih, saat", `${turkishDay(receipt.date)} ${receipt.time}`),
    fact("Z raporu no", receipt.zNumber),
    fact("Cihaz sicil no", receipt.deviceSerial),
    fact("Fiş türü", receipt.type),
  ];
}

function customsFacts({ customs }: Invoice): readonly Fact[] {
  if (customs === undefined) return [];
  const { deliveryTerms, transportMode, deliveryAddress } = customs;
  return [
    fact("Teslim şartı", deliveryTerms),
    fact("Taşıma şekli", TRANSPORT_MODES[transportMode]),
    fact("Teslim adresi", [deliveryAddress.line, placeOf(deliveryAddress)].join(", ")),
  ];
}

function socialSecurityFacts({ socialSecurity }: Invoice): readonly Fact[] {
  if (socialSecurity === undefined) return [];
  const { kind, period, memberCode, memberName, fileNumber } = socialSecurity;
  return [
    fact("İlave fatura tipi", SOCIAL_SECURITY_KINDS[kind]),
    fact("Dönem", `${turkishDay(period.from)} – ${turkishDay(period.to)}`),
    fact("Mükellef kodu", memberCode),
    fact("Mükellef adı", memberName),
    fact("Dosya no", fileNumber),
  ];
}
