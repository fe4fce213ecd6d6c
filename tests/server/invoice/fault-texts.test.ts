import { expect, test } from "vitest";
import { FAULT_TEXTS } from "../../../server/invoice/fault-texts.ts";

const placesIn = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test.each(Object.entries(FAULT_TEXTS))(
  "%s says what is wrong and what to do, alike in both languages",
  (_, { tr, en }) => {
    for (const { what, fix } of [tr, en]) {
      expect(what.length).toBeGreaterThan(10);
      expect(fix).toMatch(/\.$/);
    }
    expect(placesIn(tr.what)).toEqual(placesIn(en.what));
    expect(placesIn(tr.fix)).toEqual(placesIn(en.fix));
  },
);
