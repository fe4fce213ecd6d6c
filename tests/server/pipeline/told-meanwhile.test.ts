import { describe, expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { reconcileShop } from "../../../server/pipeline/reconcile/reconcile-shop.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

/** An order that changes, and is told of, at moments of a test's choice. */
async function aWorld(engine: EngineName) {
  const pipeline = await readyPipeline(engine);
  const { script, clock } = pipeline;
  let order = anOrder();
  const change = (changes: Partial<Order>) => {
    order = { ...order, ...changes };
    pipeline.change(changes);
  };
  // The registry is asked about this buyer before the invoice is fixed, and again before it is sent.
  change(WITH_TCKN);
  let heard = 0;
  const hear = async (topic: string) => {
    heard += 1;
    const signal = { webhookId: `w${heard}`, topic, bodyHash: "", triggeredAt: "", orderId: order.id };
    expect(await receiveWebhook(pipeline)(OUR_SHOP, signal)).toBe(true);
  };
  const cancelUnheard = () => change({ cancelledAt: clock.now(), updatedAt: clock.now() });
  const cancel = () => {
    cancelUnheard();
    return hear("orders/cancelled");
  };
  /** Something happens while the registry is asked for the `nth` time. */
  const whileAsked = (nth: number, what: () => Promise<void>) => {
    let asked = 0;
    script.whileLookingUp = async () => {
      asked += 1;
      if (asked === nth) await what();
    };
  };
  const state = async () => (await pipeline.found())?.state;
  /** Its invoice is fixed, and the process dies before it is sent. */
  const fixedAndDied = async () => {
    whileAsked(2, () => Promise.reject(new Error("died")));
    await pipeline.run().catch(() => {});
    expect(await state()).toBe("queued");
    script.whileLookingUp = async () => {};
  };
  let missed = 0;
  /** The regular comparison, which finds the order as it is now. */
  const compare = () => {
    const { id, processedAt, updatedAt, cancelledAt } = order;
    const found = { id, processedAt, updatedAt, isCancelled: cancelledAt !== undefined, isTest: false };
    return reconcileShop({
      ...pipeline,
      changedOrders: async () => ({
        orders: [{ ...found, isFullyPaid: true, isSent: false }],
        next: undefined,
        restSeconds: 0,
      }),
      keepAccess: async () => {},
      onMissed: (count) => (missed += count),
    })(OUR_SHOP);
  };
  const runTwice = async () => {
    await pipeline.run();
    await pipeline.run();
  };
  const helpers = { change, hear, cancel, cancelUnheard, whileAsked, state, fixedAndDied, compare, runTwice };
  return { ...pipeline, ...helpers, missed: () => missed };
}

describe.each(ENGINES)("a cancellation that a webhook tells of, on %s", (engine) => {
  test("before the invoice is fixed: none is", async () => {
    const { whileAsked, cancel, runTwice, sent, state, story } = await aWorld(engine);
    whileAsked(1, cancel);
    await runTwice();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
    expect(await story()).not.toContain("issued");
  });

  test("between the invoice and its sending: it is not sent", async () => {
    const { whileAsked, cancel, runTwice, sent, state } = await aWorld(engine);
    whileAsked(2, cancel);
    await runTwice();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
  });

  test("after the invoice, with a clock that is behind: it is read again and not sent", async () => {
    const { fixedAndDied, cancel, runTwice, sent, state, clock } = await aWorld(engine);
    await fixedAndDied();
    clock.pass(-30);
    await cancel();
    clock.pass(40);
    await runTwice();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
  });

  test("while an invoice that waited for hours is read again: it is not sent", async () => {
    const { whileAsked, cancel, run, runTwice, sent, state, clock, script } = await aWorld(engine);
    script.outcome = NO_CREDIT;
    await run();
    expect(sent).toHaveLength(1);
    script.outcome = ACCEPTED;
    clock.pass(3 * 3600);
    whileAsked(1, cancel);
    await runTwice();
    expect(sent).toHaveLength(1);
    expect(await state()).toBe("not-ours");
  });

  test("between the steps of a draft: it goes no further", async () => {
    const { ports, cancel, state } = await aWorld(engine);
    let steps = 0;
    const integratorFor: typeof ports.integratorFor = (...account) => {
      const integrator = ports.integratorFor(...account);
      const submit: typeof integrator.submit = async () => {
        steps += 1;
        if (steps === 1) await cancel();
        return steps < 3 ? { kind: "prepared", reference: `step ${steps}` } : ACCEPTED;
      };
      return { ...integrator, capabilities: { ...integrator.capabilities, isTwoPhase: true }, submit };
    };
    await advanceOrder({ ...ports, integratorFor })(OUR_SHOP, anOrder().id);
    expect(steps).toBe(1);
    expect(await state()).toBe("queued");
  });
});

describe.each(ENGINES)("a comparison that finds a waiting invoice's order changed, on %s", (engine) => {
  test("has it read again: cancelled in the very second of an earlier webhook, it is not sent", async () => {
    const { fixedAndDied, hear, cancelUnheard, compare, runTwice, ...world } = await aWorld(engine);
    await hear("orders/paid");
    await fixedAndDied();
    cancelUnheard();
    world.clock.pass(5);
    await compare();
    await runTwice();
    expect(world.sent).toEqual([]);
    expect(await world.state()).toBe("not-ours");
    expect(world.missed()).toBe(0);
  });

  test("tells it once, however often it finds it", async () => {
    const { script, run, clock, change, compare, story } = await aWorld(engine);
    script.outcome = NO_CREDIT;
    await run();
    clock.pass(5);
    change({ updatedAt: clock.now() });
    // The account rests, so the order cannot be settled anew.
    for (let times = 0; times < 4; times += 1) {
      clock.pass(60);
      await compare();
      await run();
    }
    expect((await story()).filter((kind) => kind === "signal-missed")).toHaveLength(1);
  });
});

describe.each(ENGINES)("after an answer was lost, on %s", (engine) => {
  const lost = async () => {
    const world = await aWorld(engine);
    world.script.outcome = LOST;
    await world.run();
    world.script.outcome = ACCEPTED;
    return world;
  };

  test("an order told of meanwhile is sent again once nothing was found", async () => {
    const { hear, clock, run, sent } = await lost();
    await hear("fulfillments/create");
    for (let times = 0; times < 5; times += 1) {
      clock.pass(120);
      await run();
    }
    expect(sent).toHaveLength(2);
  });

  test("a cancellation told of while the order is read for the look-up: it is not sent again", async () => {
    const { cancel, clock, runTwice, sent, script } = await lost();
    clock.pass(120);
    script.whileReading = async () => {
      script.whileReading = async () => {};
      await cancel();
    };
    await runTwice();
    expect(sent).toHaveLength(1);
  });
});

test.each(ENGINES)("an order told of twice before it is sent is sent once all was read (%s)", async (engine) => {
  const { hear, whileAsked, runTwice, sent, state } = await aWorld(engine);
  await hear("orders/paid");
  whileAsked(2, () => hear("fulfillments/create"));
  await runTwice();
  expect(sent).toHaveLength(1);
  expect(["processing", "issued"]).toContain(await state());
});

// SQLite has one writer: there nothing commits beside the marker.
test("on PostgreSQL a delivery that commits beside the send marker is heard before anything is sent", async () => {
  const { ports, cancel, state, sent, run } = await aWorld("postgres");
  let isArmed = true;
  const unitOfWork: typeof ports.unitOfWork = (shop, work) =>
    ports.unitOfWork(shop, async (stores) => {
      const result = await work(stores);
      const order = await stores.orders.find(anOrder().id);
      if (isArmed && order?.state === "submitting") {
        isArmed = false;
        await cancel();
      }
      return result;
    });
  await advanceOrder({ ...ports, unitOfWork })(OUR_SHOP, anOrder().id);
  await run();
  expect(isArmed).toBe(false);
  expect(sent).toEqual([]);
  expect(await state()).toBe("not-ours");
});
