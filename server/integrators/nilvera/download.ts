import { AppError } from "../../pipeline/errors.ts";
import type { DocumentFormat, DocumentKey } from "../../pipeline/ports/integrator.ts";
import { moduleOf, type NilveraClient } from "./client.ts";
import { readIfFound } from "./read.ts";
import { fileAnswer } from "./wire.ts";

/** The bytes of a document. Nilvera has no word for "not ready": it answers "not found", or nothing. */
export async function downloadInvoice(
  client: NilveraClient,
  { ettn, profileId }: DocumentKey,
  format: DocumentFormat,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const text = readIfFound(await client.file(moduleOf(profileId), ettn, format), fileAnswer);
  if (!text) return undefined;
  const bytes = format === "pdf" ? fromBase64(text) : markupBytes(text);
  if (!startsWith(bytes, format === "pdf" ? "%PDF" : "<")) {
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { format } });
  }
  return bytes;
}

/** The guide shows base64 for the PDF only; XML and HTML are accepted either way. */
const markupBytes = (text: string): Uint8Array<ArrayBuffer> =>
  /^\s*</.test(text) ? Uint8Array.from(Buffer.from(text, "utf8")) : fromBase64(text);

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "base64"));

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().startsWith(mark);
