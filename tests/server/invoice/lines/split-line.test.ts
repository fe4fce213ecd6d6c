import * as fc from "fast-check";
import { expect, test } from "vitest";
import { splitLine } from "../../../../server/invoice/lines/split-line.ts";

test("an address that fits stays in one field, to the last letter", () => {
  expect(splitLine("Papatya Sk. No:12", 17, 3)).toEqual(["Papatya Sk. No:12"]);
});

test("a longer one goes on at a word's end, and all that remains stands in the last field", () => {
  expect(splitLine("Papatya Sk. No:12 Daire 4", 17, 3)).toEqual(["Papatya Sk. No:12", "Daire 4"]);
  expect(splitLine("Papatya Sk. No:12 Daire 4", 10, 3)).toEqual(["Papatya", "Sk. No:12", "Daire 4"]);
  expect(splitLine("Papatya Sk. No:12 Daire 4", 10, 2)).toEqual(["Papatya", "Sk. No:12 Daire 4"]);
});

test("a word longer than the field is cut, not dropped", () => {
  expect(splitLine("Çamlıyayladağıtepe No:1", 10, 3)).toEqual(["Çamlıyayla", "dağıtepe", "No:1"]);
});

test("is never cut through the middle of a character", () => {
  expect(splitLine("abcdefghi\u{1F3E0}jk", 10, 3)).toEqual(["abcdefghi", "\u{1F3E0}jk"]);
});

test("no letter of any address is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
      const line = text.trim().replace(/ +/g, " ");
      const lines = splitLine(line, limit, 3);
      // Any blank may give way to the end of a field, a non-breaking one too.
      expect(lines.join("").replace(/\s/gu, "")).toBe(line.replace(/\s/gu, ""));
      for (const full of lines.slice(0, 2)) expect(full.length).toBeLessThanOrEqual(limit);
    }),
  );
});
