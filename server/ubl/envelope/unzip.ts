import { crc32, inflateRawSync } from "node:zlib";
import type { EnvelopeCode } from "../../gib/envelope-statuses.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import { type EnvelopeFault, envelopeFault } from "./envelope-fault.ts";

/** What a zip may be at most; our own figures, far above any real envelope. Its headers are never believed. */
export const ZIP_LIMITS = {
  compressedBytes: 5_000_000,
  expandedBytes: 10_000_000,
  /** Expanded to compressed; XML of a hundred like invoices stays below 50. */
  ratio: 200,
} as const;

export type ZippedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The one file of an envelope's zip. Only what envelopes need is read: one entry, stored or deflated, no encryption, no zip64.
 * Expanding stops at the limit whatever the headers say, and the name is only ever compared, never used as a path.
 */
export function unzipOnlyFile(zip: Uint8Array): Result<ZippedFile, EnvelopeFault> {
  if (zip.length > ZIP_LIMITS.compressedBytes) return fail("1130", "compressed-size");
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (!startsLikeZip(view)) return fail("1110", "zip-signature");
  const end = endOfZip(view);
  if (end === undefined) return fail("1130", "zip-end");
  if (view.getUint16(end + 10, true) !== 1 || view.getUint16(end + 8, true) !== 1) return fail("1131", "file-count");
  const entry = onlyEntry(view, end);
  if (entry === undefined) return fail("1130", "zip-directory");
  if (entry.expandedSize > ZIP_LIMITS.expandedBytes) return fail("1130", "expanded-size");
  const bytes = expand(entry);
  if (bytes === undefined) return fail("1130", "zip-contents");
  if (bytes.length !== entry.expandedSize || crc32(bytes) !== entry.crc) return fail("1130", "zip-checksum");
  return ok({ name: entry.name, bytes });
}

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly expandedSize: number;
  readonly compressed: Uint8Array;
};

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
/** Encrypted, patched, strongly encrypted or masked: general purpose bits 0, 5, 6 and 13. */
const UNREADABLE_FLAGS = 0b10_0000_0110_0001;

const fail = (code: EnvelopeCode, check: string): Result<never, EnvelopeFault> => err(envelopeFault(code, check));

function startsLikeZip(view: DataView): boolean {
  if (view.byteLength < 22) return false;
  const signature = view.getUint32(0, true);
  return signature === LOCAL_HEADER || signature === END_OF_DIRECTORY;
}

/** The last record stands at the very end, but for a comment of at most 65,535 bytes whose length it tells. */
function endOfZip(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

/** Reads the directory's one record and checks it against the file's own header; every position is checked before it is used. */
function onlyEntry(view: DataView, end: number): Entry | undefined {
  const at = view.getUint32(end + 16, true);
  if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_HEADER) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const recordEnd = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (recordEnd !== end || (view.getUint16(at + 8, true) & UNREADABLE_FLAGS) !== 0) return undefined;
  const name = nameAt(view, at + 46, nameLength);
  const compressed = contentsAt(view, { directory: at, name });
  if (compressed === undefined) return undefined;
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    expandedSize: view.getUint32(at + 24, true),
    compressed,
  };
}

function contentsAt(view: DataView, { directory, name }: { directory: number; name: string }): Uint8Array | undefined {
  const at = view.getUint32(directory + 42, true);
  if (at + 30 > directory || view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  const nameLength = view.getUint16(at + 26, true);
  const start = at + 30 + nameLength + view.getUint16(at + 28, true);
  const stop = start + view.getUint32(directory + 20, true);
  if (stop > directory || nameAt(view, at + 30, nameLength) !== name) return undefined;
  return bytesAt(view, start, stop - start);
}

const bytesAt = (view: DataView, at: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + at, length);

/** One character a byte: names that are to be equal to an envelope's ID hold nothing else. */
const nameAt = (view: DataView, at: number, length: number): string =>
  Buffer.from(view.buffer, view.byteOffset + at, length).toString("latin1");

function expand({ method, compressed }: Entry): Uint8Array | undefined {
  if (method === STORED) return compressed;
  if (method !== DEFLATED) return undefined;
  const most = Math.min(ZIP_LIMITS.expandedBytes, compressed.length * ZIP_LIMITS.ratio);
  try {
    return inflateRawSync(compressed, { maxOutputLength: Math.max(1, most) });
  } catch {
    // Broken, or beyond the limit: either way this zip is not opened.
    return undefined;
  }
}
