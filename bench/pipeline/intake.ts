import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Contender, Row, Scale } from "../row.ts";
import { BENCH_SECRET, startAppUnderLoad } from "./app-under-load.ts";
import { type Databases, enginesFor } from "./database.ts";
import { shopNamed } from "./many-shops.ts";
import { webhooks } from "./webhook-load.ts";

const ROUNDS = 3;
const PEERS = fileURLToPath(new URL("peers.ts", import.meta.url));

/** From Shopify's request to the answer it may rely on, over real HTTP between processes, the commit on disk. */
export async function* intakeRows(databases: Databases, scale: Scale): AsyncGenerator<Row> {
  // Long enough that the slowest hundredth is more than one moment of all 64 clients.
  const millis = scale === "whole" ? 4_000 : 50;
  // Until V8 compiles nothing anew: in its first seconds a webhook costs the app twice as much.
  const warmMillis = scale === "whole" ? 8_000 : 50;
  for (const engine of enginesFor(scale)) {
    const app = await startAppUnderLoad({ databaseUrl: await databases.open(engine), processes: 1, shops: 1 });
    const express = await peer("express", await databases.open(engine));
    const shopify = await peer("shopify", await databases.open(engine));
    const bare = await peer("bare", await databases.open(engine));
    const load = (url: string, forMillis: number) =>
      webhooks({ url, shop: shopNamed(0), secret: BENCH_SECRET, millis: forMillis });
    for (const { url } of [app, express, shopify, bare]) await load(url, warmMillis);
    await app.drop();
    const taking = (name: string, url: string, note?: string): Contender => ({
      name,
      ...(note === undefined ? {} : { note }),
      once: async () => (await load(url, 50)).perSecond,
      perSecond: async () => (await load(url, millis)).perSecond,
    });
    const where = `64 clients (${engine})`;
    // What a round brought in and was not issued meanwhile does not weigh on the next contender's turn.
    const slowest: number[] = [];
    const round = async (forMillis: number): Promise<number> => {
      const { perSecond, p99Millis } = await load(app.url, forMillis);
      slowest.push(p99Millis);
      await app.drop();
      return perSecond;
    };
    const note = "its worker issues some of the orders meanwhile, the rest is dropped after a round";
    yield {
      what: `webhook accepted durably, ${where}`,
      ours: { name: "Otofatura", note, once: () => round(50), perSecond: () => round(millis) },
      beside: [
        { ...taking("Express, one commit each", express.url, "signature and one row; no worker"), atLeast: 2 },
        { ...taking("shopify-app-express, one commit each", shopify.url, "no worker"), atLeast: 4 },
        taking("bare node:http, one commit each (the limit)", bare.url, "signature and one row; no worker"),
      ],
      rounds: ROUNDS,
    };
    // The same rounds, looked at once more.
    const p99 = () => 1000 / (slowest.shift() ?? Number.NaN);
    yield {
      what: `the slowest hundredth of them, ${where}`,
      ours: { name: "Otofatura", once: p99, perSecond: async () => p99() },
      beside: [],
      floor: 1000 / 50,
      isTime: true,
      rounds: ROUNDS,
    };
    await app.close();
    for (const { child } of [express, shopify, bare]) child.kill();
  }
}

/** Another process, as the app is one. */
async function peer(
  kind: string,
  databaseUrl: string,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = fork(PEERS, [kind, databaseUrl, BENCH_SECRET]);
  const [port] = (await once(child, "message")) as [number];
  return { url: `http://127.0.0.1:${port}`, child };
}
