import { ENVELOPE_DOCUMENTS, GIB_VKN } from "../../gib/envelope-types.ts";
import { envelopeStatus, toEnvelopeCode } from "../../gib/envelope-statuses.ts";
import type { CommercialEvent } from "../../invoice/e-fatura/commercial-answer.ts";
import type { EnvelopeEvent } from "../../invoice/e-fatura/envelope-track.ts";
import { type Ettn, toEttn } from "../../invoice/ids.ts";
import { toIstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import { type EnvelopeFault, envelopeFault } from "./envelope-fault.ts";
import { NS } from "./namespaces.ts";
import { nodeAt, nodesOf, readXml, textAt, type XmlNode } from "./read-xml.ts";
import { taxIds } from "./tax-ids.ts";

/**
 * What an ApplicationResponse tells, as the event it is for the envelope or for the invoice. `from` is the tax number it claims
 * to be from: signatures are not verified here, so the way it came must be trusted and `from` be held against the buyer.
 */
export type Answer = Told & { readonly from: string | undefined };

type Told =
  /** A system response: where an envelope of ours stands. */
  | { readonly kind: "system"; readonly envelopeId: string; readonly event: EnvelopeEvent; readonly text: string }
  /** The buyer's acceptance or refusal of one invoice. */
  | { readonly kind: "commercial"; readonly ettn: Ettn; readonly event: CommercialEvent }
  /** Another answer (IADE, GUMRUKONAY): told, not acted on. */
  | { readonly kind: "other"; readonly code: string; readonly document: string; readonly text: string };

/** An answer that arrives alone, outside an envelope. */
export function readAnswerXml(bytes: Uint8Array): Result<Answer, EnvelopeFault> {
  return readXml(bytes, readAnswer)?.value ?? err(envelopeFault("1140", "xml"));
}

/** An ApplicationResponse element. */
export function readAnswer(root: XmlNode): Result<Answer, EnvelopeFault> {
  if (root.name !== ENVELOPE_DOCUMENTS.APPLICATIONRESPONSE) return err(envelopeFault("1140", "no-answer"));
  const responses = nodesOf(root, cac("DocumentResponse"));
  const [response] = responses;
  if (response === undefined || responses.length > 1) return err(envelopeFault("1150", "one-response"));
  const code = textAt(response, cac("Response"), cbc("ResponseCode"));
  if (code === "S_APR") return systemAnswer(root, response);
  if (code === "KABUL" || code === "RED") return commercialAnswer(root, response);
  if (code === "") return err(envelopeFault("1150", "response-code"));
  return ok({
    kind: "other",
    from: senderOf(root),
    code: short(code),
    document: short(documentId(response)),
    text: words(response),
  });
}

const cac = (name: string) => `{${NS.cac}}${name}`;
const cbc = (name: string) => `{${NS.cbc}}${name}`;

/** Longer than any real explanation; what comes from outside is never kept without an end. */
const MOST_CHARACTERS = 1_000;
const short = (text: string) => text.slice(0, MOST_CHARACTERS);

const senderOf = (root: XmlNode): string | undefined => taxIds(nodeAt(root, cac("SenderParty")))[0];

const documentId = (response: XmlNode) => textAt(response, cac("DocumentReference"), cbc("ID"));

function systemAnswer(root: XmlNode, response: XmlNode): Result<Answer, EnvelopeFault> {
  const lines = nodesOf(response, cac("LineResponse")).flatMap((line) => nodesOf(line, cac("Response")));
  const code = lines.length === 1 ? textAt(lines[0], cbc("ResponseCode")) : "";
  const envelopeId = toEttn(documentId(response));
  if (code === "") return err(envelopeFault("1150", "status-code"));
  if (envelopeId === undefined) return err(envelopeFault("1150", "envelope-id"));
  const from = senderOf(root);
  const told = from === GIB_VKN ? code : statusFromBuyer(code);
  return ok({ kind: "system", from, envelopeId, event: { kind: "told", code: short(told) }, text: words(response) });
}

/**
 * GİB's status after the buyer's own system answered: 1200 from there completes the envelope (1300), an error there is 1230.
 * Anything else is no reason to send again.
 */
function statusFromBuyer(code: string): string {
  if (code === "1200") return "1300";
  if (code === "1000" || code === "1100") return "1220";
  const known = toEnvelopeCode(code);
  return known !== undefined && envelopeStatus(known).resend === "allowed" ? "1230" : `buyer:${code}`;
}

function commercialAnswer(root: XmlNode, response: XmlNode): Result<Answer, EnvelopeFault> {
  const ettn = toEttn(documentId(response)) ?? toEttn(textAt(response, cac("Response"), cbc("ReferenceID")));
  const on = toIstanbulDate(textAt(root, cbc("IssueDate")));
  if (ettn === undefined) return err(envelopeFault("1150", "ettn"));
  if (on === undefined) return err(envelopeFault("1160", "issue-date"));
  const isAcceptance = textAt(response, cac("Response"), cbc("ResponseCode")) === "KABUL";
  const event: CommercialEvent = isAcceptance ? { kind: "KABUL", on } : { kind: "RED", on, reason: words(response) };
  return ok({ kind: "commercial", from: senderOf(root), ettn, event });
}

/** The explanations, of the whole document and of its line, each once. */
function words(response: XmlNode): string {
  const answers = [nodeAt(response, cac("Response")), nodeAt(response, cac("LineResponse"), cac("Response"))];
  const texts = answers
    .flatMap((answer) => nodesOf(answer, cbc("Description")))
    .map((description) => description.text());
  return short([...new Set(texts)].filter((text) => text !== "").join(" "));
}
