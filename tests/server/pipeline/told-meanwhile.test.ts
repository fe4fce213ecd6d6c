import { describe, expect, test } from "vitest";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { reconcileShop } from "../../../server/pipeline/reconcile/reconcile-shop.ts";
import { ENGINES } from "../../support/engines.ts";
import { ACCEPTED, NO_CREDIT, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

/** An order that is cancelled, and told of, at a moment of a test's choice. */
async function aWorld(engine: (typeof ENGINES)[number]) {
  const pipeline = await readyPipeline(engine);
  // The registry is asked about this buyer before the invoice is fixed, and again before it is sent.
  pipeline.change(WITH_TCKN);
  let told = 0;
  const cancel = async () => {
    pipeline.change({ cancelledAt: pipeline.clock.now(), updatedAt: pipeline.clock.now() });
    told += 1;
    const signal = { webhookId: `w${told}`, topic: "orders/cancelled", bodyHash: "", triggeredAt: "" };
    expect(await receiveWebhook(pipeline)(OUR_SHOP, { ...signal, orderId: anOrder().id })).toBe(true);
  };
  /** Something happens while the registry is asked for the `nth` time. */
  const whileAsked = (nth: number, what: () => Promise<void>) => {
    let asked = 0;
    pipeline.script.whileLookingUp = async () => {
      asked += 1;
      if (asked === nth) await what();
    };
  };
  const state = async () => (await pipeline.found())?.state;
  return { ...pipeline, cancel, whileAsked, state };
}

describe.each(ENGINES)("a cancellation that a webhook tells of, on %s", (engine) => {
  test("before the invoice is fixed: none is", async () => {
    const { whileAsked, cancel, run, sent, state, story } = await aWorld(engine);
    whileAsked(1, cancel);
    await run();
    await run();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
    expect(await story()).not.toContain("issued");
  });

  test("between the invoice and its sending: it is not sent", async () => {
    const { whileAsked, cancel, run, sent, state } = await aWorld(engine);
    whileAsked(2, cancel);
    await run();
    await run();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
  });

  test("before the invoice is fixed by a process that dies after it: none is sent when another goes on", async () => {
    const { whileAsked, cancel, run, sent, state, clock, script } = await aWorld(engine);
    whileAsked(1, cancel);
    await run();
    whileAsked(1, () => Promise.reject(new Error("died")));
    await run().catch(() => {});
    script.whileLookingUp = async () => {};
    clock.pass(10);
    await run();
    await run();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
  });

  test("after the invoice, with a clock that is behind: it is read again and not sent", async () => {
    const { whileAsked, cancel, run, sent, state, clock, script } = await aWorld(engine);
    whileAsked(2, () => Promise.reject(new Error("died")));
    await run().catch(() => {});
    expect(await state()).toBe("queued");
    script.whileLookingUp = async () => {};
    clock.pass(-30);
    await cancel();
    clock.pass(40);
    await run();
    await run();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
  });

  test("while an invoice that waited for hours is read again: it is not sent", async () => {
    const { whileAsked, cancel, run, sent, state, clock, script } = await aWorld(engine);
    script.outcome = NO_CREDIT;
    await run();
    expect(sent).toHaveLength(1);
    script.outcome = ACCEPTED;
    clock.pass(3 * 3600);
    whileAsked(1, cancel);
    await run();
    await run();
    expect(sent).toHaveLength(1);
    expect(await state()).toBe("not-ours");
  });
});

test.each(ENGINES)(
  "a cancellation whose webhook was lost, found while the invoice waits: it is not sent (%s)",
  async (engine) => {
    const { whileAsked, change, run, sent, state, clock, script, ...store } = await aWorld(engine);
    whileAsked(2, () => Promise.reject(new Error("died")));
    await run().catch(() => {});
    expect(await state()).toBe("queued");
    script.whileLookingUp = async () => {};
    clock.pass(5);
    const [updatedAt, processedAt] = [clock.now(), anOrder().processedAt];
    change({ cancelledAt: updatedAt, updatedAt });
    const found = { id: anOrder().id, updatedAt, processedAt, isTest: false, isCancelled: true, isFullyPaid: true };
    let missed = 0;
    await reconcileShop({
      ...store,
      clock,
      changedOrders: async () => ({ orders: [{ ...found, isSent: false }], next: undefined, restSeconds: 0 }),
      keepAccess: async () => {},
      onMissed: (count) => (missed += count),
    })(OUR_SHOP);
    await run();
    await run();
    expect(sent).toEqual([]);
    expect(await state()).toBe("not-ours");
    expect(missed).toBe(0);
  },
);

test.each(ENGINES)("an order told of twice before it is sent is sent once all was read (%s)", async (engine) => {
  const { unitOfWork, whileAsked, run, sent, state } = await aWorld(engine);
  const tell = (webhookId: string) =>
    receiveWebhook({ unitOfWork })(OUR_SHOP, {
      webhookId,
      topic: "orders/paid",
      bodyHash: "",
      triggeredAt: "",
      orderId: anOrder().id,
    });
  await tell("first");
  whileAsked(2, async () => void (await tell("second")));
  await run();
  await run();
  expect(sent).toHaveLength(1);
  expect(["processing", "issued"]).toContain(await state());
});
