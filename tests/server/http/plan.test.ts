import { expect, onTestFinished, test } from "vitest";
import { aSubscription } from "../../../demo/shopify/partner.ts";
import { type AppOptions, startReadyApp } from "../../support/test-app.ts";
import { SHOP } from "../../support/test-shop.ts";

const ORGANIZATION = { organizationId: "1234567", token: "partner-token" };

async function anApp(options: AppOptions = {}) {
  const app = await startReadyApp(options);
  onTestFinished(() => app.close());
  return { app, plan: async () => (await app.api("/api/plan")).json() };
}

test("the shop's plan is shown as Shopify tells it, and no invoice waits for one that cannot be read", async () => {
  const { app, plan } = await anApp();
  expect(await plan()).toEqual({
    plan: { name: "Başlangıç", status: "ACTIVE", isTest: true, trialDays: 14, paidUntil: null },
  });
  app.shopify.faults.graphql.push("server-error");
  expect((await app.api("/api/plan")).status).toBe(502);
  await app.issued(await app.paid());
});

test("with the publisher's own account the plan is the one of the app's listing", async () => {
  const trialEndsAt = "2026-12-05T09:00:00.000Z";
  const subscriptions = { [SHOP]: aSubscription(new Date(), { trialEndsAt }) };
  const { plan } = await anApp({ partner: { ...ORGANIZATION, subscriptions } });
  expect(await plan()).toEqual({
    plan: { name: "Başlangıç", status: "TRIAL", isTest: false, trialDays: 0, paidUntil: trialEndsAt },
  });
});

test("a shop that never chose a plan is told so and has its invoices all the same", async () => {
  const { app, plan } = await anApp({ partner: { ...ORGANIZATION, subscriptions: {} } });
  expect(await plan()).toEqual({ plan: null });
  await app.issued(await app.paid());
});
