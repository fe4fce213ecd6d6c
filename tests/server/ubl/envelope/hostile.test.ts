import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ENVELOPE_CODES } from "../../../../server/gib/envelope-statuses.ts";
import type { Result } from "../../../../server/invoice/result.ts";
import { envelopeDocument } from "../../../../server/ubl/envelope/envelope-document.ts";
import type { EnvelopeFault } from "../../../../server/ubl/envelope/envelope-fault.ts";
import { openEnvelope } from "../../../../server/ubl/envelope/open-envelope.ts";
import { readAnswerXml } from "../../../../server/ubl/envelope/read-answer.ts";
import { unzipOnlyFile, ZIP_LIMITS } from "../../../../server/ubl/envelope/unzip.ts";
import { anAnswer, anEnvelope, aSystemEnvelope, ENVELOPE_ID } from "./an-envelope.ts";
import { rawZip } from "./raw-zip.ts";

const SEED = 20261121;
const XML = `${ENVELOPE_ID}.xml`;
const GOOD = [envelopeDocument(anEnvelope()), envelopeDocument(aSystemEnvelope("1220"))] as const;
const ANSWER = anAnswer({ code: "RED", reference: "6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c", text: "Fiyat farklı" });

/** A thousand files, each some way of being wrong; the same thousand on every run. */
describe("1,000 hostile files", { timeout: 120_000 }, () => {
  const codes = new Map<string, number>();

  test("never throw, never take a second, and always get a code of GİB's", () => {
    const random = seededRandom(SEED);
    for (let round = 0; round < 1_000; round += 1) {
      const kind = KINDS[round % KINDS.length] ?? cut;
      const file = kind(random);
      const { result, seconds } = timed(() => readAs(file));
      const code = result.ok ? "read" : result.error.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
      expect(seconds, `${kind.name}, round ${round}`).toBeLessThan(1);
      expect(["read", ...ENVELOPE_CODES]).toContain(code);
    }
    expect([...codes.keys()]).toEqual(expect.arrayContaining(["1110", "1130", "1131", "1132", "1133", "1140", "1150"]));
  });

  test("are never expanded beyond the limit", () => {
    const random = seededRandom(SEED);
    for (let round = 0; round < 40; round += 1) {
      const before = process.memoryUsage().arrayBuffers;
      const file = unzipOnlyFile(bomb(random).bytes);
      const grown = process.memoryUsage().arrayBuffers - before;
      expect(file.ok).toBe(false);
      // The chunks read so far, and once more while they are joined.
      expect(grown).toBeLessThan(2.5 * ZIP_LIMITS.expandedBytes);
    }
  });
});

type Hostile = { readonly as: "zip" | "answer"; readonly name: string; readonly bytes: Uint8Array };
type Random = (below: number) => number;

const readAs = ({ as, name, bytes }: Hostile): Result<unknown, EnvelopeFault> =>
  as === "zip" ? openEnvelope(name, bytes) : readAnswerXml(bytes);

/** Processor time: a busy machine does not make the reader slower. */
function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

/** Mulberry32. */
function seededRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const zipped = (xml: string | Uint8Array, name = XML): Uint8Array => rawZip({ name, contents: Buffer.from(xml) });
const asZip = (bytes: Uint8Array): Hostile => ({ as: "zip", name: `${ENVELOPE_ID}.zip`, bytes });
const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[random(from.length)] ?? from[0];

function cut(random: Random): Hostile {
  const whole = zipped(pick(random, GOOD));
  return asZip(whole.slice(0, random(whole.length)));
}

function flipped(random: Random): Hostile {
  const bytes = Uint8Array.from(zipped(pick(random, GOOD)));
  for (let flips = 1 + random(8); flips > 0; flips -= 1) bytes[random(bytes.length)] = random(256);
  return asZip(bytes);
}

/** Only the headers are touched: sizes, positions, counts and flags become extreme. */
function headersTurned(random: Random): Hostile {
  const bytes = Buffer.from(zipped(pick(random, GOOD)));
  const place = bytes.length - 1 - random(110);
  if (random(3) === 0)
    bytes.writeUInt32LE(pick(random, [0xffffffff, 0x7fffffff, 0, bytes.length]), Math.min(place, bytes.length - 4));
  else bytes[place] = random(256);
  return asZip(bytes);
}

function bomb(random: Random): Hostile {
  const compressed = BOMBS[random(BOMBS.length)] ?? new Uint8Array();
  const expandedSize = pick(random, [9, 1_000, ZIP_LIMITS.expandedBytes, 0xffffffff]);
  return asZip(rawZip({ name: XML, contents: new Uint8Array() }, { compressed, expandedSize }));
}

const BOMBS = [Buffer.alloc(40_000_000), Buffer.alloc(30_000_000, "<a>"), Buffer.alloc(30_000_000, "<a b='c'/>")].map(
  (contents) => deflateRawSync(contents),
);

function misnamed(random: Random): Hostile {
  const name = pick(random, [
    "../x.xml",
    "a/b.xml",
    `${ENVELOPE_ID}.exe`,
    "",
    `${ENVELOPE_ID}.XML`,
    "\u0000.xml",
    "x".repeat(60_000),
  ]);
  const zipName = pick(random, [`${ENVELOPE_ID}.zip`, "a.zip", "", "..\\a.zip", "zip"]);
  return { as: "zip", name: zipName, bytes: zipped(pick(random, GOOD), name) };
}

function nested(random: Random): Hostile {
  let inner: Uint8Array = zipped(pick(random, GOOD));
  for (let depth = random(20); depth >= 0; depth -= 1) inner = zipped(inner);
  return asZip(inner);
}

function crowded(random: Random): Hostile {
  const whole = Buffer.from(zipped(pick(random, GOOD)));
  const count = pick(random, [0, 2, 65_535]);
  whole.writeUInt16LE(count, whole.length - 14);
  whole.writeUInt16LE(count, whole.length - 12);
  return asZip(whole);
}

/** A stretch of the XML goes, comes twice, moves or is overwritten. */
function scrambled(random: Random): Hostile {
  const xml = pick(random, GOOD);
  const from = random(xml.length);
  const part = xml.slice(from, from + 1 + random(200));
  const rest = xml.slice(from + part.length);
  const changed = pick(random, [
    "",
    part + part,
    "\u0000",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<?p i?>",
    "&x;",
    "&#0;",
    "<a",
    "\uFFFE",
  ]);
  return asZip(zipped(`${xml.slice(0, from)}${changed}${rest}`));
}

/** Well formed still, yet a value of the header or of the document is another. */
function revalued(random: Random): Hostile {
  const xml = pick(random, GOOD);
  const values = [...xml.matchAll(/>([^<>]+)<\//g)];
  const found = values[random(2) === 0 ? random(14) : random(values.length)];
  const index = found?.index ?? 0;
  const value = found?.[1] ?? "";
  const other = pick(random, ["", " ", "x", value.repeat(2), "9".repeat(500), "-1", "ğüşıöç", "1.1"]);
  return asZip(zipped(`${xml.slice(0, index + 1)}${other}${xml.slice(index + 1 + value.length)}`));
}

function entities(random: Random): Hostile {
  const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(12)}">`).join("");
  const type = pick(random, [
    `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]>`,
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>',
    `<?a ${"?".repeat(9_999)}?><!--${"-a".repeat(9_999)}--><!DOCTYPE a>`,
  ]);
  return asZip(
    zipped(
      pick(random, GOOD)
        .replace("?>", `?>${type}`)
        .replace(">UNVAN<", pick(random, [">&l12;<", ">&x;<"])),
    ),
  );
}

/** As big as may be, in every direction; poorly deflated, so that it is not the ratio that stops it. */
function huge(random: Random): Hostile {
  const at = random(HUGE.length);
  const made = hugeFiles.get(at) ?? makeHuge((HUGE[at] ?? HUGE[0])());
  hugeFiles.set(at, made);
  return random(2) === 0 ? made.zip : made.answer;
}

const hugeFiles = new Map<number, ReturnType<typeof makeHuge>>();

function makeHuge(filling: string): { readonly zip: Hostile; readonly answer: Hostile } {
  const contents = Buffer.from(GOOD[1].replace("<ElementList>", `<ElementList>${filling}`));
  const compressed = deflateRawSync(contents, { strategy: constants.Z_HUFFMAN_ONLY });
  const answer = Buffer.from(ANSWER.replace("<cac:DocumentResponse>", `<cac:DocumentResponse>${filling}`));
  return {
    zip: asZip(rawZip({ name: XML, contents }, { compressed })),
    answer: { as: "answer", name: "", bytes: answer },
  };
}

const HUGE: readonly [() => string, ...(() => string)[]] = [
  () => "<a/>".repeat(190_000),
  () => `<a ${Array.from({ length: 190_000 }, (_, at) => `a${at}=''`).join(" ")}/>`,
  () => "x".repeat(9_000_000),
  () => `<a>${"x".repeat(999_999)}</a>`.repeat(9),
  () => "<a>".repeat(255) + "</a>".repeat(255),
  () => "<a>".repeat(150_000),
  () => "<!---->".repeat(190_000),
  () => "<?p?>".repeat(190_000),
  () => `<a ${Array.from({ length: 190_000 }, (_, at) => `xmlns:a${at}="u"`).join(" ")}/>`,
  () => `<a xmlns:u="${"u".repeat(9_000_000)}">${"<u:a/>".repeat(1_000)}</a>`,
  () => `<u:a xmlns:u="${"u".repeat(90_000)}"/>`.repeat(100),
  () => "&#x41;".repeat(1_000_000),
  () => "<cbc:ID xmlns:cbc='urn:x'>1</cbc:ID>".repeat(49_000),
  () => `${"<a/>".repeat(24_000)}${"<b/>text".repeat(24_000)}`,
  () => "x".repeat(11_000_000),
];

function encoded(random: Random): Hostile {
  const xml = pick(random, GOOD);
  const other = pick(random, [
    Buffer.from(`\uFEFF${xml}`, "utf16le"),
    Buffer.from(xml, "utf16le"),
    Buffer.from(xml, "latin1"),
    Buffer.from(xml.replace("UTF-8", "UTF-7")),
    Buffer.concat([Buffer.from(xml), Buffer.from([0xff, 0xfe])]),
    Buffer.alloc(1_000, random(256)),
  ]);
  return asZip(zipped(other));
}

function brokenAnswer(random: Random): Hostile {
  const from = random(ANSWER.length);
  const changed = `${ANSWER.slice(0, from)}${pick(random, ["", "<", "&", "<!DOCTYPE a>", "</cac:Response>", "\u0000"])}${ANSWER.slice(from + random(60))}`;
  return { as: "answer", name: "", bytes: Buffer.from(changed) };
}

function noise(random: Random): Hostile {
  const bytes = Uint8Array.from({ length: random(5_000) }, () => random(256));
  return random(2) === 0
    ? asZip(Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes]))
    : { as: "answer", name: "", bytes };
}

const KINDS = [
  cut,
  flipped,
  headersTurned,
  scrambled,
  revalued,
  bomb,
  misnamed,
  nested,
  crowded,
  entities,
  huge,
  encoded,
  brokenAnswer,
  noise,
] as const;
