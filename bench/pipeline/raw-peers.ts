import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { makeWorkerUtils } from "graphile-worker";
import { Pool } from "pg";
import { type Pace, paceOf, startWorld } from "./app-under-load.ts";
import { TABLES } from "./raw-order.ts";

export type RawPeer = { readonly issue: (orders: number) => Promise<Pace>; readonly close: () => Promise<void> };

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function started(name: string, args: readonly string[]): Promise<ChildProcess> {
  const child = fork(fileOf(name), [...args]);
  await once(child, "message");
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

/** One process on a file of its own. */
export async function rawSqlite(path: string, inFlight: number): Promise<RawPeer> {
  const world = await startWorld(0);
  const child = await started("raw-sqlite.ts", [path, world.url, String(inFlight)]);
  return {
    issue: async (orders) => {
      const start = Date.now();
      child.send(orders);
      const [times] = (await once(child, "message")) as [readonly number[]];
      return paceOf(times, start);
    },
    close: async () => {
      await ended(child);
      world.process.kill();
    },
  };
}

/** Two worker processes on one database of their own. */
export async function rawGraphile(url: string, inFlight: number): Promise<RawPeer> {
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  for (const table of TABLES) await pool.query(table.replaceAll(" integer", " bigint"));
  const world = await startWorld(0);
  const utils = await makeWorkerUtils({ pgPool: pool });
  await utils.migrate();
  const args = [url, world.url, String(inFlight)];
  const workers = [await started("raw-graphile.ts", args), await started("raw-graphile.ts", args)];
  let made = 0;
  return {
    issue: async (orders) => {
      const start = Date.now();
      const times: number[] = [];
      const all = Promise.withResolvers<void>();
      const hear = (time: number) => {
        times.push(time);
        if (times.length === orders) all.resolve();
      };
      for (const worker of workers) worker.on("message", hear);
      const jobs = Array.from({ length: orders }, () => ({
        identifier: "issue",
        payload: { id: `order-${(made += 1)}` },
      }));
      await utils.addJobs(jobs);
      await all.promise;
      for (const worker of workers) worker.off("message", hear);
      return paceOf(times, start);
    },
    close: async () => {
      await Promise.all(workers.map(ended));
      world.process.kill();
      await utils.release();
      await pool.end();
    },
  };
}
