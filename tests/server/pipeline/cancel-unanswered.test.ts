import { beforeEach, describe, expect, test } from "vitest";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

const DAY = 86_400;

describe("an issued invoice", () => {
  let app: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    app = await readyPipeline();
    await app.run();
    app.clock.pass(120);
  });

  const state = async () => (await app.found())?.state;
  const codes = async () => (await app.found())?.faults.map(({ code }) => code);
  const cancelled = async () => {
    await app.askCancellation("cancel");
    await app.run();
  };

  describe("whose cancellation is not answered", () => {
    beforeEach(() => {
      app.script.cancelOutcome = { kind: "unknown" };
    });

    test("is looked up, and found cancelled without being asked again", async () => {
      app.script.cancelsAnyway = true;
      await cancelled();
      expect(await app.found()).toMatchObject({ state: "cancelling", problem: { code: "CANCELLATION_UNKNOWN" } });
      app.clock.pass(2);
      await app.run();
      expect([await state(), app.cancelRequests.length]).toEqual(["cancelled", 1]);
    });

    test("is asked again only after the grace period, rarer each time", async () => {
      await cancelled();
      for (let seconds = 0; seconds < 58; seconds += 2) {
        app.clock.pass(2);
        await app.run();
      }
      expect(app.cancelRequests).toHaveLength(1);
      app.clock.pass(2);
      await app.run();
      app.clock.pass(60);
      await app.run();
      expect(app.cancelRequests).toHaveLength(2);
      app.script.cancelOutcome = { kind: "done" };
      app.clock.pass(60);
      await app.run();
      expect([await state(), app.cancelRequests.length]).toEqual(["cancelled", 3]);
    });

    test("is not asked again while the integrator calls it neither issued nor cancelled", async () => {
      await cancelled();
      app.tell({ state: "processing" });
      for (let hour = 0; hour < 5; hour += 1) {
        app.clock.pass(3_600);
        await app.run();
      }
      expect([await state(), app.cancelRequests.length]).toEqual(["cancelling", 1]);
      app.cancelAll();
      app.clock.pass(3_600);
      await app.run();
      expect(await state()).toBe("cancelled");
    });

    test("has no other in its place while that is not known", async () => {
      await app.askCancellation("reissue");
      await app.run();
      app.clock.pass(61);
      await app.run();
      expect([await state(), app.sent.length]).toEqual(["cancelling", 1]);
      app.cancelAll();
      app.clock.pass(61);
      await app.run();
      expect([await state(), app.alive(), app.sent.length]).toEqual(["issued", 1, 2]);
    });

    test("is given up after the last day, and still found cancelled later", async () => {
      await cancelled();
      app.clock.pass(8 * DAY);
      await app.run();
      expect([await state(), await codes()]).toEqual(["issued", ["CANCEL_NOT_IN_TIME"]]);
      app.cancelAll();
      app.clock.pass(2 * DAY);
      await app.run();
      expect([await state(), await codes()]).toEqual(["cancelled", ["INVOICE_CANCELLED"]]);
    });
  });

  test("called cancelled by an integrator whose own list still shows it is not believed to be", async () => {
    await app.askCancellation("reissue");
    app.script.whileFinding = async () => app.revive();
    await app.run();
    expect([await state(), app.sent.length]).toEqual(["cancelling", 1]);
    app.script.whileFinding = async () => app.cancelAll();
    app.clock.pass(10);
    await app.run();
    app.script.whileFinding = async () => {};
    await app.run();
    expect([app.cancelRequests.length, app.sent.length]).toEqual([1, 2]);
  });

  test("is cancelled a little later by an integrator that has no time now", async () => {
    app.script.cancelOutcome = { kind: "retry", afterSeconds: 30 };
    await app.askCancellation("cancel");
    expect(await app.run()).toEqual({ kind: "snooze", seconds: 30 });
    expect((await app.found())?.problem?.code).toBe("INTEGRATOR_UNREACHABLE");
    app.script.cancelOutcome = { kind: "done" };
    await app.run();
    expect(await app.found()).toMatchObject({ state: "cancelled", problem: undefined });
  });
});
