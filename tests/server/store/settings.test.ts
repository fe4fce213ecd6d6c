import { expect, test } from "vitest";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const account = (apiKey: string) => ({ kind: "nilvera", access: { apiKey }, environment: "live" }) as const;

test.each(ENGINES)("a change that was taken back is not what the next one reads (%s)", async (engine) => {
  const { unitOfWork, read } = await storeOn(engine);
  const keyNow = async () => (await read(OUR_SHOP).settings.get()).integrator?.access["apiKey"];
  await unitOfWork(OUR_SHOP, ({ settings }) => settings.saveIntegrator(account("the-first-key")));
  expect(await keyNow()).toBe("the-first-key");
  const failed = unitOfWork(OUR_SHOP, async ({ settings }) => {
    await settings.saveIntegrator(account("never-committed"));
    expect((await settings.get()).integrator?.access["apiKey"]).toBe("never-committed");
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");
  expect(await keyNow()).toBe("the-first-key");
  await unitOfWork(OUR_SHOP, ({ settings }) => settings.saveIntegrator(account("the-second-key")));
  expect(await keyNow()).toBe("the-second-key");
});
