/** SHOP.json and its parts, of which the page knows some fields and keeps the others as they are. */
export type Json = Readonly<Record<string, unknown>>;

export const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** Words stay words ("shopify", "review"); digits become the number SHOP.json wants. */
export const number = (typed: string): string | number =>
  /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : typed.trim();

export const withoutBlanks = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value !== "string" || value.trim() !== ""));

/** A part of its own that is left out when nothing of it is typed, whatever was saved of it. */
export const part = (typed: Readonly<Record<string, string>>, saved: unknown): Json | "" =>
  Object.values(typed).every((value) => value.trim() === "") ? "" : withoutBlanks({ ...object(saved), ...typed });

export const linesOf = (typed: string): readonly string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const at = (whole: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((outer, name) => object(outer)[name], whole);

/** The whole with one part replaced; `undefined` takes it away, and what it leaves empty with it. */
export function withPart(whole: Json, [name = "", ...inner]: readonly string[], value: unknown): Json {
  const { [name]: before, ...rest } = whole;
  const after = inner.length === 0 ? value : withPart(object(before), inner, value);
  const isGone = after === undefined || (inner.length > 0 && Object.keys(object(after)).length === 0);
  return isGone ? rest : { ...whole, [name]: after };
}
