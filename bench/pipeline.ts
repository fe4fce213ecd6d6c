import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMO_API_SECRET, openStore } from "../demo/store-in-a-box.ts";
import { webhooksPerSecond } from "./pipeline/webhook-load.ts";
import type { Bench, Contender, Row } from "./row.ts";

const PEERS = fileURLToPath(new URL("pipeline/peers.ts", import.meta.url));
const MILLIS = 2_000;

const closers: (() => Promise<void> | void)[] = [];

/** From Shopify's request to the answer it may rely on, over real HTTP between processes, the file on disk. */
async function rows(): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "otofatura-bench-"));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  const store = await openStore();
  closers.push(store.close);
  return [
    {
      what: "webhook accepted durably, 64 clients (SQLite)",
      ours: taking("Otofatura", () => store.appUrl, "its worker reads the orders meanwhile"),
      beside: [
        {
          ...taking("Express, one commit each", await peer("express", join(directory, "express.db"))),
          note: "signature and one row; no worker",
          atLeast: 2,
        },
        {
          ...taking("bare node:http, one commit each (the limit)", await peer("bare", join(directory, "bare.db"))),
          note: "signature and one row; no worker",
        },
      ],
    },
  ];
}

const taking = (name: string, url: () => string, note?: string): Contender => ({
  name,
  ...(note === undefined ? {} : { note }),
  once: () => webhooksPerSecond(url(), DEMO_API_SECRET, 50),
  perSecond: () => webhooksPerSecond(url(), DEMO_API_SECRET, MILLIS),
});

/** Another process, as the app is one. */
async function peer(kind: string, path: string): Promise<() => string> {
  const child: ChildProcess = fork(PEERS, [kind, path, DEMO_API_SECRET]);
  closers.push(() => void child.kill());
  const [port] = (await once(child, "message")) as [number];
  return () => `http://127.0.0.1:${port}`;
}

async function close(): Promise<void> {
  for (const end of closers.splice(0).toReversed()) await end();
}

export const pipeline: Bench = { rows, close };
