import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createContainer } from "../../../server/container.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { SHOP, testConfig } from "../../support/test-shop.ts";
import { temporaryPath } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const get = (path: string) => fetch(new URL(path, app.url));

test("says that it lives and that it is ready, to anyone who asks", async () => {
  expect(await (await get("/healthz")).json()).toEqual({ status: "ok" });
  expect(await (await get("/readyz")).json()).toEqual({ status: "ready" });
});

test("is alive but not ready once the database is gone", async () => {
  const container = await createContainer(
    testConfig({ DATABASE_URL: temporaryPath(), SHOPIFY_STAND_IN_URL: app.shopify.url }),
  );
  const { server } = container;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const at = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  expect((await at("/readyz")).status).toBe(200);
  await container.close();
  const response = await at("/readyz");
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "DATABASE_AWAY" });
  const metrics = await at("/metrics");
  expect(metrics.status).toBe(200);
  const ours = (await metrics.text()).split("\n").filter((line) => line.startsWith("otofatura_"));
  // What nobody can count now is not told as none.
  expect(ours).toEqual(["otofatura_missed_orders_total 0", "otofatura_live_streams 0"]);
  expect((await at("/healthz")).status).toBe(200);
});

test("counts failures by code and shows no shop, no order and no person", async () => {
  app.nilvera.knobs.read = "500";
  const orderId = await app.paid({ customAttributes: [{ key: "tckn", value: "10000000146" }] });
  await until("a failure", () => app.jobOf(orderId)?.attempts === 1);
  const response = await get("/metrics");
  const text = await response.text();
  expect(response.headers.get("content-type")).toContain("text/plain");
  const ours = text.split("\n").filter((line) => line.startsWith("otofatura_"));
  expect(ours).toEqual([
    "otofatura_clock_ahead_seconds 0",
    'otofatura_webhooks_total{outcome="stored"} 1',
    'otofatura_job_failures_total{code="INTEGRATOR_UNREACHABLE"} 1',
    "otofatura_missed_orders_total 0",
    "otofatura_live_streams 0",
    'otofatura_overdue_orders{when="late"} 0',
    'otofatura_overdue_orders{when="near"} 0',
    'otofatura_overdue_orders{when="leaving"} 0',
    "otofatura_stuck_invoices 0",
  ]);
  for (const secret of [SHOP, orderId, "10000000146", "Dağlıca"]) expect(text.includes(secret)).toBe(false);
});

test("answers an address it does not know with a problem, and tells nothing of its make", async () => {
  const response = await get("/nothing");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: "NOT_FOUND" });
  expect(response.headers.get("x-powered-by")).toBeNull();
});
