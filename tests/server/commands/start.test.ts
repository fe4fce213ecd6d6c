import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type NilveraStandIn, startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { type ShopifyStandIn, startShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { webhookHeaders } from "../../../demo/shopify/webhooks.ts";
import type { OrderDetail } from "../../../server/http/contract.ts";
import { STARTING } from "../../../demo/app-process.ts";
import { firstLine, killHard, ROOT, runNode, startNode } from "../../support/child-process.ts";
import { legacy } from "../../support/test-app.ts";
import {
  aShopFile,
  COMPANY,
  NILVERA_KEY,
  SHOP,
  SHOPIFY_KEY,
  SHOPIFY_SECRET,
  testEnvironment,
  tokenOf,
} from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

/** Longer than an idle worker takes to stop. */
const SLOW_MS = 1_500;

let directory: string;
let shopify: ShopifyStandIn;
let nilvera: NilveraStandIn;
let environment: NodeJS.ProcessEnv;
let app: ChildProcess;
let url: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "otofatura-"));
  const settings = { apiKey: SHOPIFY_KEY, apiSecret: SHOPIFY_SECRET, appUrl: "http://127.0.0.1:9", shop: SHOP };
  shopify = await startShopifyStandIn({ port: 0, ...settings });
  nilvera = await startNilveraStandIn({
    port: 0,
    apiKey: NILVERA_KEY,
    company: COMPANY,
    series: ["EAR"],
    issueAfterMs: 0,
  });
  environment = testEnvironment({
    DATABASE_URL: join(directory, "app.db"),
    SHOPIFY_STAND_IN_URL: shopify.url,
    INTEGRATOR_STAND_INS: `nilvera=${nilvera.url}`,
    LOG_LEVEL: "info",
  });
  await start();
  await put("/api/profile", aShopFile());
  await put("/api/integrator", { kind: "nilvera", access: { apiKey: NILVERA_KEY } });
  await put("/api/active", { active: true });
}, 20_000);
afterEach(async () => {
  if (app.exitCode === null && app.signalCode === null) await killHard(app);
  await Promise.all([shopify.close(), nilvera.close()]);
  await rm(directory, { recursive: true });
});

async function start(): Promise<void> {
  app = startNode(["server/main.ts"], environment);
  const { port } = JSON.parse(await firstLine(app)) as { port: number };
  url = `http://127.0.0.1:${port}`;
  shopify.useApp(url);
}

const headers = () => ({ authorization: `Bearer ${tokenOf(SHOP)}`, "content-type": "application/json" });

const put = (path: string, body: object) =>
  fetch(new URL(path, url), { method: "PUT", headers: headers(), body: JSON.stringify(body) });

async function stateOf(orderId: string): Promise<OrderDetail["state"] | undefined> {
  const response = await fetch(new URL(`/api/orders/${legacy(orderId)}`, url), { headers: headers() });
  return response.ok ? ((await response.json()) as OrderDetail).state : undefined;
}

test("killed right after it said 200, the app has not forgotten the order", async () => {
  const orders = Array.from({ length: 10 }, (_, index) => shopify.addOrder(anotherOrder(new Date(), index + 1)));
  shopify.faults.hold();
  const answers = await Promise.all(orders.map((orderId) => shopify.payOrder(orderId)));
  await killHard(app);
  shopify.faults.release();
  expect(answers).toEqual(orders.map(() => 200));
  await start();
  for (const orderId of orders) await until("issued", async () => (await stateOf(orderId)) === "issued");
  expect(nilvera.documents()).toHaveLength(10);
}, 20_000);

test("a second server on the same database file says so and ends", async () => {
  const { code, stderr } = await runNode(["server/main.ts"], environment);
  expect(code).toBe(1);
  expect(stderr.split("\n")[0]).toMatch(/^DATABASE_IN_USE: /);
}, 20_000);

test("SIGTERM lets a running send commit its answer before the end", async () => {
  nilvera.knobs.send = "500-without-storing";
  const orderId = shopify.addOrder(anotherOrder(new Date(), 1));
  shopify.faults.hold();
  await shopify.payOrder(orderId);
  await until("the job waits for Shopify", () => shopify.requests.graphql === 1);
  const ended = once(app, "exit");
  app.kill("SIGTERM");
  shopify.faults.release();
  expect(await ended).toEqual([0, null]);
  await start();
  expect(await stateOf(orderId)).toBe("unknown");
}, 20_000);

test("SIGTERM lets a delivery that is arriving be stored and answered", async () => {
  const orderId = shopify.addOrder(anotherOrder(new Date(), 1));
  const body = Buffer.from(JSON.stringify({ admin_graphql_api_id: orderId }));
  const signed = webhookHeaders({ topic: "orders/paid", shop: SHOP }, body, SHOPIFY_SECRET);
  const delivery = request(new URL("/webhooks", url), {
    method: "POST",
    headers: { ...signed, "content-length": body.length, expect: "100-continue" },
  });
  const answered = once(delivery, "response") as Promise<[IncomingMessage]>;
  delivery.flushHeaders();
  await once(delivery, "continue");
  const ended = once(app, "exit");
  app.kill("SIGTERM");
  await wait(SLOW_MS);
  delivery.end(body);
  const [{ statusCode }] = await answered;
  expect([statusCode, await ended]).toEqual([200, [0, null]]);
  await start();
  await until("issued", async () => (await stateOf(orderId)) === "issued");
}, 20_000);

test("npm start ends with the signal npm gets, and writes what only its owner may read", async () => {
  const fresh = join(directory, "by-npm.db");
  const npm = spawn("npm", ["-s", "start"], {
    cwd: ROOT,
    env: { ...STARTING, ...environment, DATABASE_URL: fresh },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { port, pid } = JSON.parse(await firstLine(npm)) as { port: number; pid: number };
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await stat(fresh)).mode & 0o777).toBe(0o600);
  const ended = once(npm, "exit");
  npm.kill("SIGTERM");
  await ended;
  await until("the app has ended, too", () => !isAlive(pid));
}, 20_000);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a port that is taken is one line, and the app does not say that it listens there", async () => {
  const elsewhere = { ...environment, DATABASE_URL: join(directory, "other.db"), PORT: new URL(url).port };
  const { code, stdout, stderr } = await runNode(["server/main.ts"], elsewhere);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `Cannot listen on port ${elsewhere.PORT}: EADDRINUSE\n`,
  });
}, 20_000);
