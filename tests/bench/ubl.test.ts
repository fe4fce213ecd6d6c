import { expect, test } from "vitest";
import { ubl } from "../../bench/ubl.ts";

/** Figures both UBL and CII print, under their own names. */
const PAYABLE = /<cbc:PayableAmount[^>]*>([\d.]+)<|<ram:DuePayableAmount[^>]*>([\d.]+)</;
const LINES = /<cac:InvoiceLine>|<ram:IncludedSupplyChainTradeLineItem>/g;

test("every generator writes the same sale: ten lines and the same payable amount", { timeout: 30_000 }, async () => {
  const [row] = await ubl.rows();
  if (!row) throw new Error("no row");
  const documents = await Promise.all([row.ours, ...row.beside].map(async ({ once }) => String(await once(1))));
  const sums = documents.map((xml) => (PAYABLE.exec(xml) ?? []).filter(Boolean)[1]);
  expect(new Set(sums).size).toBe(1);
  expect(documents.map((xml) => xml.match(LINES)?.length)).toEqual(documents.map(() => 10));
});

test("the hand-written template says as much as our document, so that its speed is a fair limit", async () => {
  const [row] = await ubl.rows();
  const [template] = row?.beside ?? [];
  for (const turn of [0, 1, 2, 3]) {
    const [ours, theirs] = [String(await row?.ours.once(turn)), String(await template?.once(turn))];
    expect(theirs.length / ours.length).toBeGreaterThan(0.9);
    expect(theirs.length / ours.length).toBeLessThan(1.1);
  }
});
