import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TYPES } from "../../../server/ubl/element-order.ts";

const SEQUENCES = new URL("../../../../shared/gib/gib-xsd-sequences.txt", import.meta.url);

describe.skipIf(!existsSync(SEQUENCES))("element order (needs ../shared)", () => {
  test.each(Object.entries(TYPES))("%s is GİB's sequence", (type, row) => {
    expect(row.split(/\s+/)).toEqual(sequenceOf(type));
  });
});

function sequenceOf(type: string): readonly string[] | undefined {
  const row = readFileSync(SEQUENCES, "utf8")
    .split("\n")
    .find((line) => line.startsWith(`${type}: `));
  return row
    ?.slice(type.length + 2)
    .trim()
    .split(", ");
}
