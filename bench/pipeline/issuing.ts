import type { Row, Scale } from "../row.ts";
import { type AppUnderLoad, startAppUnderLoad } from "./app-under-load.ts";
import { type Databases, enginesFor, type Engine } from "./database.ts";
import { rawGraphile, type RawPeer, rawSqlite } from "./raw-peers.ts";

/** What the app's worker has in flight unless told otherwise. */
const IN_FLIGHT = 64;
const BUDGETS = {
  SQLite: { processes: 1, atLeast: 0.4, floor: 250, peer: "better-sqlite3 by hand, the same calls and commits" },
  PostgreSQL: { processes: 2, atLeast: 0.5, floor: 150, peer: "graphile-worker and pg by hand, two workers" },
} as const;
const SLOW_MS = 300;
const SLOW_FLOOR = 100;

/** From a woken order to the integrator's "accepted", with all that follows still to be done beside it. */
export async function* issuingRows(databases: Databases, scale: Scale): AsyncGenerator<Row> {
  const { shops, orders } = scale === "whole" ? { shops: 500, orders: 600 } : { shops: 3, orders: 6 };
  for (const engine of enginesFor(scale)) {
    const { processes, atLeast, floor, peer } = BUDGETS[engine];
    const app = await startAppUnderLoad({ databaseUrl: await databases.open(engine), processes, shops });
    const raw = await rawPeer(engine, await databases.open(engine));
    yield {
      what: `paid order → accepted, ${shops} shops (${engine})`,
      floor,
      ours: { name: "Otofatura", note: memoryNote(app), ...issuing((count) => app.issue(count), orders) },
      beside: [{ name: peer, note: "no rule, no tax, no document", atLeast, ...issuing(raw.issue, orders) }],
      rounds: 5,
    };
    await app.close();
    await raw.close();
    const databaseUrl = await databases.open(engine);
    const slow = await startAppUnderLoad({ databaseUrl, processes, shops, integratorDelayMs: SLOW_MS });
    yield {
      what: `the same with an integrator that takes ${SLOW_MS} ms (${engine})`,
      floor: SLOW_FLOOR,
      ours: { name: "Otofatura", ...issuing((count) => slow.issue(count), orders) },
      beside: [],
      rounds: 3,
    };
    await slow.close();
  }
}

const issuing = (issue: (orders: number) => Promise<number>, orders: number) => ({
  once: () => issue(5),
  perSecond: () => issue(orders),
});

const memoryNote = (app: AppUnderLoad): string => `${Math.round(app.residentMegabytes())} MB resident before`;

const rawPeer = (engine: Engine, url: string): Promise<RawPeer> =>
  engine === "SQLite" ? rawSqlite(url, IN_FLIGHT) : rawGraphile(url, IN_FLIGHT);
