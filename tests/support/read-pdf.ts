import { inflateSync } from "node:zlib";

/*
 * Reads back what pdfkit wrote, as a viewer would: content streams, fonts and their ToUnicode maps. It understands only
 * the operators pdfkit uses, so that a new one is an error here and not a hole in a test.
 */

export type Glyph = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly id: number;
  readonly text: string;
};
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
};
export type PdfPage = {
  /** One entry for each run of text drawn at a place, in drawing order; y counts from the top. */
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number; readonly right: number }[];
  readonly glyphs: readonly Glyph[];
  readonly rects: readonly Rect[];
};

type Matrix = readonly [number, number, number, number, number, number];
type Font = {
  readonly unicode: ReadonlyMap<number, string>;
  readonly widths: readonly number[];
  readonly file: Uint8Array;
};
type Pdf = ReadonlyMap<number, { readonly head: string; readonly stream: Uint8Array }>;

export type PdfDocument = {
  readonly pages: readonly PdfPage[];
  readonly fonts: ReadonlyMap<string, Font>;
  /** Every object's dictionary or text, for what is said of the document itself. */
  readonly info: string;
};

export function readPdf(bytes: Uint8Array): PdfDocument {
  const objects = objectsOf(Buffer.from(bytes));
  const pageIds = [...objects].filter(([, { head }]) => /\/Type \/Page\b/.test(head)).map(([id]) => id);
  const fonts = new Map<string, Font>();
  const pages = pageIds.map((id) => readPage(objects, objects.get(id)?.head ?? "", fonts));
  const info = [...objects.values()].map(({ head }) => head).join("\n");
  return { pages, fonts, info };
}

/** All the text of a page, a line for each run drawn. */
export const textOf = ({ texts }: PdfPage): string => texts.map(({ text }) => text).join("\n");

function objectsOf(pdf: Buffer): Pdf {
  const objects = new Map<number, { head: string; stream: Uint8Array }>();
  const latin = pdf.toString("latin1");
  for (const match of latin.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const ends = latin.indexOf("\nendobj", start);
    const streamAt = latin.indexOf("\nstream\n", start);
    const hasStream = streamAt >= 0 && streamAt < ends;
    const head = latin.slice(start, hasStream ? streamAt : ends);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const body = pdf.subarray(streamAt + 8, streamAt + 8 + length);
    const stream = hasStream ? (head.includes("FlateDecode") ? inflateSync(body) : body) : new Uint8Array();
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

const reference = (head: string, name: string): number =>
  Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? -1);

function readPage(objects: Pdf, page: string, fonts: Map<string, Font>): PdfPage {
  const resources = objects.get(reference(page, "Resources"))?.head ?? "";
  for (const [, name = "", id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    if (!fonts.has(name)) fonts.set(name, readFont(objects, objects.get(Number(id))?.head ?? ""));
  }
  const content = Buffer.from(objects.get(reference(page, "Contents"))?.stream ?? []).toString("latin1");
  return interpret(content, fonts);
}

function readFont(objects: Pdf, font: string): Font {
  const descendant = objects.get(reference(font, "DescendantFonts"))?.head ?? "";
  const descriptor = objects.get(reference(descendant, "FontDescriptor"))?.head ?? "";
  const toUnicode = Buffer.from(objects.get(reference(font, "ToUnicode"))?.stream ?? []).toString("latin1");
  const widths = /\/W \[0 \[([\d.\s]+)\]/.exec(descendant)?.[1] ?? "";
  return {
    unicode: readToUnicode(toUnicode),
    widths: widths.trim().split(/\s+/).map(Number),
    file: objects.get(reference(descriptor, "FontFile2"))?.stream ?? new Uint8Array(),
  };
}

function readToUnicode(cmap: string): ReadonlyMap<number, string> {
  const unicode = new Map<number, string>();
  for (const [, from = "", list = ""] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = ""]) => utf16(hex));
    for (const [index, text] of texts.entries()) unicode.set(Number.parseInt(from, 16) + index, text);
  }
  return unicode;
}

const utf16 = (hex: string): string =>
  (hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];

type State = { ctm: Matrix; fill: string };

function interpret(content: string, fonts: ReadonlyMap<string, Font>): PdfPage {
  const page = { texts: [] as PdfPage["texts"][number][], glyphs: [] as Glyph[], rects: [] as Rect[] };
  const stack: State[] = [];
  let state: State = { ctm: IDENTITY, fill: "" };
  let matrix: Matrix = IDENTITY;
  let font = { name: "", size: 0 };
  let path: { x: number; y: number; width: number; height: number }[] = [];
  let operands: string[] = [];
  const numbers = () => operands.map(Number);
  const asMatrix = (): Matrix => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers();
    return [a, b, c, d, e, f];
  };
  const OPERATORS: Record<string, () => void> = {
    q: () => stack.push({ ...state }),
    Q: () => {
      state = stack.pop() ?? state;
    },
    cm: () => {
      state.ctm = times(asMatrix(), state.ctm);
    },
    Tm: () => {
      matrix = asMatrix();
    },
    Tf: () => {
      font = { name: (operands[0] ?? "").slice(1), size: Number(operands[1]) };
    },
    TJ: () => show(operands[0] ?? ""),
    re: () => {
      const [x = 0, y = 0, width = 0, height = 0] = numbers();
      path.push({ x, y, width, height });
    },
    f: () => {
      for (const { x, y, width, height } of path) {
        const [left, top] = at(state.ctm, x, y);
        const [right, bottom] = at(state.ctm, x + width, y + height);
        page.rects.push({ x: left, y: top, width: right - left, height: bottom - top, fill: state.fill });
      }
      path = [];
    },
    S: () => {
      path = [];
    },
    scn: () => {
      state.fill = operands.join(" ");
    },
  };
  const SILENT = new Set([
    "BT",
    "ET",
    "Tr",
    "Tc",
    "Tw",
    "Tz",
    "Td",
    "cs",
    "CS",
    "SCN",
    "m",
    "l",
    "h",
    "w",
    "d",
    "J",
    "j",
    "gs",
  ]);
  const at = (ctm: Matrix, x: number, y: number): readonly [number, number] => {
    const [, , , , e, f] = times([1, 0, 0, 1, x, y], ctm);
    return [e, PAGE_HEIGHT - f];
  };
  const show = (array: string) => {
    const known = fonts.get(font.name);
    let along = 0;
    let text = "";
    const place = times(matrix, state.ctm);
    const [x, y] = at(place, 0, 0);
    for (const [, hex, shift] of array.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/gi)) {
      if (shift !== undefined) along -= (Number(shift) / 1000) * font.size;
      for (const code of hex?.match(/.{4}/g) ?? []) {
        const id = Number.parseInt(code, 16);
        const letter = known?.unicode.get(id) ?? "\ufffd";
        const [gx, gy] = at(place, along, 0);
        page.glyphs.push({ x: gx, y: gy, size: font.size, font: font.name, id, text: letter });
        text += letter;
        along += ((known?.widths[id] ?? 0) / 1000) * font.size;
      }
    }
    page.texts.push({ text, x, y, right: x + along });
  };
  for (const [token] of content.matchAll(/\[[^\]]*\]|[^\s[\]]+/g)) {
    const run = Object.hasOwn(OPERATORS, token) ? OPERATORS[token] : undefined;
    if (run) run();
    else if (!SILENT.has(token)) {
      if (/^[A-Za-z]/.test(token)) throw new Error(`an operator this reader does not know: ${token}`);
      operands.push(token);
      continue;
    }
    operands = [];
  }
  return page;
}

const PAGE_HEIGHT = 841.89;
