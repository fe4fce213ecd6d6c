import * as fc from "fast-check";
import { expect, test } from "vitest";
import { INVOICE_TYPES } from "../../../server/gib/invoice-type-codes.ts";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import { brokenRules } from "../../../server/invoice/rules/rules.ts";
import { CELLS, CURRENCIES, REACHABLE } from "./random-cells.ts";
import { invoiceOf } from "./random-invoices.ts";
import { BUYERS } from "./random-parties.ts";

test("a kind of document is left out only because its scenario, type and buyer do not go together", () => {
  const reasons = new Set(CELLS.flatMap(({ refusedBy }) => refusedBy[0] ?? []));
  expect([...reasons].toSorted()).toEqual([
    "EINVOICE_BUYER_UNREGISTERED",
    "PUBLIC_BUYER_NEEDS_VKN",
    "TYPE_NOT_OF_PROFILE",
  ]);
  const all = Object.keys(PROFILES).length * Object.keys(INVOICE_TYPES).length * CURRENCIES.length * BUYERS.length;
  expect(CELLS).toHaveLength(all);
  expect(REACHABLE).toHaveLength(81 * CURRENCIES.length);
});

test("the random documents the judges see keep every rule of ours", () => {
  const broken = REACHABLE.flatMap((cell) =>
    fc.sample(invoiceOf(cell), { numRuns: 3, seed: 7 }).flatMap((invoice) => brokenRules(invoice)),
  );
  expect(broken).toEqual([]);
});
