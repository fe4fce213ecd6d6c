import { expect, test } from "vitest";
import { isSameInvoice } from "../../../../server/invoice/after-issue/same-invoice.ts";
import { aSampleInvoice } from "../../ubl/a-sample-invoice.ts";

const stored = aSampleInvoice();
const { ettn: _ettn, number: _number, ...draft } = stored;

test("a draft made again from the same order is the stored invoice, whatever its number and time of day", () => {
  expect(isSameInvoice(stored, draft)).toBe(true);
  expect(isSameInvoice(stored, { ...draft, issueTime: "23:59:59" })).toBe(true);
});

test("another day, or another kuruş, makes it another invoice", () => {
  const { totals } = draft;
  expect(isSameInvoice(stored, { ...draft, issueDate: "2024-02-29" as typeof draft.issueDate })).toBe(false);
  expect(isSameInvoice(stored, { ...draft, totals: { ...totals, payable: totals.payable + 1n } })).toBe(false);
});
