import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { eventRoutes } from "../../../server/http/api/events.ts";
import type { ChangeLine } from "../../../server/http/contract.ts";
import { createMetrics } from "../../../server/http/metrics.ts";
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

test("nothing goes on listening for a page that has left", async () => {
  let listening = 0;
  const subscribe = () => {
    listening += 1;
    return () => {
      listening -= 1;
    };
  };
  const admin = express().use((_request, response, next) => {
    response.locals["shop"] = SHOP;
    next();
  });
  const server = admin.use(eventRoutes({ subscribe, metrics: createMetrics() })).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const leave = new AbortController();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  await fetch(url, { signal: leave.signal });
  expect(listening).toBe(1);
  leave.abort();
  await until("it is forgotten", () => listening === 0);
});
