import { expect, test } from "vitest";
import { aGiftCard, aLine, aTransaction, tl } from "../invoice/an-order.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

const REMOVED = aLine({ id: "gid://shopify/LineItem/2", originalTotal: tl("30.00"), currentQuantity: 0 });

test.each([
  ["as it was sold", "100.00", []],
  ["after an edit that took unpaid goods out", "130.00", [REMOVED]],
])(
  "money given back without its goods, %s, is a person's: less was kept than an invoice would say",
  async (_, total, more) => {
    const p = await readyPipeline();
    p.change({
      lines: [aLine({ originalTotal: tl("100.00") }), ...more],
      shippingLines: [],
      total: tl(total),
      currentTotal: tl("100.00"),
      refunded: tl("20.00"),
      financialStatus: "PARTIALLY_REFUNDED",
      transactions: [aTransaction({ amount: tl("100.00") })],
    });
    await p.run();
    expect(await p.found()).toMatchObject({ state: "review", faults: [{ code: "ORDER_CHANGED" }] });
  },
);

test("the goods taken back before the invoice, only the gift card left: nothing to invoice, and nobody is asked", async () => {
  const p = await readyPipeline();
  const card = aGiftCard({ id: "gid://shopify/LineItem/2" });
  const goods = aLine({ originalTotal: tl("100.00"), currentQuantity: 0 });
  p.change({
    lines: [goods, card],
    shippingLines: [],
    total: tl("600.00"),
    currentTotal: tl("500.00"),
    refunded: tl("100.00"),
    refundedLines: [{ lineId: goods.id, quantity: 1, subtotal: tl("100.00"), tax: 0n }],
    financialStatus: "PARTIALLY_REFUNDED",
    transactions: [aTransaction({ amount: tl("600.00") })],
  });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours", reason: "REFUNDED" });
});

test.each([true, false])(
  "more than the order ever named, and a piece of it given back: what of that is vade farkı a person says (from payments: %s)",
  async (fromPayments) => {
    const p = await readyPipeline();
    await p.settle({ tax: { default: 20, shipping: "shopify", surcharge: { fromPayments } } });
    const line = aLine({ originalTotal: tl("200.00"), quantity: 2, currentQuantity: 1 });
    p.change({
      lines: [line],
      shippingLines: [],
      total: tl("200.00"),
      currentTotal: tl("100.00"),
      refunded: tl("100.00"),
      refundedLines: [{ lineId: line.id, quantity: 1, subtotal: tl("100.00"), tax: 0n }],
      financialStatus: "PARTIALLY_REFUNDED",
      transactions: [aTransaction({ amount: tl("230.00") })],
    });
    await p.run();
    expect(await p.found()).toMatchObject({
      state: "review",
      faults: [{ code: "PAID_BEYOND_TOTAL", facts: { amount: "30.00" } }],
    });
  },
);
