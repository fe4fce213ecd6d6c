import { test } from "vitest";
import { istanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type { Walking } from "./every-page.ts";

const STEPS = ["company", "integrator", "series", "tax", "shipping", "trigger"] as const;

export function walkSetup(walking: () => Walking): void {
  test("each step leads to its settings and back, the rehearsal shows what would be, and the switch is turned", async () => {
    const { app, words, go, see, follow, press, fill, toast, isSound } = walking();
    for (const step of STEPS) {
      await go("/setup");
      await follow(words.setup("openOf", { step: words.setup(`${step}.title`) }));
      await app.getByRole("heading", { level: 2, name: words.settings(`${step}.title`) }).waitFor();
      await (step === "integrator" ? follow(words.settings("backToSetup")) : press(words.settings("step.save")));
      await see(words.setup("about"));
    }
    await isSound();
    await press(words.setup("rehearsal.run"));
    await app.getByRole("row").nth(1).waitFor();
    await isSound();
    await press(words.setup("rehearsal.again"));
    await follow(words.setup("switch.adopt"));
    await see(words.adopt("about"));
    await go("/setup");
    await fill(words.setup("switch.startsAt"), istanbulDate(new Date()));
    await press(words.setup("switch.start"));
    await toast(words.setup("switch.started"));
    await follow(words.setup("switch.past"));
    await see(words.past("about"));
  });
}
