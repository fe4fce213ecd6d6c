import { PDFDocument } from "pdf-lib";

/** All pages of several PDFs, in their order, as one. Throws on bytes that are no PDF. */
export async function joinPdfs(documents: readonly Uint8Array[]): Promise<Uint8Array> {
  const joined = await PDFDocument.create();
  for (const bytes of documents) {
    const source = await PDFDocument.load(bytes);
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  return joined.save();
}
