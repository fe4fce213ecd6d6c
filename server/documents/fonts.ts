import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A parsed font, as pdfkit takes one beside a file's bytes; its types know only the bytes. */
export type Font = Uint8Array & {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  readonly hasGlyphForCodePoint: (point: number) => boolean;
  readonly glyphForCodePoint: (point: number) => unknown;
  readonly layout: (text: string, features: Readonly<Record<string, boolean>>) => Run;
};
/** Glyphs and where they stand; pdfkit scales the positions in place. */
type Run = { readonly positions: readonly { readonly xAdvance: number }[] };
type Fontkit = { readonly create: (bytes: Uint8Array) => Font };

export type FontName = "regular" | "semibold";

const require = createRequire(import.meta.url);

const FILES: Readonly<Record<FontName, string>> = {
  regular: "400Regular/NotoSans_400Regular.ttf",
  semibold: "600SemiBold/NotoSans_600SemiBold.ttf",
};

const parsed = new Map<FontName, Font>();

/** Noto Sans, parsed once for all documents: parsing takes about ten times as long as drawing a page. */
export function fontOf(name: FontName): Font {
  const known = parsed.get(name);
  if (known) return known;
  // pdfkit's own parser, so that what it is handed is what it understands.
  const fontkit = createRequire(require.resolve("pdfkit"))("fontkit") as Fontkit;
  const font = fontkit.create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${FILES[name]}`)));
  parsed.set(name, prepared(font));
  return font;
}

const widths: Readonly<Record<FontName, Map<string, number>>> = { regular: new Map(), semibold: new Map() };

/** How wide a text is in letters of one point, set word by word as pdfkit does. */
export function widthInPoints(name: FontName, text: string): number {
  const known = widths[name].get(text);
  if (known !== undefined) return known;
  const { unitsPerEm, layout } = fontOf(name);
  const places = text.split(/(?<= )/).flatMap((word) => layout(word, {}).positions);
  const width = places.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / unitsPerEm;
  remember(widths[name], text, width);
  return width;
}

function prepared(font: Font): Font {
  // A glyph remembers which letter it was first asked for as, and an embedded "Ü" asks for the U in it as none: without
  // this, text copied from the next document would lack its U's.
  for (const point of font.characterSet) font.glyphForCodePoint(point);
  return Object.assign(font, { layout: remembered(font.layout.bind(font)) });
}

const MOST_WORDS = 20_000;

/** Labels and figures are the same on every page: laying them out again would be a fifth of all work. */
function remembered(layout: Font["layout"]): (text: string) => Run {
  const runs = new Map<string, Run>();
  return (text) => {
    // Turkish has no "fi" in one piece: it would hide the dot of the i, and no search would find "fiyat".
    const run = runs.get(text) ?? layout(text, { liga: false });
    remember(runs, text, run);
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run) as object), run, { positions }) as Run;
  };
}

/** Product names never end: what is remembered of them must. */
function remember<Value>(memory: Map<string, Value>, text: string, value: Value): void {
  if (memory.size >= MOST_WORDS) memory.clear();
  memory.set(text, value);
}
