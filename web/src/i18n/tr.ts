import { home } from "./texts/home-tr.ts";
import type { OrderTexts } from "./texts/order-tr.ts";

/** The texts of the first load in Turkish, the page's first language. `{name}` is filled in by `translate`. */
export const tr = {
  "app.name": "Otofatura",
  "app.outsideAdmin": "Bu sayfa Shopify yönetim panelinin içinde açılır. Panelde Uygulamalar › Otofatura'yı seçin.",
  "app.loading": "Yükleniyor",
  "app.notFound": "Böyle bir sayfa yok.",
  "app.notOpened": "Bu bölüm açılamadı. Bağlantınızı kontrol edip tekrar deneyin.",

  "nav.review": "Kontrol bekleyenler",
  "nav.orders": "Siparişler",
  "nav.pastOrders": "Geçmiş siparişler",
  "nav.record": "Kayıtlar",
  "nav.settings": "Ayarlar",

  ...home,

  "list.title": "Siparişler ve faturalar",
  "list.column.order": "Sipariş",
  "list.column.date": "Tarih",
  "list.column.buyer": "Alıcı",
  "list.column.total": "Tutar",
  "list.column.state": "Fatura durumu",
  "list.column.number": "Fatura no",
  "list.search": "Sipariş, fatura no, alıcı veya ETTN ara",
  "list.clearSearch": "Aramayı temizle",
  "list.previous": "Önceki sayfa",
  "list.next": "Sonraki sayfa",
  "list.noNumber": "Fatura numarası yok",
  "list.faultCount": "{count} eksik var",
  "list.error": "Siparişler yüklenemedi",
  "list.stale": "Liste şu anda yenilenemiyor; son alınan durum gösteriliyor.",
  "list.resource.one": "sipariş",
  "list.resource.many": "sipariş",

  "proof.missing": "Son denetim {at}. Son 30 günde faturası kesilmesi gereken sipariş: {due}, gözden kaçan: {missing}.",
  "proof.stuck": "Beklenenden uzun süren fatura: {count}.",

  "needs.some": "Sizi bekleyen sipariş: {count}",
  "needs.none": "Sizi bekleyen sipariş yok.",
  "needs.heldUp": "Bekleyen sipariş: {count}",
  "overdue.title": "Gönderilmiş ama faturası kesilmemiş siparişler var",
  "overdue.late": "Son günü geçen: {count}",
  "overdue.near": "Son günü veya ay sonu yaklaşan: {count}",
  "overdue.fix": "“Son gün” yazan siparişleri açıp eksiğini giderin.",
  "list.lastDay": "Son gün {day}",
  "needs.review": "Kontrol bekleyenler ({count})",
  "needs.failed": "Sorunlu ({count})",
  "needs.proposals": "Yapılacaklar ({count})",

  "tab.all": "Tümü",
  "tab.waiting": "Fatura bekleyen",
  "tab.review": "Kontrol bekleyenler",
  "tab.working": "İşleniyor",
  "tab.issued": "Düzenlendi",
  "tab.failed": "Sorunlu",
  "tab.cancelled": "İptal edildi",
  "tab.not-ours": "Kapsam dışı",

  "empty.all": "Henüz sipariş yok",
  "empty.all.body": "Mağazanıza sipariş geldiğinde burada, faturasının durumuyla birlikte görünür.",
  "empty.waiting": "Fatura bekleyen sipariş yok",
  "empty.waiting.body": "Ödemesi tamamlanmamış veya koşulu henüz oluşmamış siparişler burada durur.",
  "empty.review": "Kontrol bekleyen sipariş yok",
  "empty.review.body": "Bilgisi eksik olduğu için faturası kesilemeyen siparişler burada görünür.",
  "empty.working": "Şu anda işlenen fatura yok",
  "empty.working.body": "Entegratöre giden faturalar sonuçlanana kadar burada durur.",
  "empty.issued": "Henüz düzenlenmiş fatura yok",
  "empty.issued.body": "Entegratörün onayladığı faturalar numaralarıyla burada listelenir.",
  "empty.failed": "Sorunlu fatura yok",
  "empty.failed.body": "Reddedilen veya düzenlenemeyen faturalar burada görünür.",
  "empty.cancelled": "İptal edilmiş fatura yok",
  "empty.cancelled.body": "İptal edilen faturalar burada durur; satış geçerliyse ayrıca yapılacaklarda görünür.",
  "empty.not-ours": "Kapsam dışı sipariş yok",
  "empty.not-ours.body": "Başka bir yerde faturalanan veya fatura gerektirmeyen siparişler burada durur.",
  "empty.search": "“{search}” için sipariş bulunamadı",
  "empty.search.body": "Sipariş no, fatura no, alıcı adı veya ETTN'nin tamamını ya da başını yazın.",

  "state.waiting": "Fatura bekleyen",
  "state.review": "Kontrol bekliyor",
  "state.queued": "Sırada",
  "state.submitting": "Gönderiliyor",
  "state.unknown": "Sonuç soruluyor",
  "state.processing": "İşleniyor",
  "state.issued": "Düzenlendi",
  "state.rejected": "Reddedildi",
  "state.failed": "Sorunlu",
  "state.cancelling": "İptal işleniyor",
  "state.cancelled": "İptal edildi",
  "state.not-ours": "Kapsam dışı",
  "state.reported": "GİB'e raporlandı",

  "shop.paused": "Faturalama duraklatıldı",
  "shop.paused.body":
    "Siparişler listelenir ama hiçbirine fatura kesilmez. Fatura kesmek için son gün işlemeye devam eder; faturalama açılınca bekleyen siparişlere kaldığı yerden devam edilir.",
  "shop.notSetUp": "Kurulum tamamlanmadı",
  "shop.notSetUp.body":
    "Firma bilgileri (VKN, unvan, adres, fatura serisi) girilmeden fatura kesilemez. Siparişler o zamana kadar yalnızca listelenir.",
  "shop.openSetup": "Kurulumu aç",
  "shop.openSwitch": "Faturalamayı aç",
  "shop.notOn": "Faturalama henüz açılmadı",
  "shop.notOn.body":
    "Kurulumun kalan adımlarını tamamlayıp faturalamayı açın; o zamana kadar hiçbir siparişe fatura kesilmez.",
  "shop.noIntegrator": "Entegratör bağlı değil",
  "shop.noIntegrator.body": "Faturaları iletecek özel entegratör hesabı bağlanmadan hiçbir siparişe fatura kesilemez.",

  "order.back": "Siparişler",
  "order.faultFix": "Ne yapmalı:",
  "invoice.profile.EARSIVFATURA": "e-Arşiv fatura",
  "invoice.profile.TEMELFATURA": "e-Fatura (temel)",
  "invoice.profile.TICARIFATURA": "e-Fatura (ticari)",
  "invoice.profile.KAMU": "e-Fatura (kamu)",

  "day.wrong": "Yılı dört rakamla yazın.",
  "field.wrong": "{field}: {what}",

  "error.network": "Sunucudan yanıt gelmedi. Bağlantınızı kontrol edin.",
  "error.unexpected": "Beklenmeyen bir hata oluştu.",
  "error.code": "Kod: {code}",
  "error.retry": "Tekrar dene",
} as const;

export type FirstTexts = Readonly<Record<keyof typeof tr, string>>;
/** Those that come with a page are there below its `MoreTexts`, and a test holds them to that page. */
export type MessageKey = keyof FirstTexts | keyof OrderTexts;
export type Messages = FirstTexts & Partial<OrderTexts>;
