import { beforeEach, describe, expect, test } from "vitest";
import type { RequestOutcome } from "../../../server/pipeline/ports/integrator.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

const DAY = 86_400;
const REPORTED: RequestOutcome = { kind: "refused", provider: { code: "4002", text: "Rapora girdi" } };

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

  describe("that was cancelled", () => {
    beforeEach(cancelled);

    test("stands again once that is taken back", async () => {
      await app.askCancellation("undo");
      expect(await app.retry()).toBe(false);
      await app.run();
      expect(await app.found()).toMatchObject({ state: "issued", faults: [], lastDay: undefined });
      expect(await app.invoice()).toMatchObject({ isLive: true, cancellation: undefined });
      expect([app.cancelRequests, app.alive(), app.sent.length]).toEqual([["cancelled", "issued"], 1, 1]);
      await cancelled();
      expect(await state()).toBe("cancelled");
    });

    test("stays cancelled where the integrator does not take that back", async () => {
      app.script.cancelOutcome = REPORTED;
      await app.askCancellation("undo");
      await app.run();
      expect([await state(), await codes()]).toEqual(["cancelled", ["UNDO_REFUSED", "INVOICE_CANCELLED"]]);
      expect(await app.settleCorrection()).toBe(true);
      expect([await codes(), await app.settleCorrection()]).toEqual([["INVOICE_CANCELLED"], false]);
      const told = (await app.read(OUR_SHOP).timeline.list(anOrder().id)).filter(
        ({ kind }) => kind === "correction-settled",
      );
      expect(told.map(({ facts }) => facts["code"])).toEqual(["UNDO_REFUSED"]);
      expect(await app.retry()).toBe(true);
    });

    test("is looked up after a lost answer before that is asked again", async () => {
      Object.assign(app.script, { cancelOutcome: { kind: "unknown" }, cancelsAnyway: true });
      await app.askCancellation("undo");
      await app.run();
      expect(await state()).toBe("cancelling");
      app.clock.pass(2);
      await app.run();
      expect([await state(), app.cancelRequests.length]).toEqual(["issued", 2]);
    });

    test("is not taken back after the day on which it is reported", async () => {
      app.clock.pass(2 * DAY);
      await expect(app.askCancellation("undo")).rejects.toMatchObject({ code: "UNDO_TOO_LATE" });
    });

    test("and could not be asked about in time stays cancelled", async () => {
      Object.assign(app.script, { cancelOutcome: { kind: "retry", afterSeconds: 60 } });
      await app.askCancellation("undo");
      await app.run();
      app.clock.pass(2 * DAY);
      await app.run();
      expect([await state(), await codes()]).toEqual(["cancelled", ["UNDO_NOT_IN_TIME", "INVOICE_CANCELLED"]]);
    });

    test("is not taken back once it has a successor, or where the integrator cannot", async () => {
      app.script.capabilities = { undoesCancel: false };
      await expect(app.askCancellation("undo")).rejects.toMatchObject({ code: "UNDO_NOT_OFFERED" });
      app.script.capabilities = {};
      await app.retry();
      await app.run();
      await expect(app.askCancellation("undo")).rejects.toMatchObject({ code: "UNDO_NOTHING" });
      expect([await state(), app.alive()]).toEqual(["issued", 1]);
    });
  });

  test("cancelled by hand at the integrator is not taken back from here", async () => {
    app.cancelAll();
    app.clock.pass(3_600);
    await app.run();
    await expect(app.askCancellation("undo")).rejects.toMatchObject({ code: "UNDO_NOTHING" });
  });
});
