import type { EnvelopeCode } from "../../gib/envelope-statuses.ts";
import { ENVELOPE_DOCUMENTS, ENVELOPE_VERSION, HEADER_VERSIONS } from "../../gib/envelope-types.ts";
import { type Ettn, toEttn } from "../../invoice/ids.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import { hasEnvelopeShape } from "./check-shape.ts";
import { brokenRule } from "./check-rules.ts";
import { type EnvelopeFault, envelopeFault } from "./envelope-fault.ts";
import { NS } from "./namespaces.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import { nodeAt, nodesOf, readXml, textAt, type XmlNode } from "./read-xml.ts";
import { unzipOnlyFile } from "./unzip.ts";

export type OpenedEnvelope = {
  readonly id: string;
  /** SENDERENVELOPE, POSTBOXENVELOPE … */
  readonly type: string;
  readonly sender: { readonly alias: string; readonly taxId: string };
  readonly receiver: { readonly alias: string; readonly taxId: string };
  readonly documents: readonly EnvelopeContent[];
};

/** A document of the envelope: an invoice by its identity, an answer as read, anything else by its root's name. */
export type EnvelopeContent =
  | { readonly kind: "invoice"; readonly ettn: Ettn; readonly number: string }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "other"; readonly name: string };

/**
 * Opens an envelope's zip, or says with GİB's code what is wrong with it: 1110–1111, 1130–1133, 1140–1143, 1150, 1160. The frame
 * is held against GİB's schema and rules, an answer is read; an invoice inside is only named, its contents have judges of their
 * own. Never throws for what is in the file.
 */
export function openEnvelope(fileName: string, zip: Uint8Array): Result<OpenedEnvelope, EnvelopeFault> {
  const [, zipName] = /^(.*)\.zip$/i.exec(fileName) ?? [];
  if (zipName === undefined) return fail("1110", "zip-name");
  const file = unzipOnlyFile(zip);
  if (!file.ok) return file;
  const [, xmlName] = /^(.*)\.xml$/i.exec(file.value.name) ?? [];
  if (xmlName === undefined) return fail("1132", "xml-name");
  if (!startsLikeXml(file.value.bytes)) return fail("1132", "xml-start");
  const read = readXml(file.value.bytes, (root) => openRoot(root, { zipName, xmlName }));
  return read?.value ?? fail("1140", "xml");
}

type Names = { readonly zipName: string; readonly xmlName: string };

const fail = (code: EnvelopeCode, check: string): Result<never, EnvelopeFault> => err(envelopeFault(code, check));

/** A "<", after a byte order mark and white space at most. */
const startsLikeXml = (bytes: Uint8Array): boolean =>
  /^(\u00EF\u00BB\u00BF)?\s*</.test(Buffer.from(bytes.subarray(0, 1_000)).toString("latin1"));

const sh = (name: string) => `{${NS.sh}}${name}`;

function openRoot(root: XmlNode, names: Names): Result<OpenedEnvelope, EnvelopeFault> {
  if (root.name !== sh("StandardBusinessDocument")) return fail("1140", "no-envelope");
  const header = nodeAt(root, sh("StandardBusinessDocumentHeader"));
  const identification = nodeAt(header, sh("DocumentIdentification"));
  const id = textAt(identification, sh("InstanceIdentifier"));
  const misnamed = wrongId(id, names);
  if (misnamed !== undefined) return err(misnamed);
  if (textAt(identification, sh("TypeVersion")) !== ENVELOPE_VERSION) return fail("1143", "type-version");
  if (!HEADER_VERSIONS.includes(textAt(header, sh("HeaderVersion")))) return fail("1143", "header-version");
  if (!hasEnvelopeShape(root)) return fail("1160", "shape");
  const broken = brokenRule(root);
  if (broken !== undefined) return fail("1150", broken);
  const documents = readDocuments(root);
  if (!documents.ok) return documents;
  const partner = (side: "Sender" | "Receiver") => partnerOf(nodeAt(header, sh(side)));
  const type = textAt(identification, sh("Type"));
  return ok({ id, type, sender: partner("Sender"), receiver: partner("Receiver"), documents: documents.value });
}

/** GİB's InstanceIdentifier is a GUID of 36 characters; the 32 of its list of codes are the MD5's. */
function wrongId(id: string, { zipName, xmlName }: Names): EnvelopeFault | undefined {
  if (id === "") return envelopeFault("1141", "id");
  if (id.length !== 36) return envelopeFault("1111", "id-length");
  if (id !== zipName) return envelopeFault("1142", "zip-name");
  return id === xmlName ? undefined : envelopeFault("1133", "xml-name");
}

function partnerOf(partner: XmlNode | undefined): OpenedEnvelope["sender"] {
  const contacts = nodesOf(partner, sh("ContactInformation"));
  const tax = contacts.find((contact) => textAt(contact, sh("ContactTypeIdentifier")) === "VKN_TCKN");
  return { alias: textAt(partner, sh("Identifier")), taxId: textAt(tax, sh("Contact")) };
}

function readDocuments(root: XmlNode): Result<readonly EnvelopeContent[], EnvelopeFault> {
  const groups = nodesOf(nodeAt(root, `{${NS.ef}}Package`), "{}Elements");
  const contents: EnvelopeContent[] = [];
  for (const document of groups.flatMap((group) => nodeAt(group, "{}ElementList")?.children() ?? [])) {
    const content = readDocument(document);
    if (!content.ok) return content;
    contents.push(content.value);
  }
  return ok(contents);
}

function readDocument(document: XmlNode): Result<EnvelopeContent, EnvelopeFault> {
  if (document.name === ENVELOPE_DOCUMENTS.APPLICATIONRESPONSE) {
    const answer = readAnswer(document);
    return answer.ok ? ok({ kind: "answer", answer: answer.value }) : answer;
  }
  if (document.name !== ENVELOPE_DOCUMENTS.INVOICE) return ok({ kind: "other", name: document.name });
  const ettn = toEttn(textAt(document, `{${NS.cbc}}UUID`));
  const number = textAt(document, `{${NS.cbc}}ID`);
  if (ettn === undefined) return fail("1150", "ettn");
  return INVOICE_NUMBER.test(number) ? ok({ kind: "invoice", ettn, number }) : fail("1150", "number");
}

const INVOICE_NUMBER = /^[A-Z0-9]{3}20\d{11}$/;
