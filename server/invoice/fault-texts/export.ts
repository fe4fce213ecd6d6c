import type { FaultText } from "./fault-text.ts";

/** Faults of sales that leave Turkey, and of documents in another currency. */
export const EXPORT_FAULTS = {
  SHIPS_ABROAD: {
    tr: {
      what: "Ürünler yurt dışına gidiyor ({country}); kargo yöntemi ETGB'li olarak işaretlenmemiş.",
      fix: "Bu yöntemin gönderileri ETGB ile çıkıyorsa yöntemi ayarlarda işaretleyip yeniden deneyin; değilse faturayı mali müşavirinizle birlikte entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The goods leave Turkey ({country}), by a shipping method not marked as going with an ETGB.",
      fix: "If that method's parcels leave with an ETGB, mark it in the settings and try again; if not, issue the invoice with your accountant on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  SERVICE_SOLD_ABROAD: {
    tr: {
      what: "Hizmet veya dijital ürün yurt dışındaki bir alıcıya ({country}) satılmış.",
      fix: "Ondan yurt dışında yararlanılıyorsa ürünü ayarlardaki “Yurt dışında yararlanılan hizmetler”e ekleyin, yoksa KDV oranını ürün kuralına yazın; sonra yeniden deneyin.",
    },
    en: {
      what: "A service or a download was sold to a buyer abroad ({country}).",
      fix: "If it is used abroad, add the product to “Services used abroad” in the settings; if not, write its KDV rate into a product rule. Then try again.",
    },
  },
  SHIPS_TO_NORTHERN_CYPRUS: {
    tr: {
      what: "Ürünler Kıbrıs'a gidiyor: Kuzey Kıbrıs'a satış ihracattır.",
      fix: "Faturayı gümrük belgesine göre mali müşavirinizle birlikte entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The goods go to Cyprus: a sale to Northern Cyprus is an export.",
      fix: "Issue the invoice by the customs papers, with your accountant, on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  SHIPS_TO_FREE_ZONE: {
    tr: {
      what: "Ürünler bir serbest bölgeye gidiyor: bu satış ihracat sayılabilir.",
      fix: "Faturayı mali müşavirinizle birlikte entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The goods go to a free zone: the sale may count as an export.",
      fix: "Issue the invoice with your accountant, on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  EXPORT_TO_TAXPAYER: {
    tr: {
      what: "Ürünler ETGB ile yurt dışına gidiyor ama alıcı e-Fatura mükellefi.",
      fix: "ETGB'li satış e-Arşiv ile belgelenir; faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "The goods leave Turkey with an ETGB, but the buyer is a registered e-Fatura taxpayer.",
      fix: "Such a sale goes with an e-Arşiv invoice; issue it with your accountant.",
    },
  },
  EXPORT_MIXED: {
    tr: {
      what: "Yurt dışına giden siparişte mal ve kargo dışında bir kalem var (hizmet, ek ücret veya bahşiş).",
      fix: "Bu kalem ihracat istisnasına girmeyebilir; faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "An order that leaves Turkey charges for more than goods and shipping (a service, a fee or a tip).",
      fix: "That may not be part of the export; issue the invoice with your accountant.",
    },
  },
  EXPORT_OTHER_TAXES: {
    tr: {
      what: "Yurt dışına giden bir ürünün kuralında ÖTV veya özel matrah var.",
      fix: "Bu vergilerin ihracattaki durumu için faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "The rule of a product that leaves Turkey names ÖTV or a special base.",
      fix: "What becomes of these taxes on an export is for your accountant; issue the invoice together.",
    },
  },
  EXPORT_TAX_CHARGED: {
    tr: {
      what: "Satış ihracat istisnasında ama Shopify alıcıdan vergi almış.",
      fix: "Shopify'da yurt dışı satışların vergisini kapatın; bu siparişin vergisini iade edip etmeyeceğinize mali müşavirinizle karar verin.",
    },
    en: {
      what: "The sale is exempt as an export, but Shopify charged the buyer tax.",
      fix: "Switch tax on sales abroad off in Shopify; decide with your accountant what to do about this order's tax.",
    },
  },
  EXPORT_WEIGHT_UNKNOWN: {
    tr: {
      what: "ETGB'li gönderinin ağırlığı bilinmiyor.",
      fix: 'Siparişin ek bilgilerine "ağırlık" adıyla kilogramı yazın (örneğin 2,5), sonra yeniden deneyin; ürünlere Shopify\'da ağırlık verirseniz sonraki siparişlerde gerekmez.',
    },
    en: {
      what: "The weight of a consignment that goes with an ETGB is not known.",
      fix: 'Write the kilograms into the order\'s additional details as "ağırlık" (2.5, say), then try again; products that have a weight in Shopify need no such word.',
    },
  },
  EXPORT_TOO_HEAVY: {
    tr: {
      what: "Gönderi, ETGB sınırı olan {kilograms} kilogramdan ağır.",
      fix: "Gümrük beyannamesiyle ihracat gerekir; faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "The consignment is heavier than the ETGB limit of {kilograms} kilograms.",
      fix: "It needs a full customs declaration; issue the invoice with your accountant.",
    },
  },
  EXPORT_TOO_DEAR: {
    tr: {
      what: "Siparişin değeri, ETGB sınırı olan {euros} avrodan yüksek.",
      fix: "Gümrük beyannamesiyle ihracat gerekir; faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "The order is worth more than the ETGB limit of {euros} euros.",
      fix: "It needs a full customs declaration; issue the invoice with your accountant.",
    },
  },
  EXPORT_RATE_MISSING: {
    tr: {
      what: "Siparişin ETGB değer sınırının altında olduğu görülemedi: Merkez Bankası'nın avro kuru bulunamadı.",
      fix: "Daha sonra yeniden deneyin; sürerse faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "Whether the order is below the ETGB value limit cannot be told: no central-bank rate for the euro was found.",
      fix: "Try again later; if it goes on, use your integrator's site.",
    },
  },
  GTIP_MISSING: {
    tr: {
      what: "Yurt dışına giden bir ürünün GTİP'i yok.",
      fix: "Ürünün 12 haneli GTİP'ini ayarlardaki ihracat kurallarına yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "A product that leaves Turkey has no GTİP.",
      fix: "Write the product's 12 digits of the customs tariff into the export rules of the settings, then try again.",
    },
  },
  CURRENCY_NOT_TRY: {
    tr: {
      what: "Sipariş {currency} para biriminde; mağazanız faturalarını TL olarak kesiyor.",
      fix: "Fatura o para biriminde kesilecekse ayarlarda seçin ve yeniden deneyin; değilse entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The order is in {currency}, and your shop invoices in lira.",
      fix: "If the invoice is to be in that currency, choose so in the settings and try again; if not, issue it on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  CURRENCY_UNSUPPORTED: {
    tr: {
      what: "{currency} para biriminde fatura burada kesilemiyor.",
      fix: "Faturayı entegratörünüzün ekranından kesin.",
    },
    en: { what: "An invoice in {currency} cannot be issued here.", fix: "Use your integrator's site." },
  },
  EXCHANGE_RATE_MISSING: {
    tr: {
      what: "{currency} için Merkez Bankası döviz alış kuru bulunamadı.",
      fix: "Daha sonra yeniden deneyin; Merkez Bankası bu para birimini açıklamıyorsa faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "No central-bank buying rate was found for {currency}.",
      fix: "Try again later; if the central bank names none for this currency, use your integrator's site.",
    },
  },
  EXCHANGE_RATE_DAYS_SEVERAL: {
    tr: {
      what: "Ürünler farklı günlerde gönderilmiş; hangi günün kurunun geçerli olduğu belli değil.",
      fix: "Kuru mali müşavirinizle belirleyip faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The goods were sent on different days, so it is not clear which day's rate applies.",
      fix: "Settle the rate with your accountant and issue the invoice on your integrator's site.",
    },
  },
  EXCHANGE_RATE_WITH_TRY: {
    tr: { what: "TL faturada döviz kuru olmaz.", fix: "Kuru kaldırıp yeniden deneyin." },
    en: { what: "An invoice in lira has no exchange rate.", fix: "Take the rate away and try again." },
  },
} as const satisfies Record<string, FaultText>;
