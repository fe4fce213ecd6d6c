import type { SubmitOutcome } from "../../pipeline/ports/integrator.ts";

type Texts = { readonly tr: string; readonly en: string };

/** A send that goes another way than well. Counted per document: after `times` sends the next one is taken. */
export type SendScenario = Texts & {
  readonly outcome: SubmitOutcome;
  /** Whether the document is kept all the same. */
  readonly stores: boolean;
  readonly times: number;
};

const words = (code: string, text: string) => ({ code, text: `Deneme modu: ${text}` });
const ALWAYS = Number.POSITIVE_INFINITY;

/** What a word makes of sending. */
export const SEND_SCENARIOS = {
  "kontor-yok": {
    tr: "Kontör bitti: kuyruk durur, ayarlarda ve listede uyarı çıkar. Üçüncü denemede fatura alınır.",
    en: "No credit left: the queue stops, list and settings say so. The third try is taken.",
    outcome: { kind: "config", provider: words("KONTOR_YOK", "kontör bitti") },
    stores: false,
    times: 2,
  },
  "anahtar-gecersiz": {
    tr: "Hesabın anahtarı geçersiz: kuyruk durur. Üçüncü denemede fatura alınır.",
    en: "The account's key is refused: the queue stops. The third try is taken.",
    outcome: { kind: "config", provider: words("ANAHTAR_GECERSIZ", "anahtar geçersiz") },
    stores: false,
    times: 2,
  },
  "seri-tanimsiz": {
    tr: "Fatura serisi hesapta tanımlı değil: kuyruk durur. Üçüncü denemede fatura alınır.",
    en: "The account does not know the series: the queue stops. The third try is taken.",
    outcome: { kind: "config", provider: words("SERI_TANIMSIZ", "seri tanımlı değil") },
    stores: false,
    times: 2,
  },
  "gecersiz-veri": {
    tr: "Entegratör belgeyi geri çevirir: sipariş “Kontrol bekleyenler”e düşer. Kelime silinmedikçe hep böyle olur.",
    en: "The integrator refuses the document: the order goes to review. Always so until the word is removed.",
    outcome: { kind: "refused", reason: "data", provider: words("GECERSIZ_VERI", "belge geçersiz") },
    stores: false,
    times: ALWAYS,
  },
  "alici-mukellef": {
    tr: "Alıcı bu arada e-Fatura mükellefi olmuş: e-Arşiv geri çevrilir. e-Fatura ise alınır.",
    en: "Meanwhile the buyer became an e-Fatura taxpayer: an e-Arşiv is refused, an e-Fatura is taken.",
    outcome: { kind: "refused", reason: "reroute", provider: words("ALICI_MUKELLEF", "alıcı e-Fatura mükellefi") },
    stores: false,
    times: ALWAYS,
  },
  "cok-istek": {
    tr: "Çok fazla istek: entegratörün dediği gibi 7 saniye beklenir, sonra alınır.",
    en: "Too many requests: the 7 seconds it asks for are waited, then taken.",
    outcome: { kind: "retry", afterSeconds: 7 },
    stores: false,
    times: 1,
  },
  ulasilamiyor: {
    tr: "Entegratöre ulaşılamıyor: kendiliğinden yeniden denenir, ikincide alınır.",
    en: "The integrator cannot be reached: tried again by itself, taken the second time.",
    outcome: { kind: "retry", afterSeconds: undefined },
    stores: false,
    times: 1,
  },
  "cevap-kayip": {
    tr: "Belge alındı ama yanıt gelmedi: yeniden gönderilmez, ETTN ile sorulur ve bulunur.",
    en: "Taken, but the answer was lost: not sent again; asked for by ETTN and found.",
    outcome: { kind: "unknown" },
    stores: true,
    times: 1,
  },
  ulasmadi: {
    tr: "Yanıt gelmedi, belge de ulaşmadı: ETTN ile sorulur, bulunmayınca aynı ETTN bir kez daha gönderilir.",
    en: "No answer, and nothing arrived: asked for by ETTN; not found, the same ETTN goes once more.",
    outcome: { kind: "unknown" },
    stores: false,
    times: 1,
  },
  mukerrer: {
    tr: "Entegratör “bu ETTN kayıtlı” der: belge sorulur ve aynı belge olduğu görülür.",
    en: "The integrator says the ETTN is there already: it is asked for, and is the same document.",
    outcome: { kind: "duplicate", providerCode: "MUKERRER" },
    stores: true,
    times: 1,
  },
  "baska-ettn": {
    tr: "Entegratör belgeyi başka bir ETTN ile kaydeder: sipariş bir kişiyi bekler.",
    en: "The integrator files it under another ETTN: the order waits for a person.",
    outcome: { kind: "misfiled", uuid: "00000000-0000-4000-8000-000000000000" },
    stores: false,
    times: ALWAYS,
  },
} as const satisfies Record<string, SendScenario>;

/** A document that was taken and whose story differs. Seconds since it was taken. */
export type StoryScenario = Texts & {
  readonly failsAfter?: number;
  readonly issuedAfter?: number;
  readonly numberAfter?: number;
  readonly filesAfter?: number;
  readonly cancelledAfter?: number;
  readonly refusesCancel?: boolean;
  /** Of a TİCARİ e-Fatura, once it was delivered. */
  readonly answer?: "KABUL" | "RED";
};

/** What a word makes of a document that was taken. */
export const STORY_SCENARIOS = {
  hata: {
    tr: "Entegratör belgeyi düzenleyemez: “Hata” olur. Yeniden denemede kesilen yeni fatura da, kelime silinmedikçe böyle olur.",
    en: "The integrator cannot make the document: it fails. So does the new invoice of another try, until the word is removed.",
    failsAfter: 3,
  },
  isleniyor: {
    tr: "Bir saat boyunca “İşleniyor” kalır, sonra düzenlenir.",
    en: "Is being processed for an hour, then issued.",
    issuedAfter: 3600,
  },
  "numara-gec": {
    tr: "Alınır ama numarası bir dakika sonra belli olur.",
    en: "Taken, but its number is told a minute later.",
    numberAfter: 60,
  },
  "dosya-gec": {
    tr: "Düzenlenir; PDF ve XML on dakika sonra hazır olur.",
    en: "Issued; PDF and XML are ready ten minutes later.",
    filesAfter: 600,
  },
  "elle-iptal": {
    tr: "Beş dakika sonra entegratörün portalında elle iptal edilmiş olur.",
    en: "Five minutes later it was cancelled by hand in the integrator's portal.",
    cancelledAfter: 300,
  },
  "iptal-olmaz": {
    tr: "İptal isteği geri çevrilir.",
    en: "A cancellation is refused.",
    refusesCancel: true,
  },
  kabul: {
    tr: "e-Fatura (TİCARİ): alıcı bir dakika sonra kabul eder.",
    en: "e-Fatura (TİCARİ): the buyer accepts a minute later.",
    answer: "KABUL",
  },
  ret: {
    tr: "e-Fatura (TİCARİ): alıcı bir dakika sonra reddeder.",
    en: "e-Fatura (TİCARİ): the buyer rejects a minute later.",
    answer: "RED",
  },
} as const satisfies Record<string, StoryScenario>;

/** Before a word, so that no ordinary name is one by chance. */
export const MAGIC = "deneme:";
