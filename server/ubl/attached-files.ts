import { ATTACHMENT_MIME_CODES } from "../gib/attachment-types.ts";
import type { Attachment } from "../invoice/paper/attachment.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text, textIfAny } from "./element.ts";

/** The shop's own files and its own design, inside the document. A design kept at the integrator has no place in UBL. */
export function attachedFiles({ attachments, template, issueDate }: Invoice): readonly Element[] {
  const files = attachments.map((file) =>
    reference(
      [
        text("cbc:ID", file.fileName),
        text("cbc:IssueDate", issueDate),
        textIfAny("cbc:DocumentTypeCode", file.documentTypeCode),
        textIfAny("cbc:DocumentType", file.documentType),
      ],
      attachedFile(file),
    ),
  );
  if (template?.kind !== "own") return files;
  const words = [text("cbc:ID", DESIGN), text("cbc:IssueDate", issueDate), text("cbc:DocumentType", "XSLT")];
  const design = { fileName: DESIGN, mimeCode: "application/xml", base64: template.base64 };
  return [...files, reference(words, embedded(design))];
}

/** A file as it stands in any reference to a document. */
export const attachedFile = ({ fileName, type, base64 }: Attachment): Element =>
  embedded({ fileName, mimeCode: ATTACHMENT_MIME_CODES[type], base64 });

const DESIGN = "fatura.xslt";

type Content = { readonly fileName: string; readonly mimeCode: string; readonly base64: string };

const reference = (words: readonly (Element | undefined)[], content: Element): Element =>
  aggregate("cac:AdditionalDocumentReference", [...words, content]);

const embedded = ({ fileName, mimeCode, base64 }: Content): Element =>
  aggregate("cac:Attachment", [
    text("cbc:EmbeddedDocumentBinaryObject", base64, {
      mimeCode,
      encodingCode: "Base64",
      characterSetCode: "UTF-8",
      filename: fileName,
    }),
  ]);
