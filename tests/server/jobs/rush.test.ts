import { expect, test } from "vitest";
import { createRush } from "../../../server/jobs/rush.ts";
import { done } from "../../../server/pipeline/ports/jobs.ts";
import { ENGINES } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { runnerOn } from "./a-runner.ts";

test("three hundred deliveries a second are a rush, and a tenth of a second later it is over", () => {
  let now = 1000;
  const rush = createRush(() => now);
  for (let n = 0; n < 29; n += 1) rush.note();
  expect(rush.isOn()).toBe(false);
  rush.note();
  expect(rush.isOn()).toBe(true);
  now += 101;
  expect(rush.isOn()).toBe(false);
});

test("a hundred a second, for as long as they like, are none", () => {
  let now = 1000;
  const rush = createRush(() => now);
  for (let n = 0; n < 1000; n += 1) {
    rush.note();
    expect(rush.isOn()).toBe(false);
    now += 10;
  }
});

test.each(ENGINES)(
  "while it lasts two orders at a time go on, and then the others (%s)",
  { timeout: 30_000 },
  async (engine) => {
    let isOn = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = async () => {
      await promise;
      return done;
    };
    const rush = { note: () => {}, isOn: () => isOn };
    const { runner, wake, running, idle, most } = await runnerOn(engine, work, { rush });
    await wake(OUR_SHOP, 1, 2, 3, 4, 5, 6);
    await runner.start();
    await until("two run", () => running.size === 2);
    isOn = false;
    runner.nudge();
    await until("all run", () => running.size === 6);
    resolve();
    await idle();
    expect(most()).toBe(6);
  },
);
