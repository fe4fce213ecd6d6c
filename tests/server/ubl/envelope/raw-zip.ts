import { crc32, deflateRawSync } from "node:zlib";

type RawFile = { readonly name: string; readonly contents: Uint8Array };

/** What the headers claim, where it is to differ from the truth. */
type Claims = {
  readonly compressed?: Uint8Array;
  readonly expandedSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
};

/** A zip written byte by byte, so that its headers may lie. */
export function rawZip({ name, contents }: RawFile, claims: Claims = {}): Uint8Array {
  const compressed = claims.compressed ?? deflateRawSync(contents);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(claims.flags ?? 0, 2);
  shared.writeUInt16LE(claims.method ?? 8, 4);
  shared.writeUInt32LE(claims.crc ?? crc32(contents), 10);
  shared.writeUInt32LE(compressed.length, 14);
  shared.writeUInt32LE(claims.expandedSize ?? contents.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(name, "latin1")]);
  const version = Buffer.from([20, 0]);
  const directory = Buffer.concat([
    Buffer.from("PK\u0001\u0002"),
    version,
    shared,
    Buffer.alloc(14),
    Buffer.from(name, "latin1"),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + compressed.length, 16);
  return Buffer.concat([local, compressed, directory, end]);
}
