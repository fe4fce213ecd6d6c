import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault, fault } from "../../../server/invoice/fault.ts";
import type { Event, State } from "../../../server/invoice/lifecycle.ts";
import { STATES, transition } from "../../../server/invoice/lifecycle.ts";
import type { OrderSummary } from "../../../server/pipeline/ports/stores.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { ENGINES, storeOn, type AnyStore } from "../../support/engines.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const ID = orderId(1001);

  const save = ({ unitOfWork }: AnyStore, summaries: readonly OrderSummary[]) =>
    unitOfWork(OUR_SHOP, async ({ orders }) => {
      for (const summary of summaries) await orders.save(summary);
    });

  describe("an order's state", () => {
    test("clears reason, faults and problem with each move unless it is given others", async () => {
      const { unitOfWork, read } = await storeOn(engine);
      const faults = [fault("TAX_ID_LENGTH", "buyer.taxId", { length: 9 })];
      await unitOfWork(OUR_SHOP, async ({ orders }) => {
        await orders.save(aSummary());
        await orders.move(ID, "fault", { faults });
        await orders.setProblem(ID, { code: "INTEGRATOR_CONFIG", facts: { code: "2000" } });
      });
      expect(await read(OUR_SHOP).orders.find(ID)).toMatchObject({
        state: "review",
        faults,
        problem: { code: "INTEGRATOR_CONFIG", facts: { code: "2000" } },
      });
      await unitOfWork(OUR_SHOP, ({ orders }) => orders.move(ID, "wait", { reason: "NOT_PAID" }));
      expect(await read(OUR_SHOP).orders.find(ID)).toMatchObject({
        state: "waiting",
        reason: "NOT_PAID",
        faults: [],
        problem: undefined,
      });
    });

    test("keeps told that a second invoice stands, once and beside the news, until a person has it begin anew", async () => {
      const store = await storeOn(engine);
      const { unitOfWork, read } = store;
      const second = fault("SECOND_INVOICE_TAKEN", "integrator", { number: "EAR2026000000777" });
      const failed = fault("INTEGRATOR_FAILED", "integrator", { text: "" });
      await save(store, [aSummary()]);
      const after = async (event: Event, faults?: readonly Fault[]) => {
        await unitOfWork(OUR_SHOP, ({ orders }) => orders.move(ID, event, faults ? { faults } : {}));
        return (await read(OUR_SHOP).orders.find(ID))?.faults;
      };
      expect(await after("fault", [second])).toEqual([second]);
      for (const event of ["issue", "submit", "lose-answer", "accept"] as const)
        expect(await after(event)).toEqual([second]);
      expect(await after("confirm", [second])).toEqual([second]);
      expect(await after("ask-cancel")).toEqual([second]);
      expect(await after("find-cancelled")).toEqual([second]);
      expect(await after("reopen")).toEqual([]);
      await after("fault", [second]);
      await after("issue");
      await after("submit");
      expect(await after("fail", [failed])).toEqual([failed, second]);
      expect(await after("exclude")).toEqual([second]);
    });

    test("refuses an illegal event and changes nothing", async () => {
      const { unitOfWork, read } = await storeOn(engine);
      await unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
      const illegal = unitOfWork(OUR_SHOP, ({ orders }) => orders.move(ID, "confirm"));
      await expect(illegal).rejects.toThrow("illegal event confirm in state waiting");
      expect(await read(OUR_SHOP).orders.find(ID)).toMatchObject({ state: "waiting" });
    });

    test("counts once, and is found by its new name alone, however often the order is looked at and saved in one commit", async () => {
      const { unitOfWork, read } = await storeOn(engine);
      await unitOfWork(OUR_SHOP, async ({ orders }) => {
        expect(await orders.find(ID)).toBeUndefined();
        await orders.save(aSummary({ buyer: "Eski Ad" }));
        await orders.find(ID);
        await orders.save(aSummary({ buyer: "Yeni Ad" }));
        await orders.save(aSummary({ buyer: "Yepyeni Ad" }));
      });
      const query = { states: undefined, after: undefined, limit: 9 };
      const found = async (search: string) => (await read(OUR_SHOP).orders.list({ ...query, search })).orders.length;
      expect(await read(OUR_SHOP).orders.counts()).toEqual(new Map([["waiting", 1]]));
      expect([await found("eski"), await found("yeni"), await found("yepyeni")]).toEqual([0, 0, 1]);
    });

    test("stays when the order is saved again, and its shown facts change", async () => {
      const { unitOfWork, read } = await storeOn(engine);
      await unitOfWork(OUR_SHOP, async ({ orders }) => {
        await orders.save(aSummary());
        await orders.move(ID, "issue");
        await orders.save(aSummary({ total: 1n, buyer: "Başka Biri" }));
      });
      expect(await read(OUR_SHOP).orders.find(ID)).toMatchObject({ state: "queued", total: 1n, buyer: "Başka Biri" });
      expect(await read(OUR_SHOP).orders.counts()).toEqual(
        new Map([
          ["waiting", 0],
          ["queued", 1],
        ]),
      );
    });

    test("an amount that could not be read is unknown and not zero", async () => {
      const store = await storeOn(engine);
      await save(store, [aSummary({ total: undefined })]);
      expect((await store.read(OUR_SHOP).orders.find(ID))?.total).toBeUndefined();
    });
  });

  const EVENTS: readonly Event[] = [
    "wait",
    "exclude",
    "fault",
    "issue",
    "submit",
    "lose-answer",
    "send-again",
    "accept",
    "confirm",
    "refuse",
    "fail",
    "find-cancelled",
    "find-draft",
    "reopen",
  ];

  test("the counts follow every move, also through units that fail", async () => {
    const step = fc.record({
      order: fc.integer({ min: 1, max: 4 }),
      event: fc.constantFrom(...EVENTS),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = await storeOn(engine);
        const states = new Map<number, State>([1, 2, 3, 4].map((order) => [order, "waiting"]));
        await save(
          store,
          [1, 2, 3, 4].map((order) => aSummary({ id: orderId(order) })),
        );
        for (const { order, event, fails } of steps) {
          const next = transition(states.get(order) ?? "waiting", event);
          if (next.ok && !fails) states.set(order, next.value);
          const work = store.unitOfWork(OUR_SHOP, async ({ orders }) => {
            await orders.move(orderId(order), event);
            if (fails) throw new Error("rolled back");
          });
          await work.catch(() => {});
        }
        const counts = await store.read(OUR_SHOP).orders.counts();
        const actual = Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0]));
        const expected = Object.fromEntries(
          STATES.map((state) => [state, [...states.values()].filter((one) => one === state).length]),
        );
        expect(actual).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test("knows which orders are held up by a setting or by a problem outside them", async () => {
    const { unitOfWork } = await storeOn(engine);
    const waiting = await unitOfWork(OUR_SHOP, async ({ orders }) => {
      for (const digits of [1, 2, 3, 4]) await orders.save(aSummary({ id: orderId(digits) }));
      await orders.move(orderId(1), "wait", { reason: "PAUSED" });
      await orders.move(orderId(2), "wait", { reason: "NOT_PAID" });
      await orders.move(orderId(3), "fault", { reason: "PAUSED" });
      await orders.setProblem(orderId(4), { code: "INTEGRATOR_CONFIG", facts: {} });
      return orders.heldUp(["PAUSED", "NOT_SET_UP"]);
    });
    expect(waiting.toSorted()).toEqual([orderId(1), orderId(4)]);
  });
});
