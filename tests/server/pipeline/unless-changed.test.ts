import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { settleOrder } from "../../../server/pipeline/issue/settle-order.ts";
import { storedOrder } from "../../../server/pipeline/stored-order.ts";
import { anOrder } from "../invoice/an-order.ts";
import { ENGINES } from "../../support/engines.ts";
import { ACCEPTED, LOST, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const AFTER_GRACE = 61;
const A_DAY = 24 * 3600;

/** A process whose locks were lost for a moment is not the only one at its order. */
describe.each(ENGINES)("an answer that came while another process was at the order, on %s", (engine) => {
  const aShop = async () => {
    const app = await readyPipeline(engine);
    /** What the other process does before the answer reaches us, once. */
    const meanwhile = (hook: "afterFinding" | "afterLookingUp", act: () => Promise<unknown>) => {
      app.script[hook] = async () => {
        app.script[hook] = async () => {};
        await act();
      };
    };
    const state = async () => (await app.found())?.state;
    return { ...app, meanwhile, state };
  };

  test("that it has no such document has nothing sent again once it took it from the other", async () => {
    const app = await aShop();
    app.script.outcome = LOST;
    await app.run();
    app.script.outcome = ACCEPTED;
    app.script.becomes = "processing";
    app.clock.pass(AFTER_GRACE);
    app.meanwhile("afterFinding", () => advanceOrder(app.ports)(OUR_SHOP, anOrder().id));
    expect(await advanceOrder(app.ports)(OUR_SHOP, anOrder().id)).toEqual({ kind: "snooze", seconds: 0 });
    expect([app.sent.length, await app.state()]).toEqual([2, "processing"]);
  });

  test("that the buyer still gets this kind has nothing sent in the rest the other was told to keep", async () => {
    const app = await aShop();
    app.change(WITH_TCKN);
    app.script.outcome = { kind: "retry", afterSeconds: 5 };
    await app.run();
    app.clock.pass(6);
    app.script.outcome = { kind: "retry", afterSeconds: 600 };
    // The registry is asked once for the draft and once more before the sending.
    app.meanwhile("afterLookingUp", async () => app.meanwhile("afterLookingUp", () => app.run()));
    await app.run();
    expect(app.sent).toHaveLength(2);
  });

  test("that the buyer still gets this kind has nothing sent of the day before once the other dated it anew", async () => {
    const app = await aShop();
    await app.settle({ numbering: "own" });
    app.change(WITH_TCKN);
    const datedAnew = async () => {
      app.clock.pass(A_DAY);
      await settleOrder(app.ports)(await storedOrder(app.ports, OUR_SHOP, anOrder().id));
    };
    // The registry is asked once for the draft and once more before the sending.
    app.meanwhile("afterLookingUp", async () => app.meanwhile("afterLookingUp", datedAnew));
    expect(await app.run()).toEqual({ kind: "snooze", seconds: 0 });
    expect([app.sent.length, (await app.invoice())?.invoice.issueDate]).toEqual([0, app.day(0)]);
    await app.run();
    expect([app.sent.length, await app.state()]).toEqual([1, "issued"]);
  });

  test("that it is issued does not undo the wish to have it cancelled", async () => {
    const app = await aShop();
    app.script.becomes = "processing";
    await app.run();
    app.tell({ state: "issued" });
    app.meanwhile("afterFinding", async () => {
      await app.run();
      await app.askCancellation("cancel");
    });
    await app.run();
    expect(await app.state()).toBe("cancelling");
    await app.run();
    expect(await app.state()).toBe("cancelled");
  });

  test("that it is cancelled leaves the invoice alone that the other issued in its place", async () => {
    const app = await aShop();
    await app.run();
    await app.askCancellation("reissue");
    app.meanwhile("afterFinding", async () => {
      await app.run();
      await app.run();
    });
    await app.run();
    expect([await app.state(), app.alive(), app.sent.length]).toEqual(["issued", 1, 2]);
  });

  test("that it was cancelled by hand leaves the invoice alone that a person asked for since", async () => {
    const app = await aShop();
    await app.run();
    app.clock.pass(3601);
    app.cancelAll();
    app.meanwhile("afterFinding", async () => {
      await app.run();
      await app.retry();
      await app.run();
    });
    await app.run();
    expect([await app.state(), app.alive(), app.sent.length]).toEqual(["issued", 1, 2]);
  });
});
