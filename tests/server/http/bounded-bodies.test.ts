import { request } from "node:http";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { buyerTokenOf, SHOP, tokenOf } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Sends all of a body but its last byte; tells whether the connection was ended. */
function stopsBeforeEnd(path: string, { token, bytes }: { readonly token: string; readonly bytes: number }) {
  const headers = { "content-type": "application/json", "content-length": bytes, authorization: `Bearer ${token}` };
  const sending = request(new URL(path, app.url), { method: "POST", headers, agent: false });
  let isEnded = false;
  sending.on("error", () => {
    isEnded = true;
  });
  sending.write(Buffer.alloc(bytes - 1, " "));
  onTestFinished(() => void sending.destroy());
  return { isEnded: () => isEnded };
}

test.each([
  ["nobody in particular", "/ext/flow/issue-invoice", "", 100_000],
  ["a merchant", "/api/orders/bulk", tokenOf(SHOP), 1_000_000],
  ["a merchant", "/ext/admin/invoices", tokenOf(SHOP), 100_000],
  ["a buyer", "/ext/buyer/orders/1/tax-data", buyerTokenOf(SHOP), 20_000],
])("%s holds no more than 32 MB of the app's memory with what never ends at %s", async (_, path, token, bytes) => {
  const most = Math.ceil(34_000_000 / bytes);
  const all = Array.from({ length: most + 100 }, () => stopsBeforeEnd(path, { token, bytes }));
  await until("the oldest to be let go of", () => all.filter(({ isEnded }) => isEnded()).length >= 60);
  expect(all.filter(({ isEnded }) => !isEnded()).length).toBeGreaterThan(most / 2);
});
