import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";

/** An original as it lies in the database; `sha256` is of the bytes as the integrator gave them. */
export type PackedOriginal = { readonly bytes: Buffer; readonly packing: string; readonly sha256: string };

/** Compressed where that makes it smaller: XML to a tenth, a PDF hardly. */
export function packOriginal(bytes: Uint8Array): PackedOriginal {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const zipped = gzipSync(bytes);
  if (zipped.length >= bytes.length) return { bytes: Buffer.from(bytes), packing: "none", sha256 };
  return { bytes: zipped, packing: "gzip", sha256 };
}

/** The bytes as they came, or `undefined` when they are not those any more: nobody is handed something else for an original. */
export function unpackOriginal({ bytes, packing, sha256 }: PackedOriginal): Uint8Array | undefined {
  const original = packing === "gzip" ? unzipped(bytes) : bytes;
  const isWhole = original && createHash("sha256").update(original).digest("hex") === sha256;
  return isWhole ? original : undefined;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}
