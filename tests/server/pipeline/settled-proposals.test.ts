import { describe, expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import { aFulfillment, aLine, aTransaction, tl } from "../invoice/an-order.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

const A_DAY = 86_400;
const COMPANY = Object.entries({ vkn: "1234567808", unvan: "Örnek Ltd. Şti." }).map(([key, value]) => ({ key, value }));

/** Issued over 100.00 to a company; `told` is what stands once the order `became` another. */
async function issued(sold: Partial<Order> = {}) {
  const p = await readyPipeline();
  const total = { total: tl("100.00"), currentTotal: tl("100.00") };
  const lines = [aLine({ originalTotal: tl("100.00") })];
  const transactions = [aTransaction({ amount: tl("100.00"), processedAt: p.clock.now() })];
  p.change({ shippingLines: [], lines, transactions, ...total, attributes: COMPANY, ...sold });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued", faults: [] });
  p.clock.pass(120);
  const told = async (became: Partial<Order> = {}) => {
    p.change(became);
    await p.run();
    const faults = (await p.found())?.faults ?? [];
    return faults.map(({ code, facts: { amount, remaining } = {} }) =>
      remaining === undefined ? `${code} ${amount}` : `${code} ${amount}, remaining ${remaining}`,
    );
  };
  return { ...p, told };
}

describe("what a person settled", () => {
  test("does not come back under another name once the invoice may not be cancelled any more", async () => {
    const p = await issued();
    const cancelled = { cancelledAt: p.clock.now(), currentTotal: 0n, refunded: tl("100.00") };
    expect(await p.told(cancelled)).toEqual(["INVOICE_TO_CANCEL 100.00, remaining 0.00"]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
    p.clock.pass(8 * A_DAY);
    await p.run();
    expect(await p.told()).toEqual([]);
  });

  test("of a parcel that came back is settled after the last day as well, until the order itself is cancelled", async () => {
    const DOOR = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
    const p = await issued({ ...DOOR, fulfillments: [aFulfillment()] });
    const back = { fulfillments: [aFulfillment({ cameBack: true })] };
    expect(await p.told(back)).toEqual(["PARCEL_CAME_BACK 100.00, remaining 0.00"]);
    await p.settleCorrection();
    p.clock.pass(8 * A_DAY);
    await p.run();
    expect(await p.told()).toEqual([]);
    expect(await p.told({ cancelledAt: p.clock.now() })).toEqual(["RETURN_BY_COMPANY 100.00, remaining 0.00"]);
  });

  test("is not asked for again with the next refund: the buyer owes a return invoice over that one alone", async () => {
    const p = await issued();
    expect(await p.told({ refunded: tl("5.00") })).toEqual(["RETURN_BY_COMPANY 5.00, remaining 95.00"]);
    await p.settleCorrection();
    expect(await p.told({ refunded: tl("10.00") })).toEqual(["RETURN_BY_COMPANY 5.00, remaining 90.00"]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
    expect(await p.told({ refunded: tl("13.33") })).toEqual(["RETURN_BY_COMPANY 3.33, remaining 86.67"]);
    expect(await p.told({ refunded: tl("14.00") })).toEqual(["RETURN_BY_COMPANY 4.00, remaining 86.00"]);
  });

  test("of an addition is not invoiced twice when more is added", async () => {
    const p = await issued();
    expect(await p.told({ currentTotal: tl("130.00") })).toEqual(["ORDER_GREW 30.00, remaining 100.00"]);
    await p.settleCorrection();
    expect(await p.told({ currentTotal: tl("150.00") })).toEqual(["ORDER_GREW 20.00, remaining 100.00"]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
  });

  test("of an addition is told of once that goes back: it may have an invoice of its own", async () => {
    const p = await issued();
    await p.told({ currentTotal: tl("150.00") });
    await p.settleCorrection();
    expect(await p.told({ currentTotal: tl("120.00") })).toEqual(["ADDITION_WENT_BACK 30.00"]);
    expect(await p.told()).toEqual(["ADDITION_WENT_BACK 30.00"]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
    expect(await p.told({ currentTotal: tl("125.00") })).toEqual(["ORDER_GREW 5.00, remaining 100.00"]);
    await p.settleCorrection();
    const calledOff = { cancelledAt: p.clock.now(), currentTotal: 0n, refunded: tl("100.00") };
    expect(await p.told(calledOff)).toEqual(["INVOICE_TO_CANCEL 100.00, remaining 0.00", "ADDITION_WENT_BACK 25.00"]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
  });

  test("of a return is told of once the goods are added again: they may have no invoice any more", async () => {
    const p = await issued();
    const gone = aLine({ originalTotal: tl("100.00"), currentQuantity: 0 });
    const refundedLines = [{ lineId: gone.id, quantity: 1, subtotal: tl("100.00"), tax: 0n }];
    const back = { lines: [gone], currentTotal: 0n, refunded: tl("100.00"), refundedLines };
    p.clock.pass(8 * A_DAY);
    await p.run();
    expect(await p.told(back)).toEqual(["RETURN_BY_COMPANY 100.00, remaining 0.00"]);
    await p.settleCorrection();
    const again = { ...gone, quantity: 2, currentQuantity: 1, originalTotal: tl("200.00") };
    const twice = [1, 2].map(() => aTransaction({ amount: tl("100.00") }));
    expect(await p.told({ lines: [again], currentTotal: tl("100.00"), transactions: twice })).toEqual([
      "RETURN_UNDONE 100.00",
    ]);
    await p.settleCorrection();
    expect(await p.told()).toEqual([]);
  });

  test.each([
    ["in time", 0, "INVOICE_TO_CANCEL"],
    ["too late", 8, "RETURN_BY_COMPANY"],
  ])(
    "of a sale given back in full %s is told of once it is paid for again, and asked for with the next one",
    async (_when, days, code) => {
      const p = await issued();
      p.clock.pass(days * A_DAY);
      await p.run();
      const paid = (times: number) => ({
        transactions: Array.from({ length: times }, () => aTransaction({ amount: tl("100.00") })),
      });
      expect(await p.told({ refunded: tl("100.00"), currentTotal: 0n })).toEqual([`${code} 100.00, remaining 0.00`]);
      await p.settleCorrection();
      expect(await p.told({ currentTotal: tl("100.00"), ...paid(2) })).toEqual(["RETURN_UNDONE 100.00"]);
      await p.settleCorrection();
      expect(await p.told()).toEqual([]);
      expect(await p.told({ refunded: tl("200.00"), currentTotal: 0n })).toEqual([`${code} 100.00, remaining 0.00`]);
    },
  );

  test("as a return over the whole invoice leaves none to be cancelled once what was added beside it goes as well", async () => {
    const p = await issued();
    const gone = aLine({ originalTotal: tl("100.00"), currentQuantity: 0 });
    const added = aLine({ id: "gid://shopify/LineItem/2", originalTotal: tl("50.00") });
    const taken = [gone, added].map(({ id, originalTotal }) => ({
      lineId: id,
      quantity: 1,
      subtotal: originalTotal,
      tax: 0n,
    }));
    const exchanged = { lines: [gone, added], currentTotal: tl("50.00"), refunded: tl("100.00") };
    expect(await p.told({ ...exchanged, refundedLines: taken.slice(0, 1) })).toEqual([
      "RETURN_BY_COMPANY 100.00, remaining 0.00",
      "ORDER_GREW 50.00, remaining 0.00",
    ]);
    await p.settleCorrection();
    const lines = [gone, { ...added, currentQuantity: 0 }];
    expect(await p.told({ lines, currentTotal: 0n, refunded: tl("150.00"), refundedLines: taken })).toEqual([
      "ADDITION_WENT_BACK 50.00",
    ]);
  });

  test("of a parcel that came back too late is told of once it was delivered and paid after all", async () => {
    const DOOR = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
    const p = await issued({ ...DOOR, fulfillments: [aFulfillment()] });
    p.clock.pass(8 * A_DAY);
    await p.run();
    const back = { fulfillments: [aFulfillment({ cameBack: true })] };
    expect(await p.told(back)).toEqual(["PARCEL_CAME_BACK_LATE 100.00, remaining 0.00"]);
    await p.settleCorrection();
    const transactions = [aTransaction({ amount: tl("100.00") })];
    const delivered = { fulfillments: [aFulfillment()], isFullyPaid: true, financialStatus: "PAID", transactions };
    // Delivered and paid it looks at a glance like any other.
    const glance = async () => ({ isUntouched: true, updatedAt: p.clock.now() });
    Object.assign(p.ports.orderSource, { glance });
    expect(await p.told(delivered)).toEqual(["RETURN_UNDONE 100.00"]);
  });

  test("of an addition keeps the whole order from being invoiced anew before a person saw to the addition's own invoice", async () => {
    const p = await issued();
    const first = await p.invoice();
    const added = aLine({ id: "gid://shopify/LineItem/2", originalTotal: tl("50.00") });
    const paid = ["100.00", "50.00"].map((amount) => aTransaction({ amount: tl(amount) }));
    const lines = [aLine({ originalTotal: tl("100.00") }), added];
    const grown = { lines, transactions: paid, total: tl("150.00"), currentTotal: tl("150.00") };
    expect(await p.told(grown)).toEqual(["ORDER_GREW 50.00, remaining 100.00"]);
    await p.settleCorrection();
    await p.askCancellation("reissue");
    expect(await p.told()).toEqual(["ADDITION_INVOICED_APART 50.00"]);
    expect(await p.found()).toMatchObject({ state: "review", faults: [{ facts: { number: first?.invoice.number } }] });
    expect(await p.told()).toEqual(["ADDITION_INVOICED_APART 50.00"]);
    expect([p.sent.length, p.alive()]).toEqual([1, 0]);
    await p.retry();
    expect(await p.told()).toEqual([]);
    expect((await p.invoice())?.invoice.totals.payable).toBe(tl("150.00"));
    expect([p.sent.length, p.alive()]).toEqual([2, 1]);
    p.clock.pass(120);
    await p.askCancellation("reissue");
    expect(await p.told()).toEqual([]);
    expect([p.sent.length, p.alive()]).toEqual([3, 1]);
  });

  test.each(["from here", "at the integrator"])(
    "of an addition that went back is told until that is seen to, also once the order's own invoice is cancelled %s",
    async (where) => {
      const p = await issued();
      await p.told({ currentTotal: tl("150.00") });
      await p.settleCorrection();
      const calledOff = { cancelledAt: p.clock.now(), currentTotal: 0n, refunded: tl("100.00") };
      expect(await p.told(calledOff)).toEqual(["INVOICE_TO_CANCEL 100.00, remaining 0.00", "ADDITION_WENT_BACK 50.00"]);
      if (where === "from here") await p.askCancellation("cancel");
      else p.cancelAll();
      p.clock.pass(A_DAY);
      expect(await p.told()).toEqual(["ADDITION_WENT_BACK 50.00"]);
      expect(await p.found()).toMatchObject({ state: "cancelled" });
      expect(await p.told()).toEqual(["ADDITION_WENT_BACK 50.00"]);
      expect(await p.settleCorrection()).toBe(true);
      expect(await p.told()).toEqual([]);
    },
  );

  test("of an addition that went back again keeps nothing from being invoiced anew", async () => {
    const p = await issued();
    await p.told({ currentTotal: tl("150.00") });
    await p.settleCorrection();
    await p.told({ currentTotal: tl("100.00") });
    await p.settleCorrection();
    await p.askCancellation("reissue");
    expect(await p.told()).toEqual([]);
    expect([p.sent.length, p.alive()]).toEqual([2, 1]);
  });

  test("says nothing of an addition that went before anybody settled it", async () => {
    const p = await issued();
    await p.told({ currentTotal: tl("150.00") });
    expect(await p.told({ currentTotal: tl("100.00") })).toEqual([]);
  });

  test("of a part leaves the whole invoice to be cancelled where the sale is called off in time", async () => {
    const p = await issued();
    await p.told({ refunded: tl("5.00") });
    await p.settleCorrection();
    expect(await p.told({ refunded: tl("100.00"), cancelledAt: p.clock.now() })).toEqual([
      "INVOICE_TO_CANCEL 100.00, remaining 0.00",
    ]);
    p.clock.pass(8 * A_DAY);
    await p.run();
    expect(await p.told()).toEqual(["RETURN_BY_COMPANY 95.00, remaining 0.00"]);
  });
});
