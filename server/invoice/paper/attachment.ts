import { ATTACHMENT_MIME_CODES, type AttachmentType } from "../../gib/attachment-types.ts";
import { decodedLength, isBase64 } from "./base64.ts";
import { type Fault, fault } from "../fault.ts";
import { err, ok, type Result } from "../result.ts";
import { cleanText } from "../text.ts";

/** A file of the shop's own that goes into every invoice, such as its return form. */
export type Attachment = {
  readonly fileName: string;
  readonly type: AttachmentType;
  readonly base64: string;
  /** What kind of document the file is, in the shop's own words and code. */
  readonly documentType?: string;
  readonly documentTypeCode?: string;
};

/** The same as the settings hold it. */
export type WrittenAttachment = {
  readonly fileName: string;
  readonly base64: string;
  readonly documentType?: string | undefined;
  readonly documentTypeCode?: string | undefined;
};

/** Every invoice carries, stores and sends them: what is meant is a form of a page or two. */
const MAX_BYTES = 200_000;

/** Reads one attachment of the settings. The name's ending says the type; no other types may be uploaded. */
export function parseAttachment(written: WrittenAttachment, path: string): Result<Attachment, Fault> {
  const fileName = cleanText(written.fileName) ?? "";
  const type = fileName.split(".").at(-1)?.toLowerCase() ?? "";
  if (!isAttachmentType(type) || !fileName.includes(".")) return err(fault("ATTACHMENT_TYPE", `${path}.fileName`));
  if (!isBase64(written.base64)) return err(fault("ATTACHMENT_UNREADABLE", `${path}.base64`));
  const bytes = decodedLength(written.base64);
  if (bytes > MAX_BYTES) return err(fault("ATTACHMENT_TOO_LARGE", path, { bytes, limit: MAX_BYTES }));
  const documentType = cleanText(written.documentType);
  const documentTypeCode = cleanText(written.documentTypeCode);
  const words = { ...(documentType && { documentType }), ...(documentTypeCode && { documentTypeCode }) };
  return ok({ fileName, type, base64: written.base64, ...words });
}

const isAttachmentType = (text: string): text is AttachmentType => Object.hasOwn(ATTACHMENT_MIME_CODES, text);
