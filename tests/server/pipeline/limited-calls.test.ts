import { describe, expect, test } from "vitest";
import { legacyId } from "../../../server/invoice/ids.ts";
import { limitedIntegrators } from "../../../server/pipeline/account/limited-integrator.ts";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { anOrder } from "../invoice/an-order.ts";
import { ENGINES } from "../../support/engines.ts";
import { readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const LIMIT = { requests: 1, perSeconds: 60 };
/** The clock goes on while the test runs. */
const A_MINUTE = { kind: "snooze", seconds: expect.closeTo(59, -1) };

describe.each(ENGINES)("on %s", (engine) => {
  test("an order whose turn has not come sleeps until then: nothing is sent, tried or told as a failure", async () => {
    const pipeline = await readyPipeline(engine, LIMIT);
    pipeline.script.becomes = "processing";
    await pipeline.spendTurn();
    expect(await pipeline.run()).toEqual(A_MINUTE);
    expect(pipeline.sent).toEqual([]);
    expect(await pipeline.found()).toMatchObject({ state: "queued", problem: { code: "INTEGRATOR_BUSY" } });
    expect(await pipeline.invoice()).toMatchObject({ submitAttempts: 0, submitStartedAt: undefined });
    expect(await pipeline.story()).toEqual(["issued"]);
    pipeline.clock.pass(61);
    await pipeline.run();
    expect(pipeline.sent).toHaveLength(1);
  });

  test("an order cancelled while its turn had not come is read again before it is sent, however short the wait", async () => {
    const pipeline = await readyPipeline(engine, { requests: 1, perSeconds: 20 });
    await pipeline.spendTurn();
    await pipeline.run();
    expect((await pipeline.found())?.state).toBe("queued");
    const cancelledAt = pipeline.clock.now();
    pipeline.change({ cancelledAt });
    await receiveWebhook(pipeline)(OUR_SHOP, {
      webhookId: "w1",
      topic: "orders/cancelled",
      orderId: anOrder().id,
      triggeredAt: cancelledAt.toISOString(),
      bodyHash: "",
    });
    pipeline.clock.pass(21);
    await pipeline.run();
    expect(pipeline.sent).toEqual([]);
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
  });

  test("an order that is asked for again while it waits keeps its place, behind those who came before it", async () => {
    const pipeline = await readyPipeline(engine, LIMIT);
    await pipeline.spendTurn();
    await pipeline.spendTurn();
    for (let asks = 1; asks <= 3; asks += 1) {
      await pipeline.retry();
      expect(await pipeline.run()).toEqual({ kind: "snooze", seconds: expect.closeTo(119, -1) });
    }
    const { db, tables } = pipeline.reading;
    expect(await db.select({ waiting: tables.callTurns.waiting }).from(tables.callTurns)).toEqual([
      {
        waiting: [
          ["another", expect.any(Number)],
          [legacyId(anOrder().id), expect.any(Number)],
        ],
      },
    ]);
  });

  test("the question whether a buyer is registered waits for its turn, and the document goes on its answer at once", async () => {
    const pipeline = await readyPipeline(engine, LIMIT);
    pipeline.change(WITH_TCKN);
    let asked = 0;
    pipeline.script.whileLookingUp = async () => {
      asked += 1;
    };
    await pipeline.spendTurn();
    expect(await pipeline.run()).toEqual(A_MINUTE);
    expect([asked, (await pipeline.found())?.problem?.code]).toEqual([0, "INTEGRATOR_BUSY"]);
    pipeline.clock.pass(61);
    await pipeline.run();
    // Once for the document, and once more right before it is sent.
    expect([asked, pipeline.sent.length]).toEqual([2, 1]);
  });
});

test("what may be asked again later is not made when its turn has not come, and says so", async () => {
  const pipeline = await readyPipeline();
  const { integratorFor, ...ports } = pipeline.ports;
  const calls: string[] = [];
  const outcome = async () => {
    calls.push("made");
    return { kind: "done" } as const;
  };
  const limited = limitedIntegrators({
    read: ports.read,
    integratorFor: (...account) => {
      const integrator = integratorFor(...account);
      return { ...integrator, cancel: outcome, capabilities: { ...integrator.capabilities, rateLimit: LIMIT } };
    },
    takeTurn: async () => 7,
  });
  const integrator = limited(...pipeline.account);
  expect(
    await integrator.cancel?.(
      {
        ettn: ports.newEttn({ shop: OUR_SHOP, orderId: anOrder().id, account: pipeline.account[0], nth: 0 }),
        profileId: "EARSIVFATURA",
      },
      "",
    ),
  ).toEqual({
    kind: "retry",
    afterSeconds: 7,
  });
  expect(calls).toEqual([]);
});
