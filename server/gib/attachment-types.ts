/**
 * Files that may travel inside an invoice, with the mimeCode GİB's list accepts for each. Nilvera's InvoiceInfo guide
 * names the eight types; GİB's list (schematron package 20260312) has no PowerPoint of the newer kind.
 */
export const ATTACHMENT_MIME_CODES = {
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/octet-stream",
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
} as const;

export type AttachmentType = keyof typeof ATTACHMENT_MIME_CODES;
