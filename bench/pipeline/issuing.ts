import type { Row, Scale } from "../row.ts";
import { type AppUnderLoad, type Pace, startAppUnderLoad } from "./app-under-load.ts";
import { type Databases, enginesFor, type Engine } from "./database.ts";
import { rawGraphile, type RawPeer, rawSqlite } from "./raw-peers.ts";

/** What the app's worker has in flight unless told otherwise. */
const IN_FLIGHT = 64;
const BUDGETS = {
  SQLite: { processes: 1, atLeast: 0.4, floor: 250, peer: "better-sqlite3 by hand, the same calls and commits" },
  PostgreSQL: { processes: 2, atLeast: 0.5, floor: 150, peer: "graphile-worker and pg by hand, two workers" },
} as const;
const BARE = "no rule, no tax, no document";
const SLOW_MS = 300;
const SLOW_FLOOR = 100;

/**
 * From a woken order to the integrator's "accepted", and to the archived originals. Ours sends other orders before it fetches
 * what an accepted one gives, the peers do one order after another: the second row is without that advantage.
 */
export async function* issuingRows(databases: Databases, scale: Scale): AsyncGenerator<Row> {
  const { shops, orders } = scale === "whole" ? { shops: 500, orders: 600 } : { shops: 3, orders: 6 };
  for (const engine of enginesFor(scale)) {
    const { processes, atLeast, floor, peer } = BUDGETS[engine];
    const app = await startAppUnderLoad({ databaseUrl: await databases.open(engine), processes, shops });
    const raw = await rawPeer(engine, await databases.open(engine));
    yield {
      what: `paid order → accepted, ${shops} shops (${engine})`,
      floor,
      ours: { name: "Otofatura", note: memoryNote(app), ...issuing("accepted", app.issue, orders) },
      beside: [{ name: peer, note: BARE, atLeast, ...issuing("accepted", raw.issue, orders) }],
      rounds: 5,
    };
    yield {
      what: `paid order → originals archived, ${shops} shops (${engine})`,
      ours: { name: "Otofatura", ...issuing("whole", app.issue, orders) },
      beside: [{ name: peer, note: BARE, ...issuing("whole", raw.issue, orders) }],
      rounds: 3,
    };
    await app.close();
    await raw.close();
    const databaseUrl = await databases.open(engine);
    const slow = await startAppUnderLoad({ databaseUrl, processes, shops, integratorDelayMs: SLOW_MS });
    yield {
      what: `the same with an integrator that takes ${SLOW_MS} ms (${engine})`,
      floor: SLOW_FLOOR,
      ours: { name: "Otofatura", ...issuing("accepted", slow.issue, orders) },
      beside: [],
      rounds: 3,
    };
    await slow.close();
  }
}

const issuing = (counted: keyof Pace, issue: (orders: number) => Promise<Pace>, orders: number) => ({
  once: () => issue(5),
  perSecond: async () => (await issue(orders))[counted],
});

const memoryNote = (app: AppUnderLoad): string => `${Math.round(app.residentMegabytes())} MB resident before`;

const rawPeer = (engine: Engine, url: string): Promise<RawPeer> =>
  engine === "SQLite" ? rawSqlite(url, IN_FLIGHT) : rawGraphile(url, IN_FLIGHT);
