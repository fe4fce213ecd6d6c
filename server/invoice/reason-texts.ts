import type { NotOursReason, WaitingReason } from "./due/due.ts";

/** Why an order has no invoice here, in both languages. */
export const REASON_TEXTS: Readonly<
  Record<WaitingReason | NotOursReason, { readonly tr: string; readonly en: string }>
> = {
  PAUSED: {
    tr: "Fatura kesimi kapalı; açıldığında kesilecek.",
    en: "Invoicing is switched off; it will be issued once switched on.",
  },
  NOT_SET_UP: {
    tr: "Mağaza bilgileri veya entegratör hesabı eksik; ayarları tamamlayın.",
    en: "Shop details or the integrator account are missing; complete the settings.",
  },
  NOT_INSTALLED: {
    tr: "Uygulama mağazada kurulu değil veya bağlantısı kesildi; uygulamayı Shopify'da açınca kaldığı yerden sürer.",
    en: "The app is not installed in the shop, or lost its connection; open it in Shopify and it goes on from here.",
  },
  NOT_PAID: { tr: "Ödeme bekleniyor.", en: "Waiting for payment." },
  NOT_CAPTURED: {
    tr: "Ödeme onaylandı ama henüz çekilmedi; çekilince kesilecek.",
    en: "The payment is authorised but not captured yet; it will be issued once captured.",
  },
  PARTLY_PAID: {
    tr: "Bir bölümü ödendi; kalanı ödenince kesilecek.",
    en: "Partly paid; it will be issued once the rest is paid.",
  },
  PAYMENT_VOID: {
    tr: "Ödeme iptal edildi veya süresi doldu; yeni bir ödeme bekleniyor.",
    en: "The payment was voided or has expired; waiting for a new one.",
  },
  NOT_SENT_YET: {
    tr: "Ürünler daha sonra gönderilecek (ön sipariş, abonelik veya bekletilen gönderim); gönderilince kesilecek.",
    en: "The goods are sent later (pre-order, subscription or a held shipment); it will be issued once they are sent.",
  },
  NOT_DISPATCHED: {
    tr: "Ödemesi teslimde veya vadeli; ürünler gönderilince kesilecek.",
    en: "Paid at the door or on terms; it will be issued once the goods are sent.",
  },
  PARCEL_CAME_BACK: {
    tr: "Kapıda ödemeli veya vadeli gönderi alıcıya teslim edilemedi; teslim edilir veya ödenirse kesilecek. Geri döndüyse, mal kargoya verilmiş olduğu için fatura gerekip gerekmediğini son günden önce muhasebenize sorun; gerekmiyorsa siparişi Shopify'da iptal edin.",
    en: "The parcel, to be paid at the door or on terms, did not reach its buyer; it will be issued once it does or is paid. If it came back, ask your accountant before its last day whether an invoice is needed all the same, because the goods were handed to the carrier; if not, cancel the order in Shopify.",
  },
  NOT_FULFILLED: {
    tr: "Tamamı gönderilince kesilecek (ayarınız böyle).",
    en: "It will be issued once all of it is sent (your setting).",
  },
  DELAYED: {
    tr: "Ayarladığınız süre dolunca kesilecek.",
    en: "It will be issued once the time you set has passed.",
  },
  TAG_AWAITED: {
    tr: "Siparişe fatura etiketi eklenince kesilecek (ayarınız böyle).",
    en: "It will be issued once the order has the tag you chose (your setting).",
  },
  ASK_AWAITED: {
    tr: "Siz isteyince kesilecek (ayarınız böyle).",
    en: "It will be issued when you ask for it (your setting).",
  },
  TAX_ID_AWAITED: {
    tr: "Alıcının TCKN veya VKN'si bekleniyor (ayarınız böyle).",
    en: "Waiting for the buyer's TCKN or VKN (your setting).",
  },
  CANCELLED: { tr: "Sipariş iptal edildi.", en: "The order was cancelled." },
  REFUNDED: {
    tr: "Fatura kesilmeden önce tamamı iade edildi; faturalanacak bir şey kalmadı.",
    en: "All of it was refunded before an invoice; nothing is left to invoice.",
  },
  TEST_ORDER: { tr: "Deneme siparişi; faturalanmaz.", en: "A test order; never invoiced." },
  BEFORE_START: { tr: "Başlangıç tarihinden önceki sipariş.", en: "The order is older than the start date." },
  SOLD_AT_POS: {
    tr: "Mağazada satıldı; fişi kasada kesilir.",
    en: "Sold at the counter; the till issues its receipt.",
  },
  INVOICED_ELSEWHERE: {
    tr: "Başka yerde faturalandı olarak işaretlendi.",
    en: "Marked as invoiced elsewhere.",
  },
  CHANNEL_SWITCHED_OFF: {
    tr: "Bu satış kanalının faturaları başka yerde kesiliyor (ayarlarınızda kapalıydı). Kanalı sonradan açtıysanız ve bu siparişin faturası yoksa “Yeniden dene”ye basın.",
    en: "This sales channel is invoiced elsewhere (it was switched off in your settings). If you have switched it on since and this order has no invoice, press “Try again”.",
  },
  GIFT_CARDS_ONLY: {
    tr: "Yalnız hediye kartı satıldı; fatura, kart harcanınca kesilir.",
    en: "Only gift cards were sold; the invoice is issued when they are spent.",
  },
  SOLD_BY_MARKETPLACE: {
    tr: "Satıcısı başka bir uygulama; faturayı o keser.",
    en: "Another app is the seller and invoices it.",
  },
};
