import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY, OTHER_SHOP, tokenOf } from "../../support/test-shop.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const connect = (apiKey: string, headers: Record<string, string> = {}) =>
  app.api("/api/integrator", { method: "PUT", body: { kind: "nilvera", access: { apiKey } }, headers });
const asked = () => Object.values(app.nilvera.counts()).reduce((sum, count) => sum + count, 0);

test("a shop that tries one key after the other asks the integrator no more after a while, and keeps no other from it", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => connect(`a-guessed-key-${n}`)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(30);
  expect(refused[0]?.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(asked()).toBeLessThan(70);
  const theirs = { authorization: `Bearer ${tokenOf(OTHER_SHOP)}` };
  expect((await connect("another-guessed-key", theirs)).status).toBe(409);
  // Everything else of the shop goes on.
  expect((await app.api("/api/orders")).status).toBe(200);
  app.pass(60);
  expect((await connect(NILVERA_KEY)).status).toBe(200);
});
