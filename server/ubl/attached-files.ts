import { ATTACHMENT_MIME_CODES } from "../gib/attachment-types.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";

/** The shop's own files and its own design, inside the document. A design kept at the integrator has no place in UBL. */
export function attachedFiles({ attachments, template, issueDate }: Invoice): readonly Element[] {
  const files = attachments.map(({ fileName, type, base64 }) => {
    const content = { fileName, mimeCode: ATTACHMENT_MIME_CODES[type], base64 };
    return reference([text("cbc:ID", fileName), text("cbc:IssueDate", issueDate)], content);
  });
  if (template?.kind !== "own") return files;
  const words = [text("cbc:ID", DESIGN), text("cbc:IssueDate", issueDate), text("cbc:DocumentType", "XSLT")];
  return [...files, reference(words, { fileName: DESIGN, mimeCode: "application/xml", base64: template.base64 })];
}

const DESIGN = "fatura.xslt";

type Content = { readonly fileName: string; readonly mimeCode: string; readonly base64: string };

const reference = (words: readonly Element[], { fileName, mimeCode, base64 }: Content): Element =>
  aggregate("cac:AdditionalDocumentReference", [
    ...words,
    aggregate("cac:Attachment", [
      text("cbc:EmbeddedDocumentBinaryObject", base64, {
        mimeCode,
        encodingCode: "Base64",
        characterSetCode: "UTF-8",
        filename: fileName,
      }),
    ]),
  ]);
