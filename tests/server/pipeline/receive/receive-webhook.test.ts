import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type ReceivedSignal, receiveWebhook } from "../../../../server/pipeline/receive/receive-webhook.ts";
import { ENGINES, storeOn } from "../../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../../support/temporary-store.ts";

const signal = (n: number, webhookId = `w-${n}`): ReceivedSignal => ({
  webhookId,
  topic: "orders/paid",
  orderId: orderId(n),
  triggeredAt: "2026-11-27T20:50:00.000Z",
  bodyHash: "0".repeat(64),
});

describe.each(ENGINES)("on %s", (engine) => {
  // Enough for every number of rows that is written at once, and for some more.
  test("of a rush of deliveries each is kept once, told of once and wakes its order", async () => {
    const { unitOfWork, read, jobs } = await storeOn(engine);
    const receive = receiveWebhook({ unitOfWork });
    const numbers = Array.from({ length: 171 }, (_, n) => 1000 + n);
    const answers = await Promise.all(numbers.map((n) => receive(OUR_SHOP, signal(n))));
    expect(new Set(answers)).toEqual(new Set([true]));
    for (const n of numbers) {
      const told = await read(OUR_SHOP).timeline.list(orderId(n));
      expect(told).toMatchObject([
        { kind: "webhook-received", facts: { topic: "orders/paid" }, actor: `webhook w-${n}` },
      ]);
    }
    expect(await jobs()).toBe(171);
  });

  test("what comes at once shares a commit, and one that comes alone waits for no other", async () => {
    const { unitOfWork } = await storeOn(engine);
    let commits = 0;
    const counted: typeof unitOfWork = (...unit) => {
      commits += 1;
      return unitOfWork(...unit);
    };
    const receive = receiveWebhook({ unitOfWork: counted });
    expect(await Promise.all([1, 2, 3].map((n) => receive(OUR_SHOP, signal(n))))).toEqual([true, true, true]);
    expect(commits).toBe(1);
    const alone = receive(OUR_SHOP, signal(4));
    await setImmediate();
    await setImmediate();
    expect(commits).toBe(2);
    expect(await alone).toBe(true);
  });

  test("of one delivery that came twice at once one is new, and two about one order wake it once", async () => {
    const { unitOfWork, read, jobs } = await storeOn(engine);
    const receive = receiveWebhook({ unitOfWork });
    const both = await Promise.all([
      receive(OUR_SHOP, signal(1)),
      receive(OUR_SHOP, signal(1)),
      receive(OUR_SHOP, signal(1, "w-other")),
      receive(THEIR_SHOP, signal(1)),
    ]);
    expect(both).toEqual([true, false, true, true]);
    expect(await receive(OUR_SHOP, signal(1))).toBe(false);
    expect(await read(OUR_SHOP).timeline.list(orderId(1))).toHaveLength(2);
    expect(await jobs()).toBe(2);
  });

  test("what comes at once is told in its order, half an emoji and a zero byte in it or not", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    const events = Array.from({ length: 130 }, (_, n) => ({
      orderId: orderId(1),
      kind: "webhook-received" as const,
      facts: { topic: `${n} \ud83d \u0000` },
      actor: `webhook \ud83d ${n}` as const,
    }));
    await unitOfWork(OUR_SHOP, ({ timeline }) => timeline.appendAll(events));
    const told = await read(OUR_SHOP).timeline.list(orderId(1));
    expect(told.map(({ facts }) => facts)).toEqual(events.map(({ facts }) => facts));
    expect(told.map(({ actor }) => actor)).toEqual(events.map(({ actor }) => actor.toWellFormed()));
  });

  test("a delivery that cannot be kept takes none of those with it that came beside it", async () => {
    const { unitOfWork, read, jobs } = await storeOn(engine);
    const receive = receiveWebhook({ unitOfWork });
    const broken = { ...signal(2), topic: null as unknown as string };
    const settled = await Promise.allSettled([signal(1), broken, signal(3)].map((each) => receive(OUR_SHOP, each)));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await jobs()).toBe(2);
    expect(await read(OUR_SHOP).timeline.list(orderId(2))).toEqual([]);
  });
});

test("where the database is away all that came at once is refused after one more try", async () => {
  const tried: PromiseWithResolvers<never>[] = [];
  const unitOfWork = () => {
    const one = Promise.withResolvers<never>();
    tried.push(one);
    return one.promise;
  };
  const receive = receiveWebhook({ unitOfWork });
  const refused = Promise.allSettled([1, 2, 3].map((n) => receive(OUR_SHOP, signal(n))));
  await setImmediate();
  tried[0]?.reject(new Error("away"));
  await setImmediate();
  expect(tried).toHaveLength(4);
  for (const one of tried) one.reject(new Error("away"));
  expect((await refused).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
});
