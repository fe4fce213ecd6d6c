import { parseSync } from "vite";
import { type Edit, type Node, OPERATORS } from "./operators.ts";

/** A place where a file can be changed, and how. */
export type Point = Edit & { readonly file: string; readonly line: number };

/** Every point of a file's text. Types, imports and the names of members have none: changing them changes nothing that runs. */
export function pointsOf(file: string, source: string): readonly Point[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  const edits: Edit[] = [];
  visit(program as unknown as Node, (node) => {
    for (const operator of OPERATORS.get(node.type) ?? []) edits.push(...operator(node, source));
  });
  return edits.map((edit) => ({ ...edit, file, line: source.slice(0, edit.start).split("\n").length }));
}

export const applied = (source: string, { start, end, text }: Edit): string =>
  source.slice(0, start) + text + source.slice(end);

/** A shuffle that is the same for the same seed (mulberry32), cut to `count`. */
export function drawn<Each>(all: readonly Each[], count: number, seed: number): readonly Each[] {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return all
    .map((each) => ({ each, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ each }) => each);
}

/** Children that run: of a type assertion only the expression, of a member or a property not its bare name. */
function visit(node: Node, see: (node: Node) => void): void {
  if (/^Import|^ExportAll/.test(node.type)) return;
  const isAssertion = /^TS(As|Satisfies|NonNull)Expression$/.test(node.type);
  if (node.type.startsWith("TS") && !isAssertion) return;
  see(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "key" || key === "directive" || (isAssertion && key !== "expression")) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === "object" && child !== null && "type" in child) visit(child as Node, see);
    }
  }
}
