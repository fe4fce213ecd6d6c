import { describe, expect, test } from "vitest";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { orderId, OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const FIRST_PROBE = 300;
const FIRST = { id: anOrder().id, name: "#1" };
const SECOND = { id: orderId(77), name: "#77" };

describe.each(ENGINES)("on %s, an account that refuses to tell of a document", (engine) => {
  test("and does again: the order that came meanwhile goes at once, not after its hour's rest", async () => {
    const app = await readyPipeline(engine);
    app.script.becomes = "processing";
    app.change(FIRST);
    await app.run();
    app.script.whileFinding = () => Promise.reject(new AppError("INTEGRATOR_CONFIG", { facts: { code: "401" } }));
    expect(await app.run()).toEqual({ kind: "snooze", seconds: FIRST_PROBE });
    app.change(SECOND);
    expect(await app.run()).toEqual({ kind: "snooze", seconds: 3600 });
    expect(app.sent).toHaveLength(1);

    app.script.whileFinding = async () => {};
    app.tell({ state: "issued" });
    app.clock.pass(FIRST_PROBE + 1);
    app.change(FIRST);
    await app.run();
    expect(await app.found()).toMatchObject({ state: "issued", problem: undefined });
    const hadNone = await app.unitOfWork(OUR_SHOP, ({ jobs }) => jobs.ensure(SECOND.id));
    expect(hadNone, "nobody woke the second order").toBe(false);
    app.change(SECOND);
    await app.run();
    expect(app.sent).toHaveLength(2);
    expect(await app.read(OUR_SHOP).settings.hold()).toBeUndefined();
  });
});
