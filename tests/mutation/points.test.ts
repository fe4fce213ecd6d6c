import { expect, test } from "vitest";
import { applied, drawn, pointsOf } from "./points.ts";

const mutants = (source: string): readonly string[] => pointsOf("a.ts", source).map((point) => applied(source, point));

test.each([
  ["a < b;", ["a <= b;"]],
  ["a === b && c;", ["a === b || c;", "a !== b && c;"]],
  ["a ?? b;", ["a;"]],
  ["!a;", ["a;"]],
  ["f(1n);", ["f(2n);"]],
  ['f("ş");', ['f("");']],
  ["if (a) return1();", ["if (!(a)) return1();"]],
  ["for (;;) { if (a) break; b(); }", ["for (;;) {  b(); }", "for (;;) { if (!(a)) break; b(); }"]],
  ["a ? b : c;", ["!(a) ? b : c;"]],
  ["[a, b];", ["[b];", "[a, ];"]],
  ["a.toSorted().every(f);", ["a.toSorted().some(f);", "a.every(f);"]],
  ["f(a, b);", ["f(a);"]],
  ["`${a}b`;", ['"";']],
])("changes %j one point at a time", (source, expected) => {
  expect(mutants(source)).toEqual(expected);
});

test("leaves alone what does not run: types, imports, names of members", () => {
  const source = 'import { a } from "./a.ts"; type T = "x" | 1; const b: { c: "y" } = { c: a as "z" };';
  expect(mutants(source)).toEqual([]);
});

test("draws the same points for the same seed, and others for another", () => {
  const all = Array.from({ length: 1000 }, (_, index) => index);
  expect(drawn(all, 5, 7)).toEqual(drawn(all, 5, 7));
  expect(drawn(all, 5, 7)).not.toEqual(drawn(all, 5, 8));
  expect(new Set(drawn(all, 1000, 7))).toEqual(new Set(all));
});
