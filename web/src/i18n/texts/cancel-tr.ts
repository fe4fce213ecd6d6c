/** Cancelling an issued invoice and taking that back, in Turkish. */
export const cancel = {
  "cancel.title": "Fatura iptali",
  "cancel.until": "Bu fatura en geç {day} gününe kadar entegratörünüz üzerinden iptal edilebilir.",
  "cancel.open": "Faturayı iptal et",
  "cancel.says.invoice":
    "{number} numaralı fatura entegratörünüzde iptal edilir ve GİB'e bildirilir; müşterinin fatura bağlantısı kapanır.",
  "cancel.says.company":
    "Alıcı bir şirket: faturayı muhasebeleştirdiyse iptal yerine size iade faturası kesmesi gerekir. Önce alıcıyla anlaşın.",
  "cancel.says.ended": "Sipariş faturasız kapanır; yeni fatura kesilmez.",
  "cancel.says.only": "“Yalnız iptal et”: yeni fatura siz istemeden kesilmez. Alıcıyı düzeltecekseniz bunu seçin.",
  "cancel.says.reissue":
    "“İptal et, yenisini kes”: iptal kesinleşince siparişin o günkü haliyle yeni numaralı bir fatura kesilir; bu geri alınamaz.",
  "cancel.only": "Yalnız iptal et",
  "cancel.reissue": "İptal et, yenisini kes",
  "cancel.leave": "Vazgeç",
  "cancel.done": "İptal istendi; sonucu burada görünür",
  "cancel.wish.cancel": "Faturanın iptali entegratörden istendi. Sonucu kesinleşince burada görünür.",
  "cancel.wish.reissue": "Faturanın iptali entegratörden istendi. İptal kesinleşince yeni fatura kesilir.",
  "cancel.wish.undo": "İptalin geri alınması entegratörden istendi. Sonucu kesinleşince burada görünür.",
  "cancel.undo.until":
    "İptal {day} gününe kadar geri alınabilir: {number} numaralı fatura yeniden geçerli olur, yeni fatura kesilmez.",
  "cancel.undo": "İptali geri al",
  "cancel.undo.yes": "Evet, fatura yeniden geçerli olsun",
  "cancel.undo.says":
    "Entegratörünüze iptalin geri alındığı bildirilir: {number} numaralı fatura yeniden geçerli olur ve müşterinin bağlantısı açılır.",
  "cancel.undo.done": "İptalin geri alınması istendi; sonucu burada görünür",
} as const;
