import { gunzipSync } from "node:zlib";

/** An original as it was handed in, read beside the store from a row's `bytes`. */
export function unpacked(bytes: unknown): Buffer {
  const stored = Buffer.from(bytes as Uint8Array);
  return stored.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])) ? gunzipSync(stored) : stored;
}
