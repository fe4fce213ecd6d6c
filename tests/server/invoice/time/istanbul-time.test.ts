import { describe, expect, test } from "vitest";
import { addDays, istanbulDate, istanbulTime, toIstanbulDate } from "../../../../server/invoice/time/istanbul-time.ts";
import { day } from "../an-order.ts";

describe("an instant in Istanbul", () => {
  test.each([
    ["2026-11-20T20:59:59Z", "2026-11-20", "23:59:59"],
    ["2026-11-20T21:00:00Z", "2026-11-21", "00:00:00"],
    ["2026-11-20T21:30:00Z", "2026-11-21", "00:30:00"],
    ["2026-11-20T23:58:00+03:00", "2026-11-20", "23:58:00"],
    ["2026-11-19T17:58:00-05:00", "2026-11-20", "01:58:00"],
    ["2026-12-31T20:59:59Z", "2026-12-31", "23:59:59"],
    ["2026-12-31T21:00:00Z", "2027-01-01", "00:00:00"],
    ["2028-02-28T21:00:00Z", "2028-02-29", "00:00:00"],
    ["2026-07-01T12:00:00Z", "2026-07-01", "15:00:00"],
    ["2026-01-05T06:07:08.999Z", "2026-01-05", "09:07:08"],
  ])("%s is %s %s", (instant, date, time) => {
    expect(istanbulDate(new Date(instant))).toBe(date);
    expect(istanbulTime(new Date(instant))).toBe(time);
  });
});

describe("a calendar day as text", () => {
  test.each(["2026-11-20", "2028-02-29", "2000-01-01"])("accepts %s", (text) => {
    expect(toIstanbulDate(text)).toBe(text);
  });

  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-11-31",
    "2026-1-2",
    "20.11.2026",
    "2026-11-20T00:00",
    "",
    "yarın",
  ])("refuses %j", (text) => {
    expect(toIstanbulDate(text)).toBeUndefined();
  });
});

describe("moving a day", () => {
  test.each([
    ["2026-11-20", 1, "2026-11-21"],
    ["2026-11-30", 1, "2026-12-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-11-20", 0, "2026-11-20"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2026-11-20", 30, "2026-12-20"],
  ])("%s and %s days is %s", (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
  });
});
