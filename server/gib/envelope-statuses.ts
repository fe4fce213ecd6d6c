import type { EnvelopeAction } from "./envelope-actions.ts";

/*
 * What GİB says of the envelope (zarf) that carries an e-Fatura. Sources: the status-code list of e-Fatura software
 * (marks, causes, what to do), and GİB's Ek-2 "Sistem Yanıtı" v1.5 of 11.2017 with the response codes of the UBL-TR package
 * 20260312 (1164, 1191, 1235); 2000–2007 are the faults of GİB's web service, Ek-3 v1.4. e-Arşiv has no envelope.
 */

/**
 * Whether the same ETTN may go again, in a new envelope, while this is the newest status: `wait` (the list's `*`) until a newer
 * status allows it, `never` (`**`), `allowed` (no mark).
 */
export type Resend = "wait" | "never" | "allowed";

/** How bookkeeping programs word the state of the invoice inside. */
export const ERP_WORDING = {
  sent: "GİB'e gönderildi",
  "not-taken": "GİB'e gönderilemedi",
  unsure: "GİB'e gönderim sonucu soruluyor",
  failed: "GİB'de işlenemedi",
  duplicate: "Mükerrer – ilk kayıt aranıyor",
  processed: "GİB'de işlendi – alıcıya gönderilecek",
  retrying: "Alıcıya iletilemedi – GİB yeniden deniyor",
  undelivered: "Alıcıya iletilemedi",
  delivered: "Alıcıya gönderildi",
  "refused-by-buyer": "Alıcıda işlenemedi",
  done: "Alıcıda işlendi – Başarıyla işlendi",
  cancelled: "GİB portalında iptale konu edildi",
} as const;

export type EnvelopeStatus = {
  /** GİB's own words. */
  readonly label: string;
  readonly en: string;
  /** The sign before the code in the list of status codes; `undefined` where that list lacks the code. */
  readonly mark: "" | "*" | "**" | undefined;
  readonly resend: Resend;
  readonly erp: keyof typeof ERP_WORDING;
  readonly action: EnvelopeAction;
  /** The statuses that follow in GİB's own order; a reader who asks seldom sees only some of them. */
  readonly next: readonly string[];
};

const failed = (label: string, en: string, action: EnvelopeAction) =>
  ({ label, en, mark: "", resend: "allowed", erp: "failed", action, next: [] }) as const satisfies EnvelopeStatus;

/** Answers of GİB's web service to handing over an envelope, or to asking about one. */
const fault = (label: string, en: string, rest: Pick<EnvelopeStatus, "resend" | "erp" | "action" | "next">) =>
  ({ label, en, mark: undefined, ...rest }) satisfies EnvelopeStatus;

const NOT_TAKEN = { resend: "allowed", erp: "not-taken", action: "fix-envelope", next: [] } as const;
const UNSURE = { resend: "wait", erp: "unsure", action: "ask-status", next: ["1000"] } as const;

const FAILED_AT_GIB = {
  "1110": failed("ZIP DOSYASI DEĞİL", "Not a zip file", "fix-envelope"),
  // The list asks for 32 characters; a GUID has 36. 32 is the length of the MD5 that travels beside it.
  "1111": failed("ZARF ID UZUNLUĞU GEÇERSİZ", "The envelope ID has the wrong length", "fix-envelope"),
  "1120": failed(
    "ZARF ARŞİVDEN KOPYALANAMADI",
    "The envelope could not be copied from the archive",
    "send-again-later",
  ),
  "1130": failed("ZIP AÇILAMADI", "The zip could not be opened", "send-again-once"),
  "1131": failed("ZIP BİR DOSYA İÇERMELİ", "The zip must hold one file", "fix-envelope"),
  "1132": failed("XML DOSYASI DEĞİL", "Not an XML file", "fix-envelope"),
  "1133": failed(
    "ZARF ID VE XML DOSYASININ ADI AYNI OLMALI",
    "The envelope ID and the XML file's name must be the same",
    "fix-envelope",
  ),
  "1140": failed("DOKÜMAN AYRIŞTIRILAMADI", "The document could not be read", "fix-envelope"),
  "1141": failed("ZARF ID YOK", "The envelope has no ID", "fix-envelope"),
  "1142": failed(
    "ZARF ID VE ZIP DOSYASI ADI AYNI OLMALI",
    "The envelope ID and the zip file's name must be the same",
    "fix-envelope",
  ),
  "1143": failed("GEÇERSİZ VERSİYON", "Unknown version", "fix-envelope"),
  "1150": failed("SCHEMATRON KONTROL SONUCU HATALI", "A rule of GİB is broken", "mend-data"),
  "1160": failed("XML ŞEMA KONTROLÜNDEN GEÇEMEDİ", "The document does not have GİB's shape", "mend-data"),
  "1161": failed("İMZA SAHİBİ TCKN VKN ALINAMADI", "The signer's tax number could not be read", "fix-signature"),
  "1162": failed("İMZA KAYDEDİLEMEDİ", "The signature could not be stored", "fix-signature"),
  "1170": failed("YETKİ KONTROL EDİLEMEDİ", "The authority could not be checked", "send-again-later"),
  "1171": failed("GÖNDERİCİ BİRİM YETKİSİ YOK", "The sender's alias has no authority", "set-own-alias"),
  "1172": failed("POSTA KUTUSU YETKİSİ YOK", "The receiver's mailbox has no authority", "look-up-buyer"),
  "1175": failed("İMZA YETKİSİ KONTROL EDİLEMEDİ", "The right to sign could not be checked", "fix-signature"),
  "1176": failed("İMZA SAHİBİ YETKİSİZ", "The signer has no authority", "fix-signature"),
  "1177": failed("GEÇERSİZ İMZA", "The signature is not valid", "fix-signature"),
  "1180": failed("ADRES KONTROL EDİLEMEDİ", "The address could not be checked", "send-again-later"),
  "1181": failed("ADRES BULUNAMADI", "The address was not found", "look-up-buyer"),
  "1182": failed("KULLANICI EKLENEMEDİ", "The user could not be added", "fix-envelope"),
  "1183": failed("KULLANICI SİLİNEMEDİ", "The user could not be removed", "fix-envelope"),
  "1190": failed("SİSTEM YANITI HAZIRLANAMADI", "The system response could not be made", "send-again-later"),
  // Accepted by GİB's rules, but no text was ever published: read as its neighbour.
  "1191": {
    ...failed("SİSTEM YANITI HAZIRLANAMADI", "The system response could not be made", "send-again-later"),
    mark: undefined,
  },
  "1195": failed("SİSTEM HATASI", "System error", "send-again-later"),
} as const satisfies Record<string, EnvelopeStatus>;

const DUPLICATE = { resend: "never", erp: "duplicate", action: "adopt-first", next: [] } as const;

export const ENVELOPE_STATUSES = {
  "1000": {
    label: "ZARF KUYRUĞA EKLENDİ",
    en: "The envelope is queued",
    mark: "*",
    resend: "wait",
    erp: "sent",
    action: "wait",
    next: ["1100"],
  },
  "1100": {
    label: "ZARF İŞLENİYOR",
    en: "The envelope is being processed",
    mark: "*",
    resend: "wait",
    erp: "sent",
    action: "wait",
    next: [...Object.keys(FAILED_AT_GIB), "1163", "1164", "1200"],
  },
  ...FAILED_AT_GIB,
  "1163": {
    label: "GÖNDERİLEN ZARF SİSTEMDE DAHA ÖNCE KAYITLI OLAN BİR FATURAYI İÇERMEKTEDİR",
    en: "The envelope holds an invoice that is already registered",
    mark: "**",
    ...DUPLICATE,
  },
  "1164": {
    label: "GÖNDERİLEN ZARF SİSTEMDE DAHA ÖNCE KAYITLI OLAN BİR BELGEYİ İÇERMEKTEDİR",
    en: "The envelope holds a document that is already registered",
    mark: undefined,
    ...DUPLICATE,
  },
  // Without a mark in the list, yet the invoice is on its way: sending it again would be the duplicate of 1163.
  "1200": {
    label: "ZARF BAŞARIYLA İŞLENDİ",
    en: "The envelope was processed",
    mark: "",
    resend: "wait",
    erp: "processed",
    action: "wait",
    next: ["1210", "1220"],
  },
  "1210": {
    label: "DOKÜMAN BULUNAN ADRESE GÖNDERİLEMEDİ",
    en: "The document could not be delivered to the address found",
    mark: "*",
    resend: "wait",
    erp: "retrying",
    action: "wait-for-delivery",
    next: ["1215", "1220", "1230", "1300"],
  },
  "1215": {
    label: "DOKÜMAN GÖNDERİMİ BAŞARISIZ. TEKRAR GÖNDERME SONLANDI",
    en: "Delivery failed; GİB no longer tries",
    mark: "",
    resend: "allowed",
    erp: "undelivered",
    action: "send-again-later",
    next: [],
  },
  "1220": {
    label: "HEDEFTEN SİSTEM YANITI GELMEDİ",
    en: "The receiver's system has not answered yet",
    mark: "*",
    resend: "wait",
    erp: "delivered",
    action: "wait-for-buyer",
    next: ["1230", "1300", "1235"],
  },
  "1230": {
    label: "HEDEFTEN SİSTEM YANITI BAŞARISIZ GELDİ",
    en: "The receiver's system could not process it",
    mark: "",
    resend: "allowed",
    erp: "refused-by-buyer",
    action: "ask-buyer",
    next: [],
  },
  "1235": {
    label: "FATURA İPTAL'E KONU EDİLDİ",
    en: "The invoice was put up for cancellation",
    mark: undefined,
    resend: "never",
    erp: "cancelled",
    action: "nothing",
    next: [],
  },
  "1300": {
    label: "BAŞARIYLA TAMAMLANDI",
    en: "Completed",
    mark: "*",
    resend: "wait",
    erp: "done",
    action: "nothing",
    next: ["1235"],
  },
  "2000": fault("ÖZET DEĞERLER EŞİT DEĞİL", "The hashes differ", NOT_TAKEN),
  "2001": fault("ZARF ID SİSTEMDE MEVCUT", "The envelope ID is already there", UNSURE),
  "2002": fault("ZARF ARŞİVE EKLENEMEDİ", "The envelope could not be archived", UNSURE),
  "2003": fault("ZARF KUYRUĞA EKLENEMEDİ", "The envelope could not be queued", UNSURE),
  // An answer that comes too early looks the same as a loss: never a licence to send again by itself.
  "2004": fault("ZARF ID BULUNAMADI", "The envelope ID was not found", { ...UNSURE, action: "ask-integrator" }),
  "2005": fault("SİSTEM HATASI", "System error", UNSURE),
  "2006": fault("GEÇERSİZ ZARF ADI", "The envelope's file name is not valid", NOT_TAKEN),
  "2007": fault(
    "PAKET GÖNDERMEYE VE SORGULAMAYA YETKİNİZ GEÇİCİ OLARAK KALDIRILMIŞTIR",
    "The right to send and to ask is suspended for now",
    { ...UNSURE, action: "ask-integrator" },
  ),
} as const satisfies Record<string, EnvelopeStatus>;

export type EnvelopeCode = keyof typeof ENVELOPE_STATUSES;

export const ENVELOPE_CODES = Object.keys(ENVELOPE_STATUSES) as readonly EnvelopeCode[];

/** Accepts a code of the table; `undefined` for any other, which then means "still pending" and never "may be sent again". */
export const toEnvelopeCode = (text: string): EnvelopeCode | undefined =>
  Object.hasOwn(ENVELOPE_STATUSES, text) ? (text as EnvelopeCode) : undefined;

/** A row of the table. */
export const envelopeStatus = (code: EnvelopeCode): EnvelopeStatus => ENVELOPE_STATUSES[code];
