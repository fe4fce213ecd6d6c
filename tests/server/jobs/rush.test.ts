import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createRush } from "../../../server/jobs/rush.ts";
import { done } from "../../../server/pipeline/ports/jobs.ts";
import { ENGINES } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { runnerOn } from "./a-runner.ts";

/** A thread whose clock and load a test sets. */
function aThread({ utilization = 0 } = {}) {
  const thread = { at: 1000, utilization };
  const rush = createRush({ now: () => thread.at, utilization: () => thread.utilization });
  /** So many deliveries, evenly, within so long. */
  const deliver = (count: number, withinMs: number) => {
    for (let n = 0; n < count; n += 1) {
      rush.note();
      thread.at += withinMs / count;
    }
  };
  /** Jobs that begin in a second while three hundred deliveries and more come in. */
  const beginsInASecond = () => {
    let begins = 0;
    for (let ms = 0; ms < 1000; ms += 1) {
      deliver(1, 1);
      if (rush.room() === 0) continue;
      rush.looked();
      begins += 1;
    }
    return begins;
  };
  return { thread, rush, deliver, beginsInASecond };
}

describe("jobs that may begin", () => {
  test("are any number until three hundred deliveries come a second, and again a quarter of a second after the last", () => {
    const { thread, rush, deliver } = aThread();
    deliver(29, 29);
    rush.looked();
    expect(rush.room()).toBe(Number.POSITIVE_INFINITY);
    deliver(1, 0);
    expect(rush.room()).toBe(0);
    thread.at += 101;
    expect(rush.room()).toBe(1);
    thread.at += 250;
    expect(rush.room()).toBe(Number.POSITIVE_INFINITY);
  });

  test("are one where the thread stood still in a rush and has not heard yet what came meanwhile", () => {
    const { thread, rush, deliver } = aThread();
    deliver(200, 200);
    for (let times = 0; times < 10; times += 1) {
      thread.at += 240;
      expect(rush.room()).toBe(1);
      deliver(60, 60);
    }
  });

  test("are any number while a hundred come a second, for as long as they like", () => {
    const { rush, deliver } = aThread({ utilization: 1 });
    for (let n = 0; n < 1000; n += 1) {
      deliver(1, 10);
      rush.looked();
      expect(rush.room()).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test("are a hundred a second in a rush, ten where the thread has not half of its time left", () => {
    const { thread, deliver, beginsInASecond } = aThread({ utilization: 0.4 });
    deliver(200, 200);
    expect(beginsInASecond()).toBe(100);
    thread.utilization = 0.6;
    deliver(200, 200);
    expect(beginsInASecond()).toBe(10);
    thread.utilization = 0.4;
    deliver(200, 200);
    expect(beginsInASecond()).toBe(100);
  });
});

test("the thread is measured ten times a second", () => {
  let at = 1000;
  let measured = 0;
  const utilization = () => {
    measured += 1;
    return 0;
  };
  const rush = createRush({ now: () => at, utilization });
  for (; at < 2000; at += 1) rush.note();
  expect(measured).toBe(10);
});

describe("what this thread does is what is looked at", () => {
  const looksIn = async (ms: number, rest: () => Promise<unknown>) => {
    const rush = createRush();
    let looks = 0;
    let startedAt = performance.now();
    // Before there is a rush, and before the thread was measured in it, there is room for any number.
    for (let isWarm = false; performance.now() - startedAt < ms; ) {
      rush.note();
      await rest();
      if (!isWarm && performance.now() - startedAt > 300) {
        [isWarm, looks, startedAt] = [true, 0, performance.now()];
      }
      if (rush.room() === 0) continue;
      rush.looked();
      looks += 1;
    }
    return looks;
  };

  test("busy: hardly any job begins", async () => {
    expect(await looksIn(500, async () => {})).toBeLessThanOrEqual(6);
  });

  // A machine with other work to do may hold it up.
  test("idle most of the time: many do", { retry: 5 }, async () => {
    expect(await looksIn(500, () => setTimeout(2))).toBeGreaterThan(10);
  });
});

test.each(ENGINES)(
  "in a rush one order at a time is taken up, and after it all the others (%s)",
  { timeout: 30_000 },
  async (engine) => {
    let room = 1;
    const gate = Promise.withResolvers<void>();
    const work = async () => {
      await gate.promise;
      return done;
    };
    const rush = {
      note: () => {},
      room: () => room,
      looked: () => {
        room = Math.max(0, room - 1);
      },
    };
    const { runner, wake, running, idle, most } = await runnerOn(engine, work, { rush });
    await wake(OUR_SHOP, 1, 2, 3, 4, 5, 6);
    await runner.start();
    await until("one runs", () => running.size === 1);
    room = 1;
    await until("two run", () => running.size === 2);
    expect(most()).toBe(2);
    room = Number.POSITIVE_INFINITY;
    await until("all run", () => running.size === 6);
    gate.resolve();
    await idle();
  },
);
