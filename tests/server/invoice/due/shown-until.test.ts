import { expect, test } from "vitest";
import { lastDayShown, outOfSightSoon, shownUntil } from "../../../../server/invoice/due/shown-until.ts";
import { istanbulDate } from "../../../../server/invoice/time/istanbul-time.ts";

// 21:30 UTC is the next day in Istanbul.
const SOLD = new Date("2026-09-20T21:30:00Z");

test("an order is surely shown for sixty times twenty-four hours, and on the whole of the day before that ends", () => {
  expect(shownUntil(SOLD)).toEqual(new Date("2026-11-19T21:30:00Z"));
  expect(istanbulDate(shownUntil(SOLD))).toBe("2026-11-20");
  expect(lastDayShown(SOLD)).toBe("2026-11-19");
});

test("somebody has to know from the fifty-fifth Istanbul day after the sale on", () => {
  const isKnownOn = (day: Date) => SOLD < outOfSightSoon(istanbulDate(day));
  expect(istanbulDate(SOLD)).toBe("2026-09-21");
  expect(isKnownOn(new Date("2026-11-14T20:59:59Z"))).toBe(false);
  expect(isKnownOn(new Date("2026-11-14T21:00:00Z"))).toBe(true);
});
