import { expect, test } from "vitest";
import { saveIntegrator } from "../../../server/pipeline/account/connect-account.ts";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { ok } from "../../../server/invoice/result.ts";
import { aGiftCard, aLine, anOrder, aTransaction, tl } from "../invoice/an-order.ts";
import { aSoldOrder, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const ID = "gid://shopify/LineItem/";
const lineOf = (n: number, amount: string, changes: Parameters<typeof aLine>[0] = {}) =>
  aLine({ id: `${ID}${n}`, originalTotal: tl(amount), ...changes });
const paid = (...amounts: readonly string[]) => amounts.map((amount) => aTransaction({ amount: tl(amount) }));
const taken = (n: number, amount: string) => ({ lineId: `${ID}${n}`, quantity: 1, subtotal: tl(amount), tax: 0n });

/** The invoice of an order of these goods, and what is told two minutes later, once it `became` another. */
async function issuedFor(sold: Partial<Order>) {
  const p = await readyPipeline();
  p.change({ shippingLines: [], ...sold });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued", faults: [] });
  return {
    payable: (await p.invoice())?.invoice.totals.payable,
    toldOnce: async (became: Partial<Order>) => {
      p.change(became);
      p.clock.pass(120);
      await p.run();
      const faults = (await p.found())?.faults ?? [];
      return faults.map(({ code, facts }) => `${code} ${facts?.["amount"]}, remaining ${facts?.["remaining"]}`);
    },
  };
}

/** 30 were added to an order of 100 before its invoice. Of its totals Shopify documents only the current one. */
const editedUp = (total: string) =>
  issuedFor({
    lines: [lineOf(1, "100.00"), lineOf(2, "30.00")],
    total: tl(total),
    currentTotal: tl("130.00"),
    transactions: paid("100.00", "30.00"),
  });

test.each(["100.00", "130.00"])(
  "goods added before the invoice are in it, whatever Shopify calls the total (%s)",
  async (total) => {
    const { payable, toldOnce } = await editedUp(total);
    expect(payable).toBe(tl("130.00"));
    expect(await toldOnce({})).toEqual([]);
    expect(await toldOnce({ refunded: tl("10.00") })).toEqual(["RETURN_BY_CONSUMER 10.00, remaining 120.00"]);
  },
);

test.each(["100.00", "130.00"])(
  "goods added before the invoice and taken out after it are missing in it (%s)",
  async (total) => {
    const { toldOnce } = await editedUp(total);
    const lines = [lineOf(1, "100.00"), lineOf(2, "30.00", { currentQuantity: 0 })];
    expect(await toldOnce({ lines, currentTotal: tl("100.00") })).toEqual([
      "RETURN_BY_CONSUMER 30.00, remaining 100.00",
    ]);
  },
);

test.each(["100.00", "130.00"])("goods added after the invoice have none (%s)", async (total) => {
  const { toldOnce } = await issuedFor({
    lines: [lineOf(1, "100.00")],
    total: tl("100.00"),
    currentTotal: tl("100.00"),
    transactions: paid("100.00"),
  });
  const lines = [lineOf(1, "100.00"), lineOf(2, "30.00")];
  const grown = { lines, total: tl(total), currentTotal: tl("130.00") };
  expect(await toldOnce(grown)).toEqual(["ORDER_GREW 30.00, remaining 100.00"]);
  const back = { lines: [lineOf(1, "100.00"), lineOf(2, "30.00", { currentQuantity: 0 })], currentTotal: tl("100.00") };
  expect(await toldOnce({ ...back, refunded: tl("30.00"), refundedLines: [taken(2, "30.00")] })).toEqual([]);
});

test("money given back of an order that was edited down before it was paid is told of", async () => {
  const { payable, toldOnce } = await issuedFor({
    lines: [lineOf(1, "100.00"), lineOf(2, "30.00", { currentQuantity: 0 })],
    total: tl("130.00"),
    currentTotal: tl("100.00"),
    transactions: paid("100.00"),
  });
  expect(payable).toBe(tl("100.00"));
  expect(await toldOnce({ refunded: tl("20.00") })).toEqual(["RETURN_BY_CONSUMER 20.00, remaining 80.00"]);
});

test("a gift card that was sold with it and refunded leaves the invoice as it is, before it and after it", async () => {
  const card = aGiftCard({ id: `${ID}2` });
  const sold = {
    lines: [lineOf(1, "100.00"), card],
    total: tl("600.00"),
    currentTotal: tl("600.00"),
    transactions: paid("600.00"),
  };
  const refunded = {
    lines: [lineOf(1, "100.00"), { ...card, currentQuantity: 0 }],
    currentTotal: tl("100.00"),
    refunded: tl("500.00"),
    refundedLines: [taken(2, "500.00")],
  };
  for (const before of [sold, { ...sold, ...refunded }]) {
    const { payable, toldOnce } = await issuedFor(before);
    expect(payable).toBe(tl("100.00"));
    expect(await toldOnce(refunded)).toEqual([]);
  }
});

test("goods that came in the place of others need an invoice, and those that went a return", async () => {
  const sold = { total: tl("100.00"), currentTotal: tl("100.00"), transactions: paid("100.00") };
  const part = await issuedFor({ ...sold, lines: [lineOf(1, "60.00"), lineOf(2, "40.00")] });
  const exchanged = {
    lines: [lineOf(1, "60.00", { currentQuantity: 0 }), lineOf(2, "40.00"), lineOf(3, "60.00", { rate: 10 })],
    refundedLines: [taken(1, "60.00")],
  };
  const both = ["RETURN_BY_CONSUMER 60.00, remaining 40.00", "ORDER_GREW 60.00, remaining 40.00"];
  expect(await part.toldOnce(exchanged)).toEqual(both);
  expect(await part.toldOnce({ refunded: tl("60.00"), transactions: paid("100.00", "60.00") })).toEqual(both);
  const whole = await issuedFor({ ...sold, lines: [lineOf(1, "100.00")] });
  const lines = [lineOf(1, "100.00", { currentQuantity: 0 }), lineOf(2, "100.00")];
  // The sale goes on: its invoice is not to be cancelled without another.
  expect(await whole.toldOnce({ lines, refundedLines: [taken(1, "100.00")] })).toEqual([
    "RETURN_BY_CONSUMER 100.00, remaining 0.00",
    "ORDER_GREW 100.00, remaining 0.00",
  ]);
});

test.each([
  ["100.00", "50.00"],
  ["50.00", "100.00"],
])(
  "money owed for goods taken out before the invoice is given back after it: the invoice over %s is right",
  async (kept, removed) => {
    const { payable, toldOnce } = await issuedFor({
      lines: [lineOf(1, kept), lineOf(2, removed, { currentQuantity: 0 })],
      total: tl("150.00"),
      currentTotal: tl(kept),
      transactions: paid("150.00"),
    });
    expect(payable).toBe(tl(kept));
    expect(await toldOnce({ refunded: tl(removed) })).toEqual([]);
    expect(await toldOnce({ refunded: tl(removed) + tl("10.00") })).toMatchObject([
      expect.stringMatching(/^RETURN_BY_CONSUMER 10.00/),
    ]);
  },
);

test("further pieces of an invoiced line are told of while they are there, and never taken for the invoice's own", async () => {
  const pieces = (quantity: number, currentQuantity: number) => ({
    lines: [lineOf(1, "100.00", { quantity, currentQuantity, originalTotal: tl("100.00") * BigInt(quantity) })],
    total: tl("100.00") * BigInt(quantity),
    currentTotal: tl("100.00") * BigInt(currentQuantity),
  });
  const { toldOnce } = await issuedFor({ ...pieces(1, 1), transactions: paid("100.00") });
  expect(await toldOnce(pieces(3, 3))).toEqual(["ORDER_GREW 200.00, remaining 100.00"]);
  const one = { refunded: tl("100.00"), refundedLines: [taken(1, "100.00")] };
  expect(await toldOnce({ ...pieces(3, 2), ...one })).toEqual(["ORDER_GREW 100.00, remaining 100.00"]);
  const both = { refunded: tl("200.00"), refundedLines: [taken(1, "100.00"), taken(1, "100.00")] };
  expect(await toldOnce({ ...pieces(3, 1), ...both })).toEqual([]);
});

test("a refund settled on the former invoice does not hide an equal one on the invoice that took its place", async () => {
  const p = await readyPipeline();
  const left = (...pieces: readonly (0 | 1)[]) => ({
    lines: pieces.map((currentQuantity, at) => lineOf(at, "50.00", { currentQuantity })),
    refundedLines: pieces.flatMap((piece, at) => (piece === 0 ? [taken(at, "50.00")] : [])),
    currentTotal: tl("50.00") * BigInt(pieces.filter(Boolean).length),
    refunded: tl("50.00") * BigInt(pieces.filter((piece) => piece === 0).length),
  });
  p.change({ ...left(1, 1, 1), shippingLines: [], total: tl("150.00"), transactions: paid("150.00") });
  await p.run();
  p.clock.pass(120);
  p.change(left(0, 1, 1));
  await p.run();
  expect((await p.found())?.faults).toMatchObject([{ code: "RETURN_BY_CONSUMER", facts: { amount: "50.00" } }]);
  await p.settleCorrection();
  await p.askCancellation("reissue");
  for (let n = 0; n < 4; n += 1) {
    p.clock.pass(60);
    await p.run();
  }
  expect((await p.invoice())?.invoice.totals.payable).toBe(tl("100.00"));
  expect(await p.found()).toMatchObject({ state: "issued", faults: [] });
  p.clock.pass(120);
  p.change(left(0, 0, 1));
  await p.run();
  expect((await p.found())?.faults).toMatchObject([{ code: "RETURN_BY_CONSUMER", facts: { amount: "50.00" } }]);
});

test("another integrator was connected since: a cancelled order still says that its invoice stands", async () => {
  const p = await readyPipeline();
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  await saveIntegrator(p.ports)(OUR_SHOP, { kind: "nes", access: { apiKey: "x" }, environment: "live" } as never);
  p.clock.pass(120);
  p.change({ cancelledAt: p.clock.now(), updatedAt: p.clock.now() });
  await p.run();
  expect((await p.found())?.faults.map(({ code }) => code)).toEqual(["INVOICE_TO_CANCEL"]);
});

test("documents are written in the buyer's money since: an invoice in lira is compared in lira", async () => {
  const p = await readyPipeline();
  const sold = { ...aSoldOrder(p.clock.now()), shippingLines: [], pricesIncludeTax: true };
  const inMoney = (kind: string, refunded: string) => {
    const rate = kind === "presentment" ? 40n : 1n;
    const total = tl("400.00") / rate;
    const lines = [aLine({ originalTotal: total })];
    return anOrder({
      ...sold,
      lines,
      total,
      currentTotal: total,
      refunded: tl(refunded) / rate,
      currency: kind === "presentment" ? "USD" : "TRY",
      transactions: [aTransaction({ amount: total })],
    });
  };
  let refunded = "0.00";
  const ports = {
    ...p.ports,
    orderSource: {
      ...p.ports.orderSource,
      readOrder: async (_s: unknown, _o: unknown, kind: string) => ok(inMoney(kind, refunded)),
    },
  };
  const run = () => advanceOrder(ports)(OUR_SHOP, anOrder().id);
  await run();
  await run();
  expect((await p.invoice())?.invoice).toMatchObject({ currency: "TRY", totals: { payable: tl("400.00") } });
  expect(await p.found()).toMatchObject({ state: "issued" });
  await p.settle({ currency: "presentment" });
  refunded = "40.00";
  p.clock.pass(120);
  await run();
  expect(
    (await p.found())?.faults.map(({ code, facts }) => [
      code,
      facts?.["amount"],
      facts?.["remaining"],
      facts?.["currency"],
    ]),
  ).toEqual([["RETURN_BY_CONSUMER", "40.00", "360.00", "TL"]]);
});
