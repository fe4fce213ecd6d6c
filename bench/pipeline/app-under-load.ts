import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { type AppProcess, startApp } from "../../demo/app-process.ts";
import { freePort } from "../../demo/free-port.ts";
import type { OrderId } from "../../server/invoice/ids.ts";
import { ADVANCE_ORDER } from "../../server/pipeline/ports/jobs.ts";
import { type BenchStorage, ENCRYPTION_KEYS, openStorage, setUpShops, shopNamed } from "./many-shops.ts";
import { newOrder } from "./webhook-load.ts";

const WORLD = fileURLToPath(new URL("outside-world.ts", import.meta.url));
export const BENCH_KEY = "bench";
export const BENCH_SECRET = "bench-secret";
const LOOK_MS = 100;
const LONGEST_MS = 120_000;

export type LoadOptions = {
  readonly databaseUrl: string;
  /** Processes on one database, each web and worker. */
  readonly processes: number;
  readonly shops: number;
  readonly integratorDelayMs?: number;
  readonly isDead?: (shop: number) => boolean;
  /** Whether what every start has to do is done before anything is measured. */
  readonly isCalm?: boolean;
};

/** Orders a second: accepted by the integrator while all are under way, and until nothing of any is left to do. */
export type Pace = { readonly accepted: number; readonly whole: number };

export type AppUnderLoad = {
  readonly url: string;
  /** Wakes so many paid orders at once and waits for all that follows. */
  readonly issue: (orders: number) => Promise<Pace>;
  readonly storage: BenchStorage;
  /** Wakes one order of a shop. */
  readonly wake: (shop: number) => Promise<OrderId>;
  readonly acceptedAt: (orders: readonly OrderId[]) => Promise<ReadonlyMap<string, number>>;
  /** Drops the orders that wait, and resolves once nothing is under way any more. */
  readonly drop: () => Promise<void>;
  readonly residentMegabytes: () => number;
  readonly pids: readonly number[];
  readonly close: () => Promise<void>;
};

/** The app on a database of its own with many shops, and a world around it that answers at once. */
export async function startAppUnderLoad(options: LoadOptions): Promise<AppUnderLoad> {
  const { databaseUrl, processes, shops, integratorDelayMs = 0, isDead = () => false, isCalm = true } = options;
  const storage = await openStorage(databaseUrl);
  await setUpShops(storage, shops, isDead);
  const world = await startWorld(integratorDelayMs);
  const apps: AppProcess[] = [];
  for (let n = 0; n < processes; n += 1) apps.push(await startOne(databaseUrl, world.url));
  const wake = async (shop: number): Promise<OrderId> => {
    const orderId = newOrder();
    await storage.unitOfWork(shopNamed(shop), ({ jobs }) => jobs.wake(orderId));
    return orderId;
  };
  const acceptedAt = (orders: readonly OrderId[]) => acceptances(storage, orders);
  // Every start compares all shops with Shopify first.
  if (isCalm) await untilIdle(storage);
  return {
    url: apps[0]?.url ?? "",
    storage,
    wake,
    acceptedAt,
    drop: async () => {
      await storage.transact("bench", ({ ask }) => ask(...waitingOrders(storage)));
      await untilIdle(storage);
    },
    issue: async (count) => {
      const start = Date.now();
      const living = Array.from({ length: shops }, (_, index) => index).filter((index) => !isDead(index));
      const orders = await Promise.all(Array.from({ length: count }, (_, n) => wake(living[n % living.length] ?? 0)));
      const times = [...(await untilAccepted(acceptedAt, orders)).values()];
      await untilIdle(storage);
      return paceOf(times, start);
    },
    pids: apps.map(({ pid }) => pid),
    residentMegabytes: () => Math.max(...apps.map(({ pid }) => residentMegabytes(pid))),
    close: async () => {
      // What still waits for a dead integrator is nobody's any more.
      await Promise.all(apps.map(({ kill }) => kill()));
      world.process.kill();
      await storage.close();
    },
  };
}

async function startOne(databaseUrl: string, worldUrl: string): Promise<AppProcess> {
  const url = `http://127.0.0.1:${await freePort()}`;
  return startApp(url, {
    PORT: new URL(url).port,
    APP_URL: url,
    SHOPIFY_API_KEY: BENCH_KEY,
    SHOPIFY_API_SECRET: BENCH_SECRET,
    ENCRYPTION_KEYS,
    DATABASE_URL: databaseUrl,
    SHOPIFY_STAND_IN_URL: worldUrl,
    INTEGRATOR_STAND_INS: `nilvera=${worldUrl}`,
    TCMB_BASE_URL: worldUrl,
    LOG_LEVEL: "silent",
  });
}

export async function startWorld(delayMs: number): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = fork(WORLD, [String(delayMs)]);
  const [port] = (await once(child, "message")) as [number];
  return { url: `http://127.0.0.1:${port}`, process: child };
}

async function acceptances(storage: BenchStorage, orders: readonly OrderId[]): Promise<ReadonlyMap<string, number>> {
  const rows = await storage.reading.rows(sql`
    select order_id, accepted_at from invoices where accepted_at is not null and order_id >= ${orders[0]}`);
  const wanted = new Set<string>(orders);
  const times = rows.map(
    (row) => [String(row["order_id"]), new Date(row["accepted_at"] as number | string).getTime()] as const,
  );
  return new Map(times.filter(([id]) => wanted.has(id)));
}

export async function untilAccepted(
  acceptedAt: AppUnderLoad["acceptedAt"],
  orders: readonly OrderId[],
): Promise<ReadonlyMap<string, number>> {
  const deadline = Date.now() + LONGEST_MS;
  while (Date.now() < deadline) {
    const times = await acceptedAt(orders);
    if (times.size === orders.length) return times;
    await pause();
  }
  throw new Error("not all orders were accepted in time");
}

/** One order of a shop is taken up after the other, which lasts much longer than to hear of them. */
const waitingOrders = (storage: BenchStorage): [text: string, values: readonly unknown[]] =>
  "pool" in storage
    ? ["delete from graphile_worker._private_jobs where locked_at is null and key like $1", [`${ADVANCE_ORDER} %`]]
    : ["delete from jobs where locked_by is null and task = ?", [ADVANCE_ORDER]];

/** Nothing due: what is left waits for another day. */
async function untilIdle({ reading, ...storage }: BenchStorage): Promise<void> {
  const due =
    "pool" in storage
      ? sql`select count(*) as n from graphile_worker.jobs where run_at < now() + interval '1 minute'`
      : sql`select count(*) as n from jobs where run_at < ${Date.now() + 60_000}`;
  const deadline = Date.now() + LONGEST_MS;
  while (Date.now() < deadline) {
    const [row] = await reading.rows(due);
    if (Number(row?.["n"]) === 0) return;
    await pause();
  }
  throw new Error("the queue did not empty in time");
}

/** Call it when everything is done. */
export const paceOf = (acceptedAt: readonly number[], start: number): Pace => ({
  accepted: middleSpeed(acceptedAt),
  whole: (acceptedAt.length * 1000) / (Date.now() - start),
});

/** Between the first and the last tenth, where neither start nor end is counted. */
function middleSpeed(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const from = Math.floor(sorted.length * 0.1);
  const to = Math.floor(sorted.length * 0.9);
  return ((to - from) * 1000) / Math.max(1, (sorted[to] ?? 0) - (sorted[from] ?? 0));
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
