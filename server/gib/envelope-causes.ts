import type { EnvelopeCode } from "./envelope-statuses.ts";

/** Why GİB gives a status, in the merchant's words. Sources as in `envelope-statuses.ts`; where they say nothing, the plain sense. */
export const ENVELOPE_CAUSES: Readonly<Record<EnvelopeCode, { readonly tr: string; readonly en: string }>> = {
  "1000": { tr: "GİB yoğun; zarf sırasını bekliyor.", en: "GİB is busy; the envelope waits for its turn." },
  "1100": { tr: "Zarfın sırası geldi, GİB denetliyor.", en: "The envelope's turn has come; GİB is checking it." },
  "1110": { tr: "Gönderilen dosya zip değil.", en: "The file sent is not a zip." },
  "1111": {
    tr: "Zarf numarası 36 karakterlik bir GUID değil.",
    en: "The envelope's ID is not a GUID of 36 characters.",
  },
  "1120": { tr: "GİB zarfı kendi arşivinden alamadı.", en: "GİB could not fetch the envelope from its own archive." },
  "1130": {
    tr: "Zip okunamadı: GİB'de geçici bir durum ya da bozuk bir dosya.",
    en: "The zip could not be read: a passing trouble at GİB, or a broken file.",
  },
  "1131": { tr: "Zip boş ya da içinde birden çok dosya var.", en: "The zip is empty or holds more than one file." },
  "1132": { tr: "Zipteki dosya XML değil.", en: "The file in the zip is not XML." },
  "1133": {
    tr: "XML dosyasının adı zarf numarasından farklı.",
    en: "The XML file's name differs from the envelope's ID.",
  },
  "1140": { tr: "Zarftaki belgeler okunamadı.", en: "The documents in the envelope could not be read." },
  "1141": { tr: "Zarf numarası boş.", en: "The envelope's ID is empty." },
  "1142": {
    tr: "Zip dosyasının adı zarf numarasından farklı.",
    en: "The zip file's name differs from the envelope's ID.",
  },
  "1143": {
    tr: "Zarf, GİB'in tanımadığı bir sürümle yazılmış.",
    en: "The envelope was written for a version GİB does not know.",
  },
  "1150": {
    tr: "Faturadaki bir bilgi GİB'in kurallarına uymuyor. Aynı zarftaki bütün belgeler geri çevrilir.",
    en: "A fact on the invoice breaks a rule of GİB. Every document of the envelope is turned away.",
  },
  "1160": {
    tr: "Belge GİB'in biçimine uymuyor. GİB'den geçen bir fatura alıcıda bu hatayı alırsa sorun alıcının sistemindedir.",
    en: "The document does not have GİB's shape. If the buyer says so of an invoice GİB let pass, the buyer's system is at fault.",
  },
  "1161": { tr: "İmzadan vergi numarası okunamadı.", en: "No tax number could be read from the signature." },
  "1162": {
    tr: "İmza kaydedilemedi; gönderilmeden önce doğrulanmalıydı.",
    en: "The signature could not be stored; it should be verified before sending.",
  },
  "1163": {
    tr: "Aynı ETTN ya da fatura numarası daha önce gönderilmiş; sonucu beklenirken ya da tamamlandıktan sonra yeniden yollanmış.",
    en: "The same ETTN or invoice number was sent before, and again while its outcome was awaited or after it was done.",
  },
  "1164": { tr: "Aynı belge daha önce gönderilmiş.", en: "The same document was sent before." },
  "1170": { tr: "GİB yetkiyi o anda denetleyemedi.", en: "GİB could not check the authority at that moment." },
  "1171": {
    tr: "Gönderici etiketi yetkili değil; GB yerine PK yazılmış olabilir.",
    en: "The sender's alias has no authority; a PK may stand where a GB belongs.",
  },
  "1172": {
    tr: "Alıcının posta kutusu etiketi yetkili değil; PK yerine GB yazılmış ya da etiket kapanmış olabilir.",
    en: "The buyer's mailbox alias has no authority; a GB may stand where a PK belongs, or the alias was closed.",
  },
  "1175": {
    tr: "İmza yetkisi denetlenemedi; bu, imzanın yetersiz olduğu anlamına gelmez.",
    en: "The right to sign could not be checked; it does not mean that the signature is not enough.",
  },
  "1176": { tr: "İmzalayan, bu mükellef adına yetkili değil.", en: "The signer may not sign for this taxpayer." },
  "1177": { tr: "İmza doğrulanamadı.", en: "The signature could not be verified." },
  "1180": { tr: "GİB adresi o anda denetleyemedi.", en: "GİB could not check the address at that moment." },
  "1181": {
    tr: "Vergi numarası ile etiket eşleşmiyor; alıcı ya da gönderici etiketini veya yöntemini değiştirmiş olabilir.",
    en: "Tax number and alias do not match; buyer or sender may have changed the alias or the method.",
  },
  "1182": { tr: "Kullanıcı ekleme isteği yapılamadı.", en: "A request to add a user failed." },
  "1183": { tr: "Kullanıcı silme isteği yapılamadı.", en: "A request to remove a user failed." },
  "1190": { tr: "GİB yanıtını hazırlayamadı.", en: "GİB could not make its answer." },
  "1191": { tr: "GİB yanıtını hazırlayamadı.", en: "GİB could not make its answer." },
  "1195": { tr: "GİB'de bir sistem hatası oldu.", en: "A system error at GİB." },
  "1200": { tr: "Zarf GİB'in denetiminden geçti.", en: "The envelope passed GİB's checks." },
  "1210": {
    tr: "GİB zarfı alıcıya iletemedi ve yeniden deneyecek.",
    en: "GİB could not deliver the envelope to the buyer and will try again.",
  },
  "1215": {
    tr: "GİB'in bütün denemeleri sonuçsuz kaldı; alıcının sistemine ulaşılamıyor.",
    en: "All of GİB's tries failed; the buyer's system cannot be reached.",
  },
  "1220": {
    tr: "Alıcı zarfı aldı, ama işleyip işleyemediğini henüz bildirmedi.",
    en: "The buyer took the envelope but has not said yet whether it could be processed.",
  },
  "1230": {
    tr: "Alıcının sistemi zarfı işleyemediğini bildirdi.",
    en: "The buyer's system says that it could not process the envelope.",
  },
  "1235": {
    tr: "Fatura, teslimden sonra GİB'in iptal portalında iptale konu edildi.",
    en: "After delivery the invoice was put up for cancellation on GİB's portal.",
  },
  "1300": {
    tr: "Alıcının sistemi zarfı işledi. Ticari faturada alıcının kabul ya da ret yanıtı ayrıca beklenir.",
    en: "The buyer's system processed the envelope. Of a commercial invoice the buyer's acceptance or refusal is still awaited.",
  },
  "2000": { tr: "Dosyanın özeti bildirilenle aynı değil.", en: "The file's hash is not the one announced." },
  "2001": {
    tr: "Bu numarayla bir zarf GİB'de zaten var; önceki gönderim ulaşmış olabilir.",
    en: "GİB already has an envelope with this ID; the earlier attempt may have arrived.",
  },
  "2002": { tr: "GİB zarfı arşivine yazamadı.", en: "GİB could not write the envelope to its archive." },
  "2003": { tr: "GİB zarfı sıraya alamadı.", en: "GİB could not queue the envelope." },
  "2004": { tr: "GİB sorulan zarfı tanımıyor.", en: "GİB does not know the envelope asked about." },
  "2005": { tr: "GİB'de bir sistem hatası oldu.", en: "A system error at GİB." },
  "2006": { tr: "Zarf dosyasının adı kurala uymuyor.", en: "The envelope's file name breaks the rule." },
  "2007": {
    tr: "Gönderme ve sorgulama yetkisi geçici olarak kaldırılmış.",
    en: "The right to send and to ask is suspended for now.",
  },
};
