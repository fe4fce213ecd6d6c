import { expect, onTestFinished, test } from "vitest";
import { createSharedTurns } from "../../../server/shopify/turns.ts";
import { ProcessConnection } from "../../../server/store/process-connection.ts";
import { postgresDatabase } from "../../support/engines.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

function turnsOfAProcess(url: string) {
  const locks = new ProcessConnection({ url, channel: "none", onNotice: () => {}, onTrouble: () => {} });
  onTestFinished(() => locks.close());
  return createSharedTurns(locks);
}

test("a shop's token is worked on by one process at a time, also after a failure; other shops do not wait", async () => {
  const url = await postgresDatabase();
  const [first, second] = [turnsOfAProcess(url), turnsOfAProcess(url)];
  let running = 0;
  let most = 0;
  const refresh = async (fails: boolean) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (fails) throw new Error("refused");
  };
  const asked = [0, 1, 2, 3, 4, 5].map((at) => (at % 2 ? second : first)(OUR_SHOP, () => refresh(at === 0)));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", ...Array(5).fill("fulfilled")]);
  expect(most).toBe(1);

  const gate = Promise.withResolvers<void>();
  const ours = first(OUR_SHOP, () => gate.promise);
  await second(THEIR_SHOP, async () => {});
  gate.resolve();
  await ours;
});
