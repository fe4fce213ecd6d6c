import { describe, expect, test } from "vitest";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { askAsProbe } from "../../../../server/pipeline/account/hold.ts";
import { ENGINES, storeOn } from "../../../support/engines.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const REFUSED = { code: "INTEGRATOR_CONFIG", facts: { code: "401" } };

describe.each(ENGINES)("a queue that holds, on %s", (engine) => {
  /** Five orders ask at the same instant. */
  async function fiveAsk(answer: (others: Promise<unknown>) => Promise<string>) {
    const store = await storeOn(engine);
    const { unitOfWork, read, clock } = store;
    const hold = { problem: REFUSED, refusals: 1, probeAt: clock.now() };
    await unitOfWork(OUR_SHOP, async ({ settings }) => {
      await settings.setActive(true);
      await settings.setHold(hold);
    });
    let asked = 0;
    let rest = 0;
    const othersRest = Promise.withResolvers<void>();
    const ask = () => {
      asked += 1;
      return answer(othersRest.promise);
    };
    const asking = Array.from({ length: 5 }, () =>
      askAsProbe(store, OUR_SHOP, ask).catch((cause: unknown) => {
        rest += 1;
        if (rest === 4) othersRest.resolve();
        throw cause;
      }),
    );
    const outcomes = await Promise.allSettled(asking);
    const waits = outcomes.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as AppError).facts["restSeconds"]] : [],
    );
    const now = await read(OUR_SHOP).settings.hold();
    const opensIn = ((now?.probeAt.getTime() ?? 0) - clock.now().getTime()) / 1000;
    return { asked, waits, refusals: now?.refusals, opensIn };
  }

  test("lets one order ask, and a document be tried at once where that was answered", async () => {
    const { asked, waits, refusals, opensIn } = await fiveAsk(async (others) => {
      await others;
      return "an answer";
    });
    expect({ asked, waits, refusals }).toEqual({ asked: 1, waits: [3600, 3600, 3600, 3600], refusals: 1 });
    expect(opensIn).toBeLessThanOrEqual(0);
  });

  test("counts one refusal, and the order that was refused is the next probe", async () => {
    const { asked, waits, refusals, opensIn } = await fiveAsk(async (others) => {
      await others;
      throw new AppError("INTEGRATOR_CONFIG", { facts: { code: "401" } });
    });
    expect([asked, refusals, waits.length]).toEqual([1, 2, 5]);
    expect(waits).toContain(600);
    expect(opensIn).toBeGreaterThan(590);
  });
});
