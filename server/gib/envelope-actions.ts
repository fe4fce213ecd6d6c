/** Who has to do something about an envelope's status. `app`: this program does it by itself. */
export type Actor = "nobody" | "app" | "merchant" | "data" | "integrator";

type Action = {
  readonly actor: Actor;
  readonly tr: string;
  readonly en: string;
  /** How long the action may wait before `afterwards` acts: the list of status codes says two days, for 1210 and for 1220. */
  readonly wait?: { readonly hours: number; readonly tries?: number; readonly afterwards: Actor };
};

/** What is to be done, in both languages; `data` is an invoice whose contents must be mended first. */
export const ENVELOPE_ACTIONS = {
  wait: {
    actor: "nobody",
    tr: "Bekleyin; durum kendiliğinden güncellenir. Faturayı yeniden göndermeyin.",
    en: "Wait; the status changes by itself. Do not send the invoice again.",
  },
  "wait-for-delivery": {
    actor: "nobody",
    tr: "GİB dört kez dener; yaklaşık iki gün sürebilir. Faturayı yeniden göndermeyin.",
    en: "GİB tries four times; it may take about two days. Do not send the invoice again.",
    // The first try and three more. The list names 06:00–18:00 for them, its row 1215 four tries two hours apart.
    wait: { hours: 48, tries: 4, afterwards: "integrator" },
  },
  "wait-for-buyer": {
    actor: "nobody",
    tr: "Alıcının sistemi yanıt verene kadar bekleyin; iki gün içinde değişmezse alıcıyla görüşün. Faturayı yeniden göndermeyin.",
    en: "Wait for the buyer's system; if nothing changes in two days, talk to the buyer. Do not send the invoice again.",
    wait: { hours: 48, afterwards: "merchant" },
  },
  nothing: {
    actor: "nobody",
    tr: "Yapılacak bir şey yok. Faturayı yeniden göndermeyin.",
    en: "Nothing to do. Do not send the invoice again.",
  },
  "adopt-first": {
    actor: "app",
    tr: "Faturayı yeniden göndermeyin. Aynı ETTN veya numarayla giden ilk belge aranır ve onun durumu geçerli olur.",
    en: "Do not send the invoice again. The first document with this ETTN or number is looked up, and its status is the one that counts.",
  },
  "send-again-later": {
    actor: "app",
    tr: "Entegratörünüz izin veriyorsa fatura bir süre sonra aynı ETTN ile yeni bir zarfta kendiliğinden yeniden gönderilir; iptal gerekmez. “Sorunlu” görünüyorsa “Yeniden dene”ye basın.",
    en: "Where your integrator lets it, the invoice goes again by itself after a while, with the same ETTN in a new envelope; no cancellation is needed. If it shows as failed, press “Try again”.",
  },
  "send-again-once": {
    actor: "app",
    tr: "Entegratörünüz izin veriyorsa fatura aynı ETTN ile yeni bir zarfta bir kez kendiliğinden yeniden gönderilir; “Sorunlu” görünüyorsa “Yeniden dene”ye basın, yine olmazsa entegratörünüze bildirin.",
    en: "Where your integrator lets it, the invoice goes once more by itself, with the same ETTN in a new envelope. If it shows as failed, press “Try again”; if that fails too, tell your integrator.",
  },
  "fix-envelope": {
    actor: "integrator",
    tr: "Zarfı hazırlayan entegratörünüze bildirin; düzeltilince fatura aynı ETTN ile yeniden gönderilebilir.",
    en: "Tell your integrator, who made the envelope; once it is mended the invoice may go again with the same ETTN.",
  },
  "fix-signature": {
    actor: "integrator",
    tr: "Mali mühür veya imza için entegratörünüze başvurun; düzeltilince fatura aynı ETTN ile yeniden gönderilebilir.",
    en: "Ask your integrator about the seal or signature; once it is mended the invoice may go again with the same ETTN.",
  },
  "mend-data": {
    actor: "data",
    tr: "Faturadaki bilgileri düzeltin; düzeltilince aynı ETTN ile yeniden gönderilebilir.",
    en: "Correct the facts on the invoice; after that it may go again with the same ETTN.",
  },
  "set-own-alias": {
    actor: "merchant",
    tr: "Kendi gönderici etiketinizi (GB) kontrol edin: yerine posta kutusu (PK) yazılmış olabilir. Düzeltince fatura aynı ETTN ile yeniden gönderilebilir.",
    en: "Check your own sender alias (GB): a mailbox alias (PK) may stand in its place. After that the invoice may go again with the same ETTN.",
  },
  "look-up-buyer": {
    actor: "merchant",
    tr: "“Yeniden dene”ye basın: alıcı yeniden sorgulanır; etiketi değişmişse fatura yeni etiketine gider, artık e-Fatura mükellefi değilse yeni bir ETTN ile e-Arşiv kesilir.",
    en: "Press “Try again”: the buyer is looked up anew; with another alias the invoice goes there, and if no longer an e-Fatura user an e-Arşiv invoice with a new ETTN takes its place.",
  },
  "ask-buyer": {
    actor: "merchant",
    tr: "Alıcıyla görüşün: sistemi faturayı alamadı. Fatura iptal edilmeden aynı ETTN ile yeniden gönderilebilir.",
    en: "Talk to the buyer: their system could not take the invoice. It may go again with the same ETTN, without cancelling.",
  },
  "ask-integrator": {
    actor: "integrator",
    tr: "Entegratörünüze bildirin. Sonucu öğrenilmeden faturayı yeniden göndermeyin.",
    en: "Tell your integrator. Do not send the invoice again before its outcome is known.",
  },
  "ask-status": {
    actor: "app",
    tr: "Sonuç belirsiz: önce bu zarfın durumu sorulur. Faturayı yeniden göndermeyin.",
    en: "The outcome is open: this envelope's status is asked first. Do not send the invoice again.",
  },
} as const satisfies Record<string, Action>;

export type EnvelopeAction = keyof typeof ENVELOPE_ACTIONS;
