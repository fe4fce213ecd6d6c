import { XmlDocument } from "libxml2-wasm";
import { type Call, json, Refused } from "../stand-in/conversation.ts";

export type Module = "earchive" | "einvoice";

export type Upload = {
  readonly module: Module;
  readonly xml: string;
  readonly senderAlias: string;
  readonly receiverAlias: string;
};

/** An invoice under examination: texts by XPath below the root. */
export type Ubl = {
  /** The first one; "" where there is none. */
  readonly text: (path: string) => string;
  readonly texts: (path: string) => readonly string[];
};

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
const PREFIXES = {
  i: `${UBL}Invoice-2`,
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
};

const FORM = {
  IsDirectSend: /^true$/,
  PreviewType: /^(None|Html|Pdf)$/,
  SourceApp: /./,
} as const;

/** The field list's: of e-Arşiv it is required, of e-Fatura it may be left out. */
const ARCHIVE_FORM = { ...FORM, AutoSaveCompany: /^(true|false)$/ } as const;

const KNOWN = new Set(
  "File IsDirectSend PreviewType SourceApp SourceAppRecordId AutoSaveCompany SenderAlias ReceiverAlias".split(" "),
);

/** A form with a missing or unknown field is a 400 that names it; a file that is no invoice is a 422. */
export async function readUpload(module: Module, { headers, body }: Call): Promise<Upload> {
  const form = await readForm(headers["content-type"] ?? "", body);
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  for (const name of form.keys()) if (!KNOWN.has(name)) throw invalid(name, "Bilinmeyen alan.");
  for (const [name, pattern] of Object.entries(module === "earchive" ? ARCHIVE_FORM : FORM)) {
    if (!pattern.test(field(name))) throw invalid(name, "Geçersiz değer.");
  }
  const aliases = { senderAlias: field("SenderAlias"), receiverAlias: field("ReceiverAlias") };
  if (module === "einvoice" && !aliases.senderAlias) throw invalid("SenderAlias", "Gönderici Etiketi boş geçilemez!");
  if (module === "einvoice" && !aliases.receiverAlias) throw invalid("ReceiverAlias", "Alıcı Etiketi boş geçilemez!");
  const file = form.get("File");
  if (!(file instanceof Blob) || !/^(application|text)\/xml$/.test(file.type)) throw invalid("File", "Dosya boş.");
  return { module, xml: await file.text(), ...aliases };
}

async function readForm(type: string, body: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    throw new Refused({ status: 415 });
  }
}

export function examine<T>(xml: string, use: (ubl: Ubl) => T): T {
  const document = parse(xml);
  try {
    const texts = (path: string): readonly string[] =>
      document.find(`/i:Invoice/${path}`, PREFIXES).map(({ content }) => content.trim());
    if (texts("cbc:UUID").length !== 1) throw unprocessable("DOCUMENT_COULD_NOT_BE_PARSED", "Belge okunamadı.");
    return use({ texts, text: (path) => texts(path)[0] ?? "" });
  } finally {
    document.dispose();
  }
}

function parse(xml: string): XmlDocument {
  try {
    return XmlDocument.fromString(xml);
  } catch {
    throw unprocessable("DOCUMENT_COULD_NOT_BE_PARSED", "Belge okunamadı.");
  }
}

const invalid = (field: string, description: string): Refused =>
  new Refused(json(400, { message: "GECERSIZ ISTEK", invalidFields: [{ field, description, detail: "" }] }));

/** As a real refusal looks: a number in `code`, the word in `description`, the reason in `detail`. */
export const unprocessable = (word: string, detail: string): Refused =>
  new Refused(
    json(422, { message: "HATALI ISTEK", errors: [{ code: CODES[word] ?? word, description: word, detail }] }),
  );

const CODES: Readonly<Record<string, string>> = { SCHEMATRON_CHECK_RESULT_HAS_FAILED: "1150" };
