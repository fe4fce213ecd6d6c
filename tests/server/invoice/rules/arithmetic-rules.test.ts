import { describe, expect, test } from "vitest";
import type { DecimalText } from "../../../../server/invoice/money/decimal.ts";
import type { Invoice, InvoiceLine, InvoiceTotals } from "../../../../server/invoice/invoice.ts";
import { brokenRules } from "../../../../server/invoice/rules/rules.ts";
import { aDocument } from "../../ubl/a-document-of.ts";

const SOUND = aDocument("EARSIVFATURA", "SATIS");
const codesOf = (changes: Partial<Invoice>) => brokenRules({ ...SOUND, ...changes }).map(({ code }) => code);

/** The second line, which has no discount, changed. */
const line = (changes: Partial<InvoiceLine>) => ({
  lines: SOUND.lines.map((each) => (each.id === 2 ? { ...each, ...changes } : each)),
});

test("a sound document adds up", () => {
  expect(codesOf({})).toEqual([]);
});

describe("a line", () => {
  test.each<[string, Partial<InvoiceLine>]>([
    ["a price that is not its amount", { unitPrice: "111.65" as DecimalText }],
    ["another quantity", { quantity: 4 }],
    ["a number out of turn", { id: 5 }],
  ])("of %s is refused", (_, changes) => {
    expect(codesOf(line(changes))).toEqual(["LINES_DO_NOT_ADD_UP"]);
  });

  test("of a discount nobody took off is refused", () => {
    expect(codesOf(line({ allowance: 1n }))).toContain("LINES_DO_NOT_ADD_UP");
  });

  test("of no piece at all is refused, even for nothing", () => {
    const nothing = { quantity: 0, gross: 0n, allowance: 0n, net: 0n, taxAmount: 0n };
    expect(codesOf(line(nothing))).toContain("LINES_DO_NOT_ADD_UP");
  });

  test("is on every document", () => {
    expect(codesOf({ lines: [] })).toContain("LINES_DO_NOT_ADD_UP");
  });
});

describe("KDV", () => {
  const groups = (tax: bigint, taxable: bigint) => ({
    taxSubtotals: SOUND.taxSubtotals.map((group) => (group.rate === 10 ? { ...group, tax, taxable } : group)),
  });

  test("of another base than the lines have is refused", () => {
    expect(codesOf(groups(3350n, 33501n))).toEqual(["TAXES_DO_NOT_ADD_UP"]);
  });

  test("of a rate that is not the lines' is refused, to the kuruş a line", () => {
    const taxed = (taxAmount: bigint) => {
      const totals = { ...SOUND.totals };
      const more = taxAmount - 3350n;
      return codesOf({
        ...line({ taxAmount }),
        ...groups(taxAmount, 33500n),
        totals: {
          ...totals,
          tax: totals.tax + more,
          taxInclusive: totals.taxInclusive + more,
          payable: totals.payable + more,
        },
      });
    };
    expect(taxed(3351n)).toEqual([]);
    expect(taxed(3349n)).toEqual([]);
    expect(taxed(3352n)).toEqual(["TAXES_DO_NOT_ADD_UP"]);
    expect(taxed(3348n)).toEqual(["TAXES_DO_NOT_ADD_UP"]);
  });

  test("of a group that is left out is refused", () => {
    expect(codesOf({ taxSubtotals: SOUND.taxSubtotals.slice(0, 1) })).toContain("TAXES_DO_NOT_ADD_UP");
  });
});

test.each(Object.keys(SOUND.totals) as (keyof InvoiceTotals)[])("a kuruş more in %s is refused", (name) => {
  const totals = { ...SOUND.totals, [name]: (SOUND.totals[name] ?? 0n) + 1n };
  expect(codesOf({ totals })).toEqual(["TOTALS_DO_NOT_ADD_UP"]);
});

test.each(["excise", "accommodation", "withheld"] as const)("%s of nothing is refused", (name) => {
  expect(codesOf({ totals: { ...SOUND.totals, [name]: 1n } })).toEqual(["TOTALS_DO_NOT_ADD_UP"]);
});
