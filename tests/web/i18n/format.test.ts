import { expect, test } from "vitest";
import { formatter } from "../../../web/src/i18n/format.ts";

const turkish = formatter("tr");
const english = formatter("en");

test("writes lira the Turkish way, sign first and comma before the kuruş", () => {
  expect(turkish.money("1353.82", "TRY")).toBe("₺1.353,82");
  expect(turkish.money("0.00", "TRY")).toBe("₺0,00");
  expect(turkish.money("-41.67", "TRY")).toBe("-₺41,67");
});

test("writes lira the English way", () => {
  expect(english.money("1353.82", "TRY")).toBe("₺1,353.82");
});

test("keeps every kuruş of an amount that no float can hold", () => {
  expect(turkish.money("90071992547409931.07", "TRY")).toBe("₺90.071.992.547.409.931,07");
});

test("keeps up to eight decimals of a unit price", () => {
  expect(turkish.unitPrice("458.33333333", "TRY")).toBe("₺458,33333333");
  expect(turkish.unitPrice("300.81", "TRY")).toBe("₺300,81");
});

test("shows an amount nobody could read as a dash or as it came, never as zero", () => {
  expect(turkish.money(null, "TRY")).toBe("—");
  expect(turkish.money("12,5o", "TRY")).toBe("12,5o");
});

test("shows an instant on Istanbul's clock, even past midnight there", () => {
  expect(turkish.instant("2026-11-20T20:50:00Z")).toBe("20 Kas 2026 23:50");
  expect(turkish.instant("2026-11-20T21:10:00Z")).toBe("21 Kas 2026 00:10");
  expect(english.instant("2026-11-20T20:50:00Z")).toBe("20 Nov 2026, 23:50");
});

test("does not shift a document's day", () => {
  expect(turkish.date("2026-11-20")).toBe("20 Kas 2026");
  expect(english.date("2026-01-01")).toBe("1 Jan 2026");
});

test("prints a date it cannot read as it came", () => {
  expect(turkish.date("yarın")).toBe("yarın");
  expect(turkish.instant("")).toBe("");
});
