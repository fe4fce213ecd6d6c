import * as fc from "fast-check";
import { expect, test } from "vitest";
import { amountsOf } from "../../../../demo/parasut/amounts.ts";
import { exactRows, ROUNDING_NAME } from "../../../../server/integrators/parasut/rounding.ts";
import { unitPriceOf } from "../../../../server/invoice/money/decimal.ts";
import type { InvoiceLine } from "../../../../server/invoice/invoice.ts";
import { divideRounded, formatKurus, sum } from "../../../../server/invoice/money/money.ts";
import { aLine } from "../an-invoice.ts";

type Paid = { readonly rate: number; readonly paid: bigint; readonly quantity: number };

/** Lines as the heart makes them of what was paid: KDV carved out of each, a group's KDV the sum of its lines'. */
function invoiceOf(paid: readonly Paid[]) {
  const lines = paid.map(({ rate, paid: gross, quantity }, index): InvoiceLine => {
    const taxAmount = divideRounded(gross * BigInt(rate), 100n + BigInt(rate));
    const net = gross - taxAmount;
    const unitPrice = unitPriceOf(net, quantity);
    return aLine({
      id: index + 1,
      name: `Ürün ${index}`,
      quantity,
      unitPrice,
      gross: net,
      net,
      taxRate: rate,
      taxAmount,
    });
  });
  const taxSubtotals = [...Map.groupBy(lines, ({ taxRate }) => taxRate)].map(([rate, group]) => ({
    rate,
    taxable: sum(group.map(({ net }) => net)),
    tax: sum(group.map(({ taxAmount }) => taxAmount)),
  }));
  return { lines, taxSubtotals };
}

/** What Paraşüt makes of the rows. */
function workedOut(invoice: ReturnType<typeof invoiceOf>) {
  const rows = (exactRows(invoice) ?? []).map((row) =>
    amountsOf({
      quantity: row.quantity,
      unit_price: Number(row.unitPrice),
      vat_rate: row.taxRate,
      discount_type: "amount",
      discount_value: Number(formatKurus(row.discount)),
    }),
  );
  return { net: sum(rows.map(({ net }) => net)), kdv: sum(rows.map(({ vat }) => vat)) };
}

const told = ({ lines, taxSubtotals }: ReturnType<typeof invoiceOf>) => ({
  net: sum(lines.map(({ net }) => net)),
  kdv: sum(taxSubtotals.map(({ tax }) => tax)),
});

test("99.99 at 20 % keeps its KDV by three kuruş that stand in a row of their own", () => {
  const invoice = invoiceOf([{ rate: 20, paid: 9999n, quantity: 1 }]);
  expect(exactRows(invoice)).toMatchObject([
    { name: "Ürün 0", unitPrice: "83.32", discount: 3n, net: 8329n },
    { name: ROUNDING_NAME, unitPrice: "0.03", discount: 0n, net: 3n, taxRate: 20 },
  ]);
  expect(workedOut(invoice)).toEqual({ net: 8332n, kdv: 1667n });
});

test("a price that comes out right stands alone, as the order has it", () => {
  const invoice = invoiceOf([{ rate: 20, paid: 12_000n, quantity: 2 }]);
  expect(exactRows(invoice)).toMatchObject([{ unitPrice: "50.00", quantity: 2, discount: 0n }]);
});

test("whatever was paid, base and KDV come out as ours to the kuruş, or the adapter says that they do not", () => {
  let misses = 0;
  const line = fc.record({
    rate: fc.constantFrom(1, 10, 20),
    paid: fc.bigInt({ min: 200n, max: 5_000_000n }),
    quantity: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (paid) => {
      const invoice = invoiceOf(paid);
      if (exactRows(invoice) === undefined) misses += 1;
      else expect(workedOut(invoice)).toEqual(told(invoice));
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(misses).toBe(0);
});

test("an amount too small to be taken apart is not sent at a guess", () => {
  const wrong = invoiceOf([{ rate: 20, paid: 12_000n, quantity: 1 }]);
  const taxSubtotals = wrong.taxSubtotals.map((subtotal) => ({ ...subtotal, tax: subtotal.tax + 500n }));
  expect(exactRows({ ...wrong, taxSubtotals })).toBeUndefined();
});
