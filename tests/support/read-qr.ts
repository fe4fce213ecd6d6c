/*
 * A reader of QR codes without errors, by ISO/IEC 18004: level M, one byte segment, versions 7 to 20. It shares nothing
 * with the library that draws them.
 */

/** By version, from 7 on: all codewords, error-correction codewords a block, and blocks, at level M. */
const CAPACITY: readonly (readonly [total: number, correction: number, blocks: number])[] = [
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
  [404, 30, 5],
  [466, 22, 8],
  [532, 22, 9],
  [581, 24, 9],
  [655, 24, 10],
  [733, 28, 10],
  [815, 28, 11],
  [901, 26, 13],
  [991, 26, 14],
  [1085, 26, 16],
];
const FIRST_VERSION = 7;
const BYTE_MODE = 4;
const LEVEL_M = 0;
const FORMAT_MASK = 0x5412;

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The text of a code whose dark modules are told by `isDark`. */
export function readQr(size: number, isDark: (row: number, column: number) => boolean): string {
  const version = (size - 17) / 4;
  const format = readFormat(isDark);
  if (format >> 3 !== LEVEL_M) throw new Error("not level M");
  const isMasked = MASKS[format & 7];
  const bits = dataModules(version, size).map(([row, column]) => isDark(row, column) !== isMasked?.(row, column));
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + (bit ? 1 : 0), 0),
  );
  return readSegment(inOrder(codewords, version), version);
}

/** Level and mask, from beside the upper left finder. */
function readFormat(isDark: (row: number, column: number) => boolean): number {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => [8, column] as const);
  const below = [7, 5, 4, 3, 2, 1, 0].map((row) => [row, 8] as const);
  const bits = [...places, ...below].reduce((all, [row, column]) => all * 2 + (isDark(row, column) ? 1 : 0), 0);
  return (bits ^ FORMAT_MASK) >> 10;
}

/** Places of the data in reading order: two columns at a time, from the right, up and down by turns. */
function dataModules(version: number, size: number): readonly (readonly [number, number])[] {
  const places: [number, number][] = [];
  let isUpward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUpward ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isFunction({ row, column, size, version })) places.push([row, column]);
      }
    }
    isUpward = !isUpward;
  }
  return places;
}

type Module = { readonly row: number; readonly column: number; readonly size: number; readonly version: number };

function isFunction({ row, column, size, version }: Module): boolean {
  if (row === 6 || column === 6) return true;
  if (row <= 8 && (column <= 8 || column >= size - 8)) return true;
  if (row >= size - 8 && column <= 8) return true;
  if (row < 6 && column >= size - 11) return true;
  if (column < 6 && row >= size - 11) return true;
  const centres = alignmentCentres(version, size);
  return centres.some((y) =>
    centres.some((x) => {
      const isFinder = (y === 6 && (x === 6 || x === size - 7)) || (y === size - 7 && x === 6);
      return !isFinder && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
    }),
  );
}

function alignmentCentres(version: number, size: number): readonly number[] {
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => size - 7 - step * (count - 2 - index))];
}

/** Blocks are written byte by byte in turns; the later ones may be a byte longer. */
function inOrder(codewords: readonly number[], version: number): readonly number[] {
  const [total, correction, blocks] = CAPACITY[version - FIRST_VERSION] ?? [0, 0, 0];
  if (total !== codewords.length)
    throw new Error(`version ${version} holds ${total} codewords, not ${codewords.length}`);
  const data = total - correction * blocks;
  const short = Math.floor(data / blocks);
  const longFrom = blocks - (data % blocks);
  const parts: number[][] = Array.from({ length: blocks }, () => []);
  let next = 0;
  for (let index = 0; index <= short; index += 1) {
    for (const [block, part] of parts.entries()) {
      if (index === short && block < longFrom) continue;
      part.push(codewords[next] ?? 0);
      next += 1;
    }
  }
  return parts.flat();
}

function readSegment(bytes: readonly number[], version: number): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const countBits = version < 10 ? 8 : 16;
  if (Number.parseInt(bits.slice(0, 4), 2) !== BYTE_MODE) throw new Error("not a byte segment");
  const length = Number.parseInt(bits.slice(4, 4 + countBits), 2);
  const text = Array.from({ length }, (_, index) => {
    const start = 4 + countBits + index * 8;
    return Number.parseInt(bits.slice(start, start + 8), 2);
  });
  return new TextDecoder().decode(Uint8Array.from(text));
}
