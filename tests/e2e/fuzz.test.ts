import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_API_SECRET, openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { fuzz } from "../fuzz/fuzz.ts";

let store: StoreInABox;

beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

test("5,000 broken webhooks are answered without one error of ours, and the app goes on", {
  timeout: 120_000,
}, async () => {
  const target = { url: store.appUrl, pid: store.app().pid, apiSecret: DEMO_API_SECRET };
  const { answers } = await fuzz(target, { seed: 5, count: 5_000 });
  expect(Object.keys(answers).filter((status) => status.startsWith("5"))).toEqual([]);
  expect(answers).toMatchObject({ 200: expect.any(Number), 401: expect.any(Number), 400: expect.any(Number) });
  expect((await fetch(new URL("/readyz", store.appUrl))).ok).toBe(true);
});
