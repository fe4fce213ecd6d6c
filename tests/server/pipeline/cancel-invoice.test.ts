import { beforeEach, describe, expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import type { RequestOutcome } from "../../../server/pipeline/ports/integrator.ts";
import { reconcileShop } from "../../../server/pipeline/reconcile/reconcile-shop.ts";
import { aLine, anOrder, tl } from "../invoice/an-order.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const DAY = 86_400;
const REPORTED: RequestOutcome = { kind: "refused", provider: { code: "4002", text: "Rapora girdi" } };
const REGISTERED = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;

async function issuedOn(engine?: EngineName, sold: Partial<Order> = {}) {
  const app = await readyPipeline(engine);
  app.change(sold);
  await app.run();
  app.clock.pass(120);
  return app;
}

test.each(ENGINES)(
  "on %s a cancellation, one taken back and one with a new invoice leave one that stands",
  async (engine) => {
    const app = await issuedOn(engine);
    const first = await app.invoice();
    for (const wish of ["cancel", "undo", "reissue"] as const) {
      await app.askCancellation(wish);
      await app.run();
    }
    const second = await app.invoice();
    expect(await app.found()).toMatchObject({ state: "issued", faults: [] });
    expect(second?.invoice.ettn).not.toBe(first?.invoice.ettn);
    expect([app.cancelRequests, app.alive(), app.sent.length]).toEqual([["cancelled", "issued", "cancelled"], 1, 2]);
  },
);

describe("an issued invoice", () => {
  let app: Awaited<ReturnType<typeof issuedOn>>;

  beforeEach(async () => {
    app = await issuedOn();
  });

  const state = async () => (await app.found())?.state;
  const codes = async () => (await app.found())?.faults.map(({ code }) => code);
  const cancelled = async () => {
    await app.askCancellation("cancel");
    await app.run();
  };

  test("is cancelled at the integrator once, and the sale that stands waits for a person", async () => {
    await app.askCancellation("cancel");
    expect([await state(), app.cancelRequests]).toEqual(["cancelling", []]);
    await app.run();
    await app.run();
    expect(await app.found()).toMatchObject({ state: "cancelled", faults: [{ code: "INVOICE_CANCELLED" }] });
    expect(await app.invoice()).toMatchObject({ isLive: false });
    expect([app.cancelRequests, app.alive(), app.sent.length]).toEqual([["cancelled"], 0, 1]);
    expect((await app.story()).slice(-3)).toEqual(["cancel-asked", "cancel-done", "faults-found"]);
  });

  test("ends cancelled when its order was cancelled in Shopify as well", async () => {
    app.change({ cancelledAt: app.clock.now() });
    await app.run();
    expect(await codes()).toEqual(["INVOICE_TO_CANCEL"]);
    await cancelled();
    expect(await app.found()).toMatchObject({ state: "cancelled", faults: [], lastDay: undefined });
    expect(await app.retry()).toBe(false);
  });

  test("gets another in its place where that was asked for", async () => {
    const before = await app.invoice();
    await app.askCancellation("reissue");
    await app.run();
    const after = await app.invoice();
    expect(await state()).toBe("issued");
    expect(after?.invoice.ettn).not.toBe(before?.invoice.ettn);
    expect([after?.isLive, app.alive(), app.sent.length]).toEqual([true, 1, 2]);
  });

  test("gets no other where its order was cancelled in Shopify before it came to that", async () => {
    await app.askCancellation("reissue");
    app.change({ cancelledAt: app.clock.now() });
    await app.run();
    expect(await app.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
    expect([app.alive(), app.sent.length]).toEqual([0, 1]);
  });

  test("is followed by one over what remains of an order partly taken back", async () => {
    const id = "gid://shopify/LineItem/7";
    const { total } = anOrder();
    const line = aLine({ id, quantity: 2, originalTotal: total });
    const taken = total / 2n;
    app = await issuedOn("sqlite", { lines: [line], shippingLines: [] });
    app.change({
      lines: [{ ...line, currentQuantity: 1 }],
      currentTotal: total - taken,
      refunded: taken,
      refundedLines: [{ lineId: id, quantity: 1, subtotal: taken, tax: tl("0.00") }],
    });
    await app.run();
    expect(await codes()).toEqual(["RETURN_BY_CONSUMER"]);
    await app.askCancellation("reissue");
    await app.run();
    expect((await app.invoice())?.invoice.totals.payable).toBe(total - taken);
    expect(await app.found()).toMatchObject({ state: "issued", faults: [] });
  });

  test("that the integrator does not cancel stands, and says why until somebody has seen it", async () => {
    app.script.cancelOutcome = REPORTED;
    app.change({ cancelledAt: app.clock.now() });
    await app.run();
    await cancelled();
    expect(await app.found()).toMatchObject({
      state: "issued",
      faults: [
        { code: "CANCEL_REFUSED", facts: { code: "4002", text: "Rapora girdi" } },
        { code: "INVOICE_TO_CANCEL" },
      ],
    });
    expect((await app.invoice())?.isLive).toBe(true);
    await app.settleCorrection();
    await app.run();
    expect([await codes(), app.alive(), app.cancelRequests.length]).toEqual([[], 1, 1]);
  });

  test("is not cancelled twice by two clicks", async () => {
    await app.askCancellation("cancel");
    await expect(app.askCancellation("reissue")).rejects.toMatchObject({ code: "INVOICE_NOT_ISSUED" });
    await app.run();
    await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "INVOICE_NOT_ISSUED" });
    expect([await state(), app.cancelRequests.length]).toEqual(["cancelled", 1]);
  });

  test("is asked about once by two processes that both take it for theirs", async () => {
    await app.askCancellation("cancel");
    await Promise.all([app.run(), app.run()]);
    await app.run();
    expect([await state(), app.cancelRequests.length]).toEqual(["cancelled", 1]);
  });

  test("whose window is over is left to the law's other ways", async () => {
    app.clock.pass(7 * DAY);
    await app.askCancellation("cancel");
    app.clock.pass(DAY);
    await app.run();
    expect([await state(), app.cancelRequests]).toEqual(["issued", []]);
    expect(await codes()).toEqual(["CANCEL_NOT_IN_TIME"]);
    await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "CANCEL_TOO_LATE" });
  });

  test("has as many days as the shop says", async () => {
    await app.settle({ issue: { when: "paid", cancelDays: 1 } });
    app.clock.pass(2 * DAY);
    await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "CANCEL_TOO_LATE" });
  });

  test("of an account that is not connected now is cancelled there", async () => {
    await app.connect("test");
    await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "CANCEL_ELSEWHERE" });
  });

  test("keeps the account it is being cancelled in", async () => {
    app.script.cancelOutcome = { kind: "retry", afterSeconds: 60 };
    await cancelled();
    await expect(app.connect("test")).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
  });

  test("is not cancelled where the integrator cannot", async () => {
    app.script.capabilities = { cancels: false };
    await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "CANCEL_NOT_OFFERED" });
  });

  test("being cancelled has a job again once it lost it", async () => {
    await app.askCancellation("cancel");
    await app.unitOfWork(OUR_SHOP, ({ jobs }) => jobs.forgetOrders());
    await app.unitOfWork(OUR_SHOP, ({ settings }) => settings.setStart(new Date("2020-01-01T00:00:00Z")));
    const changedOrders = async () => ({ orders: [], next: undefined, restSeconds: 0 });
    await reconcileShop({ ...app, changedOrders, keepAccess: async () => {}, onMissed: () => {} })(OUR_SHOP);
    const hadNone = await app.unitOfWork(OUR_SHOP, ({ jobs }) => jobs.ensure(anOrder().id));
    expect(hadNone).toBe(false);
  });
});

test.each([
  ["TEMELFATURA", "CANCEL_AT_GIB"],
  ["TICARIFATURA", "CANCEL_BY_BUYER"],
] as const)("an e-Fatura %s is none that the integrator may cancel", async (profile, code) => {
  const app = await readyPipeline();
  app.change(WITH_TCKN);
  await app.settle({ einvoice: { profile } });
  Object.assign(app.script, { registry: REGISTERED, becomes: "delivered" });
  await app.run();
  expect((await app.found())?.state).toBe("issued");
  await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code });
  expect((await app.found())?.state).toBe("issued");
});

test("an order without an invoice has nothing to cancel", async () => {
  const app = await readyPipeline();
  await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "NOT_FOUND" });
  app.change({ isFullyPaid: false });
  await app.run();
  await expect(app.askCancellation("cancel")).rejects.toMatchObject({ code: "INVOICE_NOT_ISSUED" });
  await expect(app.askCancellation("undo")).rejects.toMatchObject({ code: "UNDO_NOTHING" });
});
