import { describe, expect, test } from "vitest";
import { AppError } from "../../../server/pipeline/errors.ts";
import { done, snooze } from "../../../server/pipeline/ports/jobs.ts";
import { ENGINES } from "../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { runnerOn } from "./a-runner.ts";

const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1);
const moment = () => new Promise((resolve) => setImmediate(resolve));

describe.each(ENGINES)("on %s", (engine) => {
  describe("a worker", () => {
    test("runs every job it finds when it starts, and every one that comes later", async () => {
      const { runner, wake, log, idle } = await runnerOn(engine, async () => done);
      await wake(OUR_SHOP, 1, 2);
      await runner.start();
      await idle();
      await wake(OUR_SHOP, 3);
      await idle();
      expect(new Set(log)).toEqual(new Set(["+1", "-1", "+2", "-2", "+3", "-3"]));
    });

    test("never runs more at once than it may, and fills every place it has", async () => {
      const full = Promise.withResolvers<void>();
      let now = 0;
      const work = async () => {
        now += 1;
        if (now === 3) full.resolve();
        await full.promise;
        now -= 1;
        return done;
      };
      const { runner, wake, most, idle } = await runnerOn(engine, work, { concurrency: 3, perShop: 50 });
      await wake(OUR_SHOP, ...oneToTwenty);
      await runner.start();
      await idle();
      expect(most()).toBe(3);
    });

    test("leaves places free for other shops while one shop's jobs hang", async () => {
      const gate = Promise.withResolvers<void>();
      const { runner, wake, log, idle, running } = await runnerOn(
        engine,
        async ({ shop }) => {
          if (shop === OUR_SHOP) await gate.promise;
          return done;
        },
        { concurrency: 4, perShop: 2 },
      );
      await wake(OUR_SHOP, ...oneToTwenty);
      await runner.start();
      await until("our cap is full", () => running.size === 2);
      await wake(THEIR_SHOP, 99);
      await until("theirs is done", () => log.includes("-99"));
      expect(log.filter((line) => line.startsWith("+"))).toHaveLength(3);
      gate.resolve();
      await idle();
    });

    test("runs one order's job alone, and again for a wake that came meanwhile", async () => {
      const gate = Promise.withResolvers<void>();
      const { runner, wake, log, most, idle, running } = await runnerOn(engine, async () => {
        await gate.promise;
        return done;
      });
      await runner.start();
      await wake(OUR_SHOP, 1);
      await until("it runs", () => running.size === 1);
      await wake(OUR_SHOP, 1, 1);
      gate.resolve();
      await idle();
      expect(log).toEqual(["+1", "-1", "+1", "-1"]);
      expect(most()).toBe(1);
    });

    test("takes a sleeping job up again when its time has come", async () => {
      const outcomes = [snooze(600), done];
      const { runner, wake, log, asleep, idle, pass } = await runnerOn(engine, async () => outcomes.shift() ?? done);
      await wake(OUR_SHOP, 1);
      await runner.start();
      await until("asleep", async () => log.length === 2 && (await asleep()) === 1);
      await pass(601);
      await idle();
      expect(log).toEqual(["+1", "-1", "+1", "-1"]);
    });

    test("tells of each failure, goes on with other jobs and tries again later", async () => {
      const broken = new Set([1]);
      const { runner, wake, failures, log, asleep, idle, pass } = await runnerOn(engine, async ({ key }) => {
        if (key === orderId(1) && broken.delete(1)) throw new AppError("SHOPIFY_UNREACHABLE");
        return done;
      });
      await wake(OUR_SHOP, 1, 2);
      await runner.start();
      await until("the failure", async () => failures.length === 1 && log.includes("-2") && (await asleep()) === 1);
      expect(failures).toMatchObject([{ key: orderId(1), attempts: 0, cause: { code: "SHOPIFY_UNREACHABLE" } }]);
      await pass(3);
      await idle();
      expect(log.filter((line) => line === "+1")).toHaveLength(2);
    });
  });

  describe("stopping", () => {
    test("waits for the jobs in flight and takes no more", async () => {
      const gate = Promise.withResolvers<void>();
      const { runner, wake, log, left, running } = await runnerOn(
        engine,
        async () => {
          await gate.promise;
          return done;
        },
        { concurrency: 2 },
      );
      await wake(OUR_SHOP, 1, 2, 3);
      await runner.start();
      await until("two run", () => running.size === 2);
      const stopped = runner.stop();
      runner.nudge();
      expect(await Promise.race([stopped, moment().then(() => "still waiting")])).toBe("still waiting");
      gate.resolve();
      await stopped;
      expect(log.filter((line) => line.startsWith("-"))).toHaveLength(2);
      expect(await left()).toBe(1);
      runner.nudge();
      await moment();
      expect(await left()).toBe(1);
    });

    test("keeps the failure of a job in flight too", async () => {
      const gate = Promise.withResolvers<void>();
      const { runner, wake, failures, left, running } = await runnerOn(engine, async () => {
        await gate.promise;
        throw new Error("a bug");
      });
      await wake(OUR_SHOP, 1);
      await runner.start();
      await until("it runs", () => running.size === 1);
      const stopped = runner.stop();
      gate.resolve();
      await stopped;
      expect(failures).toHaveLength(1);
      expect(await left()).toBe(1);
    });

    test("is harmless before the start and twice", async () => {
      const { runner } = await runnerOn(engine, async () => done);
      await runner.stop();
      await runner.stop();
    });
  });
});
