import type { FaultText } from "./fault-text.ts";

/** What became of the mail to the buyer with an issued invoice. */
export const MAIL_FAULTS = {
  MAIL_REFUSED: {
    tr: {
      what: "Fatura geçerli, ama entegratör onu alıcıya e-postalamadı ({code}): {text}",
      fix: "Faturadaki e-posta adresine bakın. Adres doğruysa “E-posta” bölümünden yeniden gönderin; yanlışsa PDF'i doğru adrese kendiniz iletin. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The invoice stands, but the integrator did not mail it to the buyer ({code}): {text}",
      fix: "Look at the e-mail address on the invoice. If it is right, send it again under “E-mail”; if it is wrong, send the PDF to the right one yourself. Then mark this as settled.",
    },
  },
  MAIL_UNANSWERED: {
    tr: {
      what: "Fatura geçerli, ama alıcıya e-postalanıp e-postalanmadığı bilinmiyor: entegratörün yanıtı alınamadı. İki kez gitmesin diye kendiliğinden yeniden gönderilmedi.",
      fix: "Entegratörünüzün ekranında gönderimi görüyorsanız tamamlandı olarak işaretleyin; görmüyorsanız “E-posta” bölümünden yeniden gönderin.",
    },
    en: {
      what: "The invoice stands, but whether it was mailed to the buyer is not known: no answer of the integrator was received. It was not sent again by itself, so that the buyer does not get it twice.",
      fix: "If your integrator's site shows the mail, mark this as settled; if not, send it again under “E-mail”.",
    },
  },
} as const satisfies Record<string, FaultText>;

/** Why nothing was mailed where no integrator gave a word, by the `code` of MAIL_REFUSED. */
export const MAIL_NOT_ASKED: Readonly<Record<string, FaultText>> = {
  ACCOUNT_CHANGED: {
    tr: {
      what: "Fatura geçerli, ama alıcıya e-postalanmadı: başka bir entegratör hesabına geçildi, yeni hesap bu faturayı tanımıyor.",
      fix: "Faturanın PDF'ini alıcıya kendiniz iletin, ardından tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The invoice stands, but it was not mailed to the buyer: another integrator account was connected, and the new one does not know this invoice.",
      fix: "Send the invoice's PDF to the buyer yourself, then mark this as settled.",
    },
  },
  BUSY: {
    tr: {
      what: "Fatura geçerli, ama alıcıya e-postalanmadı: entegratör gönderimi tekrar tekrar erteledi.",
      fix: "“E-posta” bölümünden yeniden gönderin ya da PDF'i alıcıya kendiniz iletin; ardından tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The invoice stands, but it was not mailed to the buyer: the integrator put the mail off again and again.",
      fix: "Send it again under “E-mail”, or send the PDF to the buyer yourself; then mark this as settled.",
    },
  },
};
