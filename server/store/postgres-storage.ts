import { sql } from "drizzle-orm";
import { ChangeNews } from "./change-news.ts";
import { GroupCommit } from "./group-commit.ts";
import { inTime } from "./in-time.ts";
import { lastingPool } from "./lasting-pool.ts";
import { lockKey } from "./lock-key.ts";
import type { OrderChange } from "./orders.ts";
import { migratePostgres, openPool, type PostgresOptions, sessionOn } from "./postgres.ts";
import { postgresJobStore } from "./postgres-jobs.ts";
import { postgresTransactions } from "./postgres-transactions.ts";
import { ProcessConnection } from "./process-connection.ts";
import type { Session } from "./session.ts";
import type { StoreKit } from "./settings.ts";
import type { Transact } from "./transact.ts";
import { type CommitListener, createReader, createUnitOfWork, type Engine } from "./unit-of-work.ts";

type Parts = { readonly kit: StoreKit; readonly listener: CommitListener };
type Pool = ReturnType<typeof openPool>;

const CHANNEL = "otofatura_orders";
/** Longer than any unit: even one that waits for a lock fails before (`STUCK_MS`). */
const SILENT_AFTER_MS = 60_000;
const DEADLOCK = "40P01";
const MOST_TRIES = 4;

/** Everything the app keeps, in PostgreSQL, where any number of processes may work on it. */
export async function openPostgresStorage(options: PostgresOptions, { kit, listener }: Parts) {
  const pool = openPool({ silentAfterMs: SILENT_AFTER_MS, ...options });
  const { url, onTrouble, silentAfterMs } = options;
  const patience = silentAfterMs === undefined ? {} : { patienceMs: silentAfterMs };
  const onNotice = (payload: string) => listener.orderChanged(JSON.parse(payload) as OrderChange);
  const locks = new ProcessConnection({ url, channel: CHANNEL, onNotice, onTrouble, ...patience });
  try {
    await migrateFirst(options);
    await locks.ensure();
  } catch (cause) {
    await Promise.allSettled([pool.end(), locks.close()]);
    throw cause;
  }
  const reading = sessionOn(pool);
  const engine: Engine = { transact: transactOn(pool), jobs: postgresJobStore, lockNumbers };
  // Changes are heard from the database, wherever they were made.
  const news = new ChangeNews(pool, { channel: CHANNEL, onTrouble });
  const local = { orderChanged: (change: OrderChange) => news.tell(change), jobWoken: listener.jobWoken };
  return {
    pool,
    /** For the job engine. */
    lasting: lastingPool(pool, onTrouble),
    locks,
    transact: engine.transact,
    sharedNow: databaseNow,
    reading,
    unitOfWork: createUnitOfWork(engine, { kit, listener: local }),
    read: createReader(reading, kit),
    /** Throws when the database does not answer; a server that stands still does not end a connection. */
    checkReady: async () => void (await inTime(pool.query("select 1"))),
    close: async () => {
      await news.settled();
      await Promise.allSettled([locks.close(), pool.end()]);
    },
  };
}

/** Over connections of its own, on which a statement may take as long as it needs. */
async function migrateFirst({ url, onTrouble }: PostgresOptions): Promise<void> {
  const pool = openPool({ url, connections: 2, onTrouble });
  try {
    await migratePostgres(pool);
  } finally {
    await pool.end();
  }
}

/** Units of one turn that arrive together share one connection and one commit: a busy shop never takes the whole pool. */
export function transactOn(pool: Pool): Transact {
  const lines = new Map<string, GroupCommit<never>>();
  const lineOf = (turn: string) => {
    const line = lines.get(turn) ?? (new GroupCommit(postgresTransactions(pool, turn)) as GroupCommit<never>);
    lines.set(turn, line);
    return line;
  };
  return async (turn, work) => {
    for (let tries = 1; ; tries += 1) {
      const line = lineOf(turn);
      try {
        return await line.run(work);
      } catch (cause) {
        // Two shops of one company may meet over its numbers; the database lets one of them go first.
        if (!isDeadlock(cause) || tries === MOST_TRIES) throw cause;
      } finally {
        if (line.isIdle) lines.delete(turn);
      }
    }
  };
}

const isDeadlock = (cause: unknown): boolean =>
  cause instanceof Error && (("code" in cause && cause.code === DEADLOCK) || isDeadlock(cause.cause));

async function databaseNow({ rows }: Session): Promise<number> {
  const [clock] = await rows(sql`select "at" from floor(extract(epoch from clock_timestamp()) * 1000) as clock("at")`);
  return Number(clock?.["at"]);
}

async function lockNumbers({ rows }: Parameters<Engine["lockNumbers"]>[0], sellerTaxId: string): Promise<void> {
  await rows(sql`select pg_advisory_xact_lock(${lockKey(`numbers ${sellerTaxId}`)})`);
}
