import { expect, test } from "vitest";
import { Lookout } from "../../../server/jobs/lookout.ts";

const FOREVER_MS = 2 ** 31 - 1;

/** Whether it is time before everything else of this moment is done. */
const isTime = (lookout: Lookout): Promise<boolean> =>
  Promise.race([
    lookout.time().then(() => true),
    new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
  ]);

test("looks at once until nothing is found, then when there is news", async () => {
  const lookout = new Lookout(FOREVER_MS);
  expect(await isTime(lookout)).toBe(true);
  lookout.foundNone();
  const next = lookout.time();
  lookout.news();
  await next;
  expect(await isTime(lookout)).toBe(true);
});

test("waits while there is none", async () => {
  const lookout = new Lookout(FOREVER_MS);
  await lookout.time();
  lookout.foundNone();
  expect(await isTime(lookout)).toBe(false);
  lookout.news();
});

test("news that came while somebody looked are looked at as well", async () => {
  const lookout = new Lookout(FOREVER_MS);
  await lookout.time();
  lookout.news();
  lookout.foundNone();
  expect(await isTime(lookout)).toBe(true);
});

test("looks after a while without news", async () => {
  const lookout = new Lookout(1);
  await lookout.time();
  lookout.foundNone();
  await expect(lookout.time()).resolves.toBeUndefined();
});
