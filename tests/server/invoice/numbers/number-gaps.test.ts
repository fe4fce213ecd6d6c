import { expect, test } from "vitest";
import { numberOf, sequenceOf } from "../../../../server/invoice/numbers/invoice-number.ts";
import { type NumberRow, seriesReport } from "../../../../server/invoice/numbers/number-gaps.ts";

const row = (sequence: number, changes: Partial<NumberRow> = {}): NumberRow => ({
  sellerTaxId: "1234567808",
  environment: "live",
  series: "EAR",
  year: 2026,
  sequence,
  ettn: `ettn-${sequence}`,
  isLive: true,
  acceptedAt: new Date("2026-11-20T09:00:00Z"),
  number: numberOf({ series: "EAR", year: 2026, sequence }),
  ...changes,
});

test("tells of every number what became of it, and of one nobody knows that it is unexplained", () => {
  const rows = [
    row(10),
    row(9, { isLive: false, acceptedAt: null }),
    row(4, { ettn: null, isLive: null, number: null }),
    row(3),
    row(5, { isLive: false }),
    row(6, { number: "EAR2026000000777" }),
    row(8, { isLive: null, number: null }),
  ];
  expect(seriesReport(rows, new Set())).toEqual({
    sellerTaxId: "1234567808",
    environment: "live",
    series: "EAR",
    year: 2026,
    first: "EAR2026000000003",
    last: "EAR2026000000010",
    used: 2,
    byIntegrator: 0,
    returned: ["EAR2026000000004"],
    spent: ["EAR2026000000005"],
    unconfirmed: ["EAR2026000000009"],
    renumbered: ["EAR2026000000006"],
    unexplained: ["EAR2026000000007", "EAR2026000000008"],
  });
  expect(seriesReport([], new Set())).toBeUndefined();
});

test("numbers on invoices the integrator numbered in between are its own: neither unexplained nor to be given again", () => {
  const rows = [row(1), row(2, { ettn: null, isLive: null, number: null }), row(6)];
  const taken = new Set([1, 2, 3, 4, 6].map((sequence) => numberOf({ series: "EAR", year: 2026, sequence })));
  expect(seriesReport(rows, taken)).toMatchObject({
    used: 2,
    byIntegrator: 3,
    returned: [],
    unexplained: ["EAR2026000000005"],
  });
});

test("a number has sixteen characters, and is read back", () => {
  expect(numberOf({ series: "E1A", year: 2027, sequence: 999_999_999 })).toBe("E1A2027999999999");
  expect(sequenceOf("E1A2027000000042")).toBe(42);
  expect(sequenceOf("EAR0000000000001")).toBeUndefined();
  expect(() => numberOf({ series: "EAR", year: 2026, sequence: 1_000_000_000 })).toThrow(RangeError);
});
