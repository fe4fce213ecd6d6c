import { expect, onTestFinished, test } from "vitest";
import { startReadyApp } from "../../support/test-app.ts";

test("the shop's plan is shown as Shopify tells it, and no invoice waits for one that cannot be read", async () => {
  const app = await startReadyApp();
  onTestFinished(() => app.close());
  expect(await (await app.api("/api/plan")).json()).toEqual({
    plan: { name: "Başlangıç", status: "ACTIVE", isTest: true, trialDays: 14, paidUntil: null },
  });
  app.shopify.faults.graphql.push("server-error");
  expect((await app.api("/api/plan")).status).toBe(502);
  await app.issued(await app.paid());
});
