import * as fc from "fast-check";
import { expect, test } from "vitest";
import { breakRows } from "../../../server/documents/page-breaks.ts";

const ROOM = { first: 300, next: 600, carried: 15, closing: 180 };
const heights = fc.array(fc.integer({ min: 10, max: 120 }), { minLength: 1, maxLength: 200 });
const total = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);

test("every row stands on one page, in order", () => {
  fc.assert(
    fc.property(heights, (rows) => {
      const pages = breakRows(rows, ROOM);
      expect(total(pages)).toBe(rows.length);
      expect(pages.every((count) => count > 0)).toBe(true);
    }),
  );
});

test("a page is never fuller than it has room, with its carried sums and the totals counted", () => {
  fc.assert(
    fc.property(heights, (rows) => {
      let start = 0;
      const pages = breakRows(rows, ROOM);
      for (const [index, count] of pages.entries()) {
        const isLast = index === pages.length - 1;
        const space = index === 0 ? ROOM.first : ROOM.next - ROOM.carried;
        expect(total(rows.slice(start, start + count))).toBeLessThanOrEqual(
          space - (isLast ? ROOM.closing : ROOM.carried),
        );
        start += count;
      }
    }),
  );
});

test("no page is begun that the rows do not need", () => {
  expect(breakRows([20, 20, 20], ROOM)).toEqual([3]);
  expect(breakRows([100, 100, 100], ROOM)).toEqual([2, 1]);
});

test("totals too tall for what is left below the only row go on a page of their own", () => {
  expect(breakRows([100], { ...ROOM, closing: 400 })).toEqual([1]);
});
