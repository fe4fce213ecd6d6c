import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { pino } from "pino";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { eventRoutes } from "../../../server/http/api/events.ts";
import type { ChangeLine } from "../../../server/http/contract.ts";
import { createMetrics } from "../../../server/http/metrics.ts";
import { problemHandler } from "../../../server/http/problem.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { OTHER_SHOP, SHOP } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";
import { openStream } from "./open-stream.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const listen = (shop: string) => openStream(app.url, shop);

const openStreams = async (): Promise<number> => {
  const text = await (await fetch(new URL("/metrics", app.url))).text();
  return Number(/^otofatura_live_streams (\d+)$/m.exec(text)?.[1]);
};

test("a page hears of its shop's changes as they are committed, and nobody else does", async () => {
  const [ours, alsoOurs, theirs] = [await listen(SHOP), await listen(SHOP), await listen(OTHER_SHOP)];
  const orderId = await app.paid();
  await app.issued(orderId);
  const states = (lines: readonly ChangeLine[]) => lines.flatMap((line) => (line.kind === "order" ? [line.state] : []));
  await until("the last change", () => states(ours.lines).at(-1) === "issued");
  expect([...new Set(states(ours.lines))]).toEqual(["waiting", "queued", "submitting", "processing", "issued"]);
  expect(ours.lines.slice(1).every((line) => line.kind === "order" && line.legacyId === legacy(orderId))).toBe(true);
  expect(alsoOurs.lines).toEqual(ours.lines);
  expect(theirs.lines).toEqual([{ kind: "ping" }]);
  await Promise.all([ours.close(), alsoOurs.close(), theirs.close()]);
});

test("is a stream no proxy may keep back or store", async () => {
  const { response, close } = await listen(SHOP);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/x-ndjson",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  await close();
});

test("a page that leaves is forgotten", async () => {
  await until("nobody listens", async () => (await openStreams()) === 0);
  const first = await listen(SHOP);
  const second = await listen(SHOP);
  expect(await openStreams()).toBe(2);
  await first.close();
  await until("one is left", async () => (await openStreams()) === 1);
  await app.issued(await app.paid());
  expect(second.lines.length).toBeGreaterThan(3);
  await second.close();
  await until("nobody is left", async () => (await openStreams()) === 0);
});

/** The route alone, before a feed that says what the test says. */
async function aFeed(options: { readonly longestMs?: number } = {}) {
  const listening = new Set<(line: ChangeLine) => void>();
  const subscribe = (_shop: string, onChange: (line: ChangeLine) => void) => {
    listening.add(onChange);
    return () => void listening.delete(onChange);
  };
  const admin = express().use((request, response, next) => {
    response.locals["shop"] = request.headers["x-shop"] ?? SHOP;
    next();
  });
  const routes = eventRoutes({ subscribe, metrics: createMetrics(), ...options });
  const server = admin.use(routes, problemHandler(pino({ level: "silent" }))).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { listening, port, url: `http://127.0.0.1:${port}/events` };
}

test("nothing goes on listening for a page that has left", async () => {
  const { listening, url } = await aFeed();
  const leave = new AbortController();
  await fetch(url, { signal: leave.signal });
  expect(listening.size).toBe(1);
  leave.abort();
  await until("it is forgotten", () => listening.size === 0);
});

test("a page that takes nothing of what it is told is let go of: what is kept for it would grow for ever", async () => {
  const { listening, port } = await aFeed();
  const deaf = connect(port, "127.0.0.1").pause();
  onTestFinished(() => void deaf.destroy());
  deaf.write("GET /events HTTP/1.1\r\nhost: a\r\n\r\n");
  await until("it listens", () => listening.size === 1);
  await until("it is let go of", () => {
    for (const tell of listening) {
      for (let n = 0; n < 20_000; n += 1) tell({ kind: "order", legacyId: String(n), state: "issued" });
    }
    return listening.size === 0;
  });
});

test("a stream ends in its time: whoever may not look any more hears no more", async () => {
  const { listening, url } = await aFeed({ longestMs: 200 });
  const response = await fetch(url);
  // Told until it is forgotten, and between its end and that as well.
  const telling = setInterval(() => listening.forEach((tell) => tell({ kind: "ping" })), 0);
  onTestFinished(() => clearInterval(telling));
  expect(await response.text()).toContain("ping");
  await until("it is forgotten", () => listening.size === 0);
});

test("a shop with more pages open than people have keeps no other shop from its own", async () => {
  const { listening, url } = await aFeed();
  for (let n = 0; n < 100; n += 1) expect((await fetch(url)).status).toBe(200);
  const refused = await fetch(url);
  expect([refused.status, await refused.json()]).toEqual([429, expect.objectContaining({ code: "TOO_MANY_REQUESTS" })]);
  expect((await fetch(url, { headers: { "x-shop": OTHER_SHOP } })).status).toBe(200);
  expect(listening.size).toBe(101);
});
