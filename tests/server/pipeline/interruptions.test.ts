import { describe, expect, test } from "vitest";
import { anOrder } from "../invoice/an-order.ts";
import {
  ACCEPTED,
  LONG_AGO,
  LOST,
  NO_CREDIT,
  pipelineOnPaper,
  readyPipeline,
  REFUSED,
  WITH_TCKN,
} from "../../support/pipeline-on-paper.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { saveIntegrator } from "../../../server/pipeline/account/connect-account.ts";
import { settleOrder } from "../../../server/pipeline/issue/settle-order.ts";
import { storedOrder } from "../../../server/pipeline/stored-order.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const DAY = 86_400;

  describe("what a person or a setting says while the order is being asked about", () => {
    test("a mark as invoiced elsewhere stands against the taxpayer look-up it overtook", async () => {
      const app = await readyPipeline(engine);
      app.change({ ...WITH_TCKN, isFullyPaid: false });
      await app.run();
      app.change({ isFullyPaid: true });
      app.script.whileLookingUp = async () => expect(await app.mark()).toBe(true);
      await app.run();
      expect(await app.found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE" });
      expect(app.sent).toEqual([]);
    });

    test("a mark as invoiced elsewhere is not turned back into waiting", async () => {
      const app = await readyPipeline(engine);
      app.change({ isFullyPaid: false });
      await app.run();
      app.script.whileReading = async () => void (await app.mark());
      await app.run();
      app.script.whileReading = async () => {};
      app.change({ isFullyPaid: true });
      await app.run();
      expect(app.sent).toEqual([]);
    });

    test("a pause keeps an invoice that waited for credit from being sent", async () => {
      const app = await readyPipeline(engine);
      app.change(WITH_TCKN);
      app.script.outcome = NO_CREDIT;
      await app.run();
      app.script.outcome = ACCEPTED;
      app.clock.pass(2 * DAY);
      app.script.whileLookingUp = () => app.switchTo(false);
      await app.run();
      await app.run();
      expect(await app.found()).toMatchObject({ state: "waiting", reason: "PAUSED" });
      expect(app.sent).toHaveLength(1);
    });

    test("switching on reaches an order whose reading began while it was off", async () => {
      const app = pipelineOnPaper(await storeOn(engine));
      await app.describe();
      await app.connect();
      app.script.whileReading = async () => {
        app.script.whileReading = async () => {};
        await app.switchTo(true, LONG_AGO);
      };
      expect(await app.run()).toEqual({ kind: "snooze", seconds: 0 });
      await app.run();
      expect(await app.found()).toMatchObject({ state: "issued" });
    });

    test("a slower key does not replace the account a document is on its way to", async () => {
      const app = pipelineOnPaper(await storeOn(engine));
      await app.describe();
      await app.switchTo(true, LONG_AGO);
      const gate = Promise.withResolvers<void>();
      app.script.whileVerifying = async ({ environment }) => (environment === "test" ? gate.promise : undefined);
      const slow = app.connect("test");
      await app.connect("live");
      app.script.outcome = LOST;
      await app.run();
      gate.resolve();
      await expect(slow).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
      expect((await app.invoice())?.sentTo).toMatchObject({ environment: "live" });
    });
  });

  describe("where one company may have several accounts with an integrator", () => {
    const connectTo = ({ ports }: Awaited<ReturnType<typeof readyPipeline>>, companyId: string, code: string) =>
      saveIntegrator(ports)(OUR_SHOP, { kind: "nilvera", access: { companyId, code }, environment: "live" });

    async function lostInTheFirst() {
      const app = await readyPipeline(engine);
      app.script.capabilities = { accountField: "companyId" };
      await connectTo(app, "115", "one");
      app.script.outcome = LOST;
      await app.run();
      return app;
    }

    test("another of them does not replace the one a document may have gone to", async () => {
      const app = await lostInTheFirst();
      await expect(connectTo(app, "116", "two")).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
      expect((await app.read(OUR_SHOP).settings.get()).integrator?.access).toMatchObject({ companyId: "115" });
    });

    test("the same one is connected anew", async () => {
      const app = await lostInTheFirst();
      expect(await connectTo(app, "115", "two")).toMatchObject({ ok: true });
    });
  });

  describe("a failed document that comes to life at the integrator is adopted", () => {
    test("after the order stood in review meanwhile", async () => {
      const app = await readyPipeline(engine);
      app.script.becomes = "failed";
      await app.run();
      app.script.becomes = "issued";
      app.change({ billing: undefined, shipping: undefined });
      await app.retry();
      await app.run();
      expect((await app.found())?.state).toBe("review");
      app.revive();
      const { billing, shipping } = anOrder();
      app.change({ billing, shipping });
      await app.run();
      expect([(await app.found())?.state, app.alive(), app.sent.length]).toEqual(["issued", 1, 1]);
    });

    test("after the next attempt was refused", async () => {
      const app = await readyPipeline(engine);
      app.script.becomes = "failed";
      await app.run();
      app.script.outcome = REFUSED;
      app.clock.pass(1);
      await app.retry();
      await app.run();
      app.revive();
      Object.assign(app.script, { becomes: "issued", outcome: ACCEPTED });
      app.clock.pass(1);
      await app.retry();
      await app.run();
      expect([(await app.found())?.state, app.alive()]).toEqual(["issued", 1]);
    });

    test("while the next one waits for credit", async () => {
      const app = await readyPipeline(engine);
      app.script.becomes = "failed";
      await app.run();
      app.script.outcome = NO_CREDIT;
      app.clock.pass(1);
      await app.retry();
      await app.run();
      expect((await app.found())?.state).toBe("queued");
      app.revive();
      Object.assign(app.script, { becomes: "issued", outcome: ACCEPTED });
      await app.run();
      expect([(await app.found())?.state, app.alive()]).toEqual(["issued", 1]);
    });
  });

  test("an invoice that another process withdrew while the registry was asked is not sent any more", async () => {
    const app = await readyPipeline(engine);
    app.change(WITH_TCKN);
    let asked = 0;
    app.script.afterLookingUp = async () => {
      asked += 1;
      if (asked !== 2) return;
      app.change({ name: "#2002" });
      expect(await settleOrder(app.ports)(await storedOrder(app.ports, OUR_SHOP, anOrder().id))).toBe("continue");
    };
    expect(await app.run()).toEqual({ kind: "snooze", seconds: 0 });
    expect(app.sent).toEqual([]);
    await app.run();
    expect(app.sent).toEqual([(await app.invoice())?.invoice.ettn]);
    expect((await app.found())?.state).toBe("issued");
  });

  test("an order cancelled while its answer was lost is not sent again", async () => {
    const app = await readyPipeline(engine);
    app.script.outcome = LOST;
    await app.run();
    app.change({ cancelledAt: new Date("2026-11-20T10:00:00Z") });
    app.script.outcome = ACCEPTED;
    app.clock.pass(61);
    await app.run();
    expect((await app.found())?.state).toBe("unknown");
    expect(app.sent).toHaveLength(1);
  });

  test("an invoice that waits for credit can be marked as invoiced elsewhere, one that may have arrived cannot", async () => {
    const app = await readyPipeline(engine);
    app.script.outcome = NO_CREDIT;
    await app.run();
    expect(await app.mark()).toBe(true);
    const other = await readyPipeline(engine);
    other.script.outcome = LOST;
    await other.run();
    expect(await other.mark()).toBe(false);
  });

  test("an earlier start date looks again at the orders that were too old", async () => {
    const app = pipelineOnPaper(await storeOn(engine));
    await app.describe();
    await app.connect();
    await app.switchTo(true);
    await app.run();
    expect((await app.found())?.reason).toBe("BEFORE_START");
    const before = await app.jobs();
    await app.switchTo(true, LONG_AGO);
    expect(await app.jobs()).toBe(before + 1);
  });

  test("orders issued on a test host rest in peace once the shop is live", async () => {
    const app = pipelineOnPaper(await storeOn(engine));
    await app.describe();
    await app.connect("test");
    await app.switchTo(true, LONG_AGO);
    await app.run();
    await app.connect("live");
    app.clock.pass(DAY);
    expect(await app.run()).toEqual({ kind: "done" });
    expect((await app.found())?.problem).toBeUndefined();
  });

  test("a cancellation at the integrator is seen although the PDF never came", async () => {
    const app = await readyPipeline(engine);
    app.script.file = undefined;
    await app.run();
    expect((await app.found())?.state).toBe("issued");
    app.cancelAll();
    app.clock.pass(2 * DAY);
    await app.run();
    expect((await app.found())?.state).toBe("cancelled");
  });

  test.each(["INTEGRATOR_UNREACHABLE", "INTEGRATOR_ANSWER_INVALID"] as const)(
    "and although its place is answered with %s, which is told for a day",
    async (code) => {
      const app = await readyPipeline(engine);
      app.script.file = () => {
        throw new AppError(code, { facts: { status: 500 } });
      };
      await expect(app.run()).rejects.toMatchObject({ code });
      expect(await app.found()).toMatchObject({ state: "issued", problem: { code } });
      app.cancelAll();
      app.clock.pass(2 * DAY);
      await app.run();
      expect((await app.found())?.state).toBe("cancelled");
    },
  );

  test("and an account that is refused is told for as long as it is", async () => {
    const app = await readyPipeline(engine);
    app.script.file = () => {
      throw new AppError("INTEGRATOR_CONFIG", { facts: { status: 401 } });
    };
    await app.run();
    app.clock.pass(2 * DAY);
    await app.run();
    expect(await app.found()).toMatchObject({ state: "issued", problem: { code: "INTEGRATOR_CONFIG" } });
  });
});
