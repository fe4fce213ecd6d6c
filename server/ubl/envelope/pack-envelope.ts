import { createHash } from "node:crypto";
import JSZip from "jszip";
import { type EnvelopeContents, envelopeDocument } from "./envelope-document.ts";

export type PackedEnvelope = {
  /** "<id>.zip"; the file inside is "<id>.xml". */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of the zip, in lower-case hex: GİB's service takes the MD5 (32 characters) beside the file. */
  readonly md5: string;
  readonly sha256: string;
};

/** The envelope as the zip that travels. The same contents give the same bytes, so a second try is provably the same file. */
export async function packEnvelope(contents: EnvelopeContents): Promise<PackedEnvelope> {
  const zip = new JSZip();
  zip.file(`${contents.id}.xml`, envelopeDocument(contents), { date: ZIP_DATE, createFolders: false });
  const bytes = await zip.generateAsync({
    type: "uint8array",
    compression: "DEFLATE",
    compressionOptions: { level: 9 },
    platform: "DOS",
  });
  return { fileName: `${contents.id}.zip`, bytes, md5: hash("md5", bytes), sha256: hash("sha256", bytes) };
}

/** The first day a zip can name: the real time would make every zip another file. */
const ZIP_DATE = new Date("1980-01-01T00:00:00Z");

const hash = (algorithm: "md5" | "sha256", bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest("hex");
