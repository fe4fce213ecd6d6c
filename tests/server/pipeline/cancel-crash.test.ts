import { expect, test } from "vitest";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

class Died extends Error {}

const WISHES = ["cancel", "reissue", "undo"] as const;

test.each(WISHES)(
  "a process that dies at any instant of a wish to %s leaves what the next one brings to its end",
  async (wish) => {
    for (let dieAt = 1, isWhole = false; !isWhole; dieAt += 1) {
      const app = await readyPipeline();
      await app.run();
      app.clock.pass(120);
      if (wish === "undo") {
        await app.askCancellation("cancel");
        await app.run();
      }
      let edges = 0;
      app.script.edge = () => {
        edges += 1;
        if (edges === dieAt) throw new Died();
      };
      const asking = app.askCancellation(wish).then(() => app.run());
      isWhole = await asking.then(
        () => true,
        (cause: unknown) => !(cause instanceof Died),
      );
      app.script.edge = () => {};
      // Dead before the wish was written down: nobody knows of it, and nothing happened.
      const isKnown = dieAt > 1;
      for (let hour = 0; hour < 4; hour += 1) {
        app.clock.pass(120);
        await app.run();
      }
      const end = { cancel: "cancelled", reissue: "issued", undo: "issued" }[wish];
      const alive = { cancel: 0, reissue: 1, undo: 1 }[wish];
      if (isKnown) expect([(await app.found())?.state, app.alive()], `died at ${dieAt}`).toEqual([end, alive]);
      expect(app.cancelRequests.length, `died at ${dieAt}`).toBeLessThanOrEqual(wish === "undo" ? 3 : 2);
      expect(app.sent.length).toBeLessThanOrEqual(wish === "reissue" ? 2 : 1);
      expect(dieAt).toBeLessThan(60);
    }
  },
);
