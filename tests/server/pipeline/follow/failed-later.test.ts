import { describe, expect, test } from "vitest";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";

describe.each(ENGINES)("an issued invoice the integrator calls failed later, on %s", (engine) => {
  async function issued() {
    const p = await readyPipeline(engine);
    await p.run();
    expect(await p.found()).toMatchObject({ state: "issued", faults: [] });
    return {
      ...p,
      faultsAfter: async (hours: number) => {
        p.clock.pass(hours * 3_600);
        await p.run();
        return (await p.found())?.faults.map(({ code, facts }) => [code, facts?.["text"]]);
      },
    };
  }

  test("is shown to a person and never made anew, until it is settled", async () => {
    const p = await issued();
    p.tell({ state: "failed", detail: "Rapor reddedildi" });
    const told = [["FAILED_AFTER_ISSUE", "Rapor reddedildi"]];
    expect(await p.faultsAfter(1)).toEqual(told);
    expect(await p.faultsAfter(1)).toEqual(told);
    expect(await p.faultsAfter(2)).toEqual(told);
    expect(await p.settleCorrection()).toBe(true);
    expect(await p.faultsAfter(12)).toEqual([]);
    expect(await p.found()).toMatchObject({ state: "issued" });
    expect([p.sent.length, (await p.invoice())?.isLive]).toEqual([1, true]);
  });

  test("stands again by itself once the integrator says so", async () => {
    const p = await issued();
    p.tell({ state: "failed", detail: "Hata" });
    expect(await p.faultsAfter(1)).toEqual([["FAILED_AFTER_ISSUE", "Hata"]]);
    p.revive();
    expect(await p.faultsAfter(3)).toEqual([]);
  });
});
