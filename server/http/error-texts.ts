import type { ErrorCode } from "../pipeline/errors.ts";
import { CANCEL_ERROR_TEXTS } from "./cancel-error-texts.ts";

type Text = { readonly what: string; readonly fix: string };

/** What a person is told about each error code. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, { readonly tr: Text; readonly en: Text }>> = {
  SESSION_INVALID: {
    tr: { what: "Oturum doğrulanamadı.", fix: "Uygulamayı Shopify yönetiminden yeniden açın." },
    en: { what: "The session could not be verified.", fix: "Open the app again from the Shopify admin." },
  },
  REQUEST_INVALID: {
    tr: { what: "İstek eksik veya hatalı.", fix: "Sayfayı yenileyip yeniden deneyin." },
    en: { what: "The request is incomplete or wrong.", fix: "Reload the page and try again." },
  },
  NOT_FOUND: {
    tr: { what: "Aradığınız kayıt bulunamadı.", fix: "Sipariş listesine dönün." },
    en: { what: "What you are looking for is not here.", fix: "Go back to the order list." },
  },
  TOO_MANY_REQUESTS: {
    tr: { what: "Kısa sürede çok fazla istek geldi.", fix: "Bir dakika bekleyip yeniden deneyin." },
    en: { what: "Too many requests came in a short time.", fix: "Wait a minute and try again." },
  },
  BODY_TOO_LARGE: {
    tr: { what: "Gönderilen bilgi çok büyük.", fix: "Daha küçük parçalarla deneyin." },
    en: { what: "What was sent is too large.", fix: "Try with smaller parts." },
  },
  SHOP_NOT_CONNECTED: {
    tr: {
      what: "Shopify bağlantısı yok.",
      fix: "Uygulamayı Shopify yönetiminden bir kez açın; faturalar sırada bekler.",
    },
    en: {
      what: "There is no connection to Shopify.",
      fix: "Open the app once from the Shopify admin; invoices wait in line.",
    },
  },
  SHOP_NOT_SET_UP: {
    tr: { what: "Mağaza bilgileri veya entegratör hesabı eksik.", fix: "Ayarları tamamlayın." },
    en: { what: "Shop details or the integrator account are missing.", fix: "Complete the settings." },
  },
  SETTINGS_CHANGED_MEANWHILE: {
    tr: {
      what: "Bu ayar, siz bakarken başka bir yerden değiştirildi; sizinki kaydedilmedi.",
      fix: "Yazdıklarınız duruyor. Gözden geçirip yeniden kaydedin.",
    },
    en: {
      what: "This setting was changed elsewhere while you were looking at it; yours was not saved.",
      fix: "What you typed is still here. Look it over and save again.",
    },
  },
  ORDER_CHANGED_MEANWHILE: {
    tr: {
      what: "Sipariş, siz bakarken değişti; istediğiniz yapılmadı.",
      fix: "Yeni hâline bakıp yeniden karar verin.",
    },
    en: {
      what: "The order changed while you were looking at it; what you asked for was not done.",
      fix: "Look at it as it is now and decide again.",
    },
  },
  SHOPIFY_UNREACHABLE: {
    tr: { what: "Shopify'a şu an ulaşılamıyor.", fix: "Bir şey yapmanız gerekmiyor; kendiliğinden yeniden denenir." },
    en: { what: "Shopify cannot be reached right now.", fix: "Nothing to do; it is tried again by itself." },
  },
  SHOPIFY_THROTTLED: {
    tr: { what: "Shopify yavaşlamamızı istedi.", fix: "Bir şey yapmanız gerekmiyor; kendiliğinden yeniden denenir." },
    en: { what: "Shopify asked us to slow down.", fix: "Nothing to do; it is tried again by itself." },
  },
  SHOPIFY_TOKEN_REJECTED: {
    tr: {
      what: "Shopify bağlantısının süresi doldu.",
      fix: "Uygulamayı Shopify yönetiminden bir kez açın; faturalar sırada bekler.",
    },
    en: {
      what: "The connection to Shopify has expired.",
      fix: "Open the app once from the Shopify admin; invoices wait in line.",
    },
  },
  SHOPIFY_ACCESS_DENIED: {
    tr: {
      what: "Shopify bu uygulamaya sipariş veya müşteri bilgisini vermiyor.",
      fix: "Uygulamayı Shopify yönetiminden açıp istenen izinleri onaylayın; sürerse destek ekibine yazın, çünkü müşteri bilgisi iznini uygulamanın Shopify'dan istemesi gerekir.",
    },
    en: {
      what: "Shopify does not give this app the order's or the customer's data.",
      fix: "Open the app from the Shopify admin and grant what it asks for; if it goes on, write to support, because the app itself must ask Shopify for customer data.",
    },
  },
  SHOPIFY_ANSWER_INVALID: {
    tr: {
      what: "Shopify'ın yanıtı anlaşılamadı.",
      fix: "Kendiliğinden yeniden denenir; sürerse destek ekibine yazın.",
    },
    en: {
      what: "Shopify's answer could not be understood.",
      fix: "It is tried again by itself; if it goes on, write to support.",
    },
  },
  EXCHANGE_RATES_UNREACHABLE: {
    tr: {
      what: "Döviz kuru için Merkez Bankası'na şu an ulaşılamıyor.",
      fix: "Bir şey yapmanız gerekmiyor; kendiliğinden yeniden denenir.",
    },
    en: {
      what: "The central bank, whose exchange rate the invoice needs, cannot be reached right now.",
      fix: "Nothing to do; it is tried again by itself.",
    },
  },
  EXCHANGE_RATES_ANSWER_INVALID: {
    tr: {
      what: "Merkez Bankası'nın kur bülteni anlaşılamadı.",
      fix: "Kendiliğinden yeniden denenir; sürerse destek ekibine yazın.",
    },
    en: {
      what: "The central bank's bulletin could not be understood.",
      fix: "It is tried again by itself; if it goes on, write to support.",
    },
  },
  INTEGRATOR_UNREACHABLE: {
    tr: { what: "Entegratöre şu an ulaşılamıyor.", fix: "Bir şey yapmanız gerekmiyor; kendiliğinden yeniden denenir." },
    en: { what: "The integrator cannot be reached right now.", fix: "Nothing to do; it is tried again by itself." },
  },
  INTEGRATOR_BUSY: {
    tr: {
      what: "Entegratörün bir sürede kabul ettiği istek sayısına gelindi; faturalar sırayla gönderiliyor.",
      fix: "Siparişler için bir şey yapmanız gerekmiyor; sırası gelen kendiliğinden gönderilir. Bir önizleme ya da prova istediyseniz birazdan yeniden deneyin.",
    },
    en: {
      what: "The integrator takes only so many requests in a while; invoices go one after another.",
      fix: "Nothing to do for orders: each goes by itself when its turn comes. If you asked for a preview or a rehearsal, try again in a moment.",
    },
  },
  INTEGRATOR_ANSWER_INVALID: {
    tr: {
      what: "Entegratörün yanıtı anlaşılamadı.",
      fix: "Kendiliğinden yeniden denenir; sürerse destek ekibine yazın.",
    },
    en: {
      what: "The integrator's answer could not be understood.",
      fix: "It is tried again by itself; if it goes on, write to support.",
    },
  },
  INTEGRATOR_CONFIG: {
    tr: {
      what: "Entegratör hesabınız isteği kabul etmiyor (anahtar veya izin, seri ya da kontör).",
      fix: "API anahtarını veya hesapta verdiğiniz izni, seriyi ve kontörü kontrol edin; düzelince bir siparişte Yeniden dene'ye basın. Kendiliğinden de en geç bir saat içinde sürer.",
    },
    en: {
      what: "Your integrator account does not accept the request (key or consent, series, or credit).",
      fix: "Check the API key or the consent you gave in the account, the series and the credit; once mended, choose Try again on one order. It also goes on by itself within an hour.",
    },
  },
  ACCOUNT_OF_ANOTHER: {
    tr: {
      what: "Entegratör hesabınız başka bir firmanın: düzenlediği faturadaki satıcı VKN/TCKN'si firma bilgilerinizdekinden farklı. Fatura gönderimi durduruldu.",
      fix: "Kendi firmanızın hesabından aldığınız API anahtarını ayarlarda kaydedin; bekleyen faturalar o zaman gönderilir.",
    },
    en: {
      what: "Your integrator account is another company's: the seller's VKN/TCKN on an invoice it issued is not the one in your company details. Nothing is sent any more.",
      fix: "Save an API key of your own company's account in the settings; the invoices that wait go then.",
    },
  },
  SUBMISSION_UNKNOWN: {
    tr: {
      what: "Entegratörün yanıtı gelmedi; fatura numarasıyla (ETTN) soruluyor.",
      fix: "Bir şey yapmanız gerekmiyor; ikinci bir fatura gönderilmez.",
    },
    en: {
      what: "The integrator's answer was lost; the invoice is being looked up by its ETTN.",
      fix: "Nothing to do; no second invoice is sent.",
    },
  },
  INTEGRATOR_IN_USE: {
    tr: {
      what: "Gönderilmekte olan faturalar var; entegratör hesabı şimdi değiştirilemez.",
      fix: "İşleniyor sekmesi boşalınca yeniden deneyin.",
    },
    en: {
      what: "Invoices are on their way; the integrator account cannot be changed now.",
      fix: "Try again once the tab of invoices in progress is empty.",
    },
  },
  ...CANCEL_ERROR_TEXTS,
  DOCUMENT_NOT_READY: {
    tr: { what: "Belge henüz hazır değil.", fix: "Birkaç dakika sonra yeniden deneyin." },
    en: { what: "The document is not ready yet.", fix: "Try again in a few minutes." },
  },
  SERIES_AHEAD_OF_CLOCK: {
    tr: {
      what: "Serinin son faturası bugünden ileri tarihli; daha eski tarihli fatura kesilemez.",
      fix: "Sunucunun saati geri kalmış olabilir; düzelince kendiliğinden kesilir.",
    },
    en: {
      what: "The series' last invoice is dated after today; none may be dated before it.",
      fix: "The server's clock may be behind; the invoice is issued by itself once it is right.",
    },
  },
  NUMBERS_TO_COME: {
    tr: {
      what: "Bu serinin numarası henüz bildirilmemiş faturaları var; numaraları kimin vereceği şimdi değiştirilemez.",
      fix: "İşleniyor sekmesi boşalınca yeniden deneyin, gerekirse o zamana kadar fatura kesimini durdurun. Yeni bir seri hemen seçilebilir.",
    },
    en: {
      what: "The numbers of some invoices of this series are still to come; who gives the numbers cannot be changed now.",
      fix: "Try again once the tab of invoices in progress is empty; pause invoicing until then if need be. A new series can be chosen at once.",
    },
  },
  NUMBER_GIVEN_TWICE: {
    tr: {
      what: "Bu faturanın numarası başka bir faturanızda kullanılmış.",
      fix: "Numarayı entegratör veriyorsa iki faturayı ETTN'leriyle entegratöre sorun. Numarayı Otofatura veriyorsa ayarlardan yeni bir seri seçin. Aynı numara iki kez gönderilmez.",
    },
    en: {
      what: "The number of this invoice stands on another invoice of yours.",
      fix: "If the integrator gives the numbers, ask it about both invoices by their ETTN. If Otofatura gives them, choose a new series in the settings. No number is sent twice.",
    },
  },
  DATABASE_AWAY: {
    tr: {
      what: "Uygulamanın veritabanı şu anda yanıt vermiyor.",
      fix: "Hiçbir sipariş kaybolmaz; bir dakika sonra yeniden deneyin. Sürerse destek ekibine yazın.",
    },
    en: {
      what: "The app's database does not answer right now.",
      fix: "No order is lost; try again in a minute. If it goes on, write to support.",
    },
  },
  DATABASE_IN_USE: {
    tr: { what: "Veritabanını başka bir işlem kullanıyor.", fix: "Diğer sunucuyu durdurun." },
    en: { what: "Another process uses the database.", fix: "Stop the other server." },
  },
  INTERNAL: {
    tr: { what: "Beklenmeyen bir hata oluştu.", fix: "Kendiliğinden yeniden denenir; sürerse destek ekibine yazın." },
    en: {
      what: "Something unexpected went wrong.",
      fix: "It is tried again by itself; if it goes on, write to support.",
    },
  },
};
