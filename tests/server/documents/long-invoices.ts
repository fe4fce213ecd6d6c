import { spawnSync } from "node:child_process";
import { unitPriceOf } from "../../../server/invoice/money/decimal.ts";
import type { Invoice, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { divideRounded, sum } from "../../../server/invoice/money/money.ts";
import { aSampleInvoice } from "../ubl/a-sample-invoice.ts";

const WORDS = "Pamuklu organik uzun kollu çocuk pijama takımı – İğne oyası, gümüş düğme, 3–4 yaş (lacivert)".split(" ");

/** An invoice of many lines whose sums are right; names take up to `words` words. */
export function aLongInvoice({ count, words = 6 }: { count: number; words?: number }): Invoice {
  const [sample] = aSampleInvoice().lines;
  if (!sample) throw new Error("no line");
  const lines: readonly InvoiceLine[] = Array.from({ length: count }, (_, index) => {
    const net = 12_345n + BigInt(index * 7_919);
    const allowance = index % 4 === 0 ? 500n : 0n;
    const name = WORDS.slice(0, 2 + ((index * 5) % words)).join(" ");
    const amounts = { gross: net + allowance, allowance, net, taxAmount: divideRounded(net * 20n, 100n) };
    const unitPrice = unitPriceOf(net + allowance, sample.quantity);
    return { ...sample, ...amounts, id: index + 1, name, sellerCode: `PJM-${1000 + index}`, unitPrice };
  });
  const taxable = sum(lines.map(({ net }) => net));
  const tax = sum(lines.map(({ taxAmount }) => taxAmount));
  const allowance = sum(lines.map((line) => line.allowance));
  const payable = taxable + tax;
  const totals = { allowance, taxExclusive: taxable, tax, taxInclusive: payable, payable };
  return aSampleInvoice({
    lines,
    taxSubtotals: [{ rate: 20, taxable, tax }],
    totals: { ...totals, lineExtension: taxable + allowance },
  });
}

/** Whether this machine has a program. */
export const hasTool = (name: string): boolean => spawnSync(name, ["-v"]).error === undefined;
