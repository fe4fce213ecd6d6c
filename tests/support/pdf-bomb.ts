import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createDeflate } from "node:zlib";

const MEGABYTES = 512;

/** A PDF of half a megabyte that unpacks to half a gigabyte. */
export async function pdfBomb(): Promise<Buffer> {
  const spaces = Array<Buffer>(MEGABYTES).fill(Buffer.alloc(1024 * 1024, " "));
  const packed = await buffer(Readable.from(spaces).pipe(createDeflate()));
  const kind = `<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${packed.length} >>`;
  const head = `%PDF-1.5\n1 0 obj\n${kind}\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream\nendobj\n%%EOF")]);
}
