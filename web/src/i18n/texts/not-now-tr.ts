/** What cannot be done about an order and why, in Turkish. */
export const notNow = {
  "notNow.title": "Şu an yapılamayanlar ve nedenleri",
  "notNow.issue": "Fatura kesmek",
  "notNow.issue.open": "Kurulum bitmeden ya da faturalama duraklatılmışken fatura kesilmez.",
  "notNow.issue.issued": "Bu siparişin faturası düzenlendi; bir satışa iki fatura kesilmez.",
  "notNow.issue.cancelled":
    "Fatura iptal edildi. Satış geçerliyse burada “Yeni fatura kes” çıkar; çıkmıyorsa satış iptal ya da iade edilmiştir veya henüz ödenmemiştir.",
  "notNow.issue.notOurs": "Kapsam dışındaki siparişe fatura kesilmez; nedeni yukarıda yazıyor.",
  "notNow.correct": "Alıcı ve satış bilgilerini düzeltmek",
  "notNow.correct.underWay": "Fatura hazırlandı ve yola çıktı; içeriği artık değişmez.",
  "notNow.correct.issued":
    "Düzenlenmiş faturanın içeriği değişmez. Yanlışsa ne yapılabileceği “Fatura iptali” bölümünde yazar.",
  "notNow.correct.cancelled": "Fatura iptal edildi: düzeltilecek geçerli bir fatura yok.",
  "notNow.correct.notOurs": "Kapsam dışındaki siparişin düzeltilecek bir faturası yok.",
  "notNow.elsewhere": "Başka yerde faturalandı demek",
  "notNow.elsewhere.underWay": "Fatura entegratöre ulaşmış olabilir; sonucu önce belli olmalı.",
  "notNow.elsewhere.issued": "Faturası buradan düzenlendi. Başka yerde de kestiyseniz ikisinden birini iptal edin.",
  "notNow.elsewhere.notOurs": "Sipariş zaten kapsam dışında.",
  "notNow.pdf": "PDF'i açmak",
  "notNow.pdf.none": "PDF, fatura kesilince oluşur.",
  "notNow.pdf.later": "Entegratör PDF'i henüz vermedi; verince burada açılır.",
  "notNow.cancel": "Faturayı iptal etmek",
  "notNow.cancel.none": "Yalnız düzenlenmiş bir fatura iptal edilebilir.",
  "notNow.cancel.cancelled": "Fatura iptal edildi. Geri alma süresi doldu ya da entegratörünüz iptali geri almıyor.",
  "notNow.cancelling": "Önce iptalin sonucu beklenir.",
} as const;
