import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Logger, runMigrations } from "graphile-worker";
import { Pool, type PoolClient } from "pg";
import { errorCode } from "../pipeline/errors.ts";
import { gatheringSocket } from "./gathering-socket.ts";
import { lockKey } from "./lock-key.ts";
import { withNamedStatements } from "./named-statements.ts";
import { postgresTables } from "./postgres-schema.ts";
import { refuseNewer } from "./schema-state.ts";
import type { Queries, RowsOfJson, Session } from "./session.ts";

const NEWEST = "select max(created_at) as newest from drizzle.__drizzle_migrations";
const MIGRATIONS = fileURLToPath(new URL("migrations/postgres", import.meta.url));
/** Nothing here waits that long unless something is stuck; the step fails and is tried again. */
const STUCK_MS = 30_000;

export type PostgresOptions = {
  readonly url: string;
  /** Connections in the pool; a process uses up to two more. */
  readonly connections: number;
  readonly onTrouble: (cause: unknown) => void;
  /**
   * After so long without an answer a connection counts as gone, and is thrown away: one that went silent in a failover would
   * never end by itself. Absent for work that may take long, as migrations do.
   */
  readonly silentAfterMs?: number;
};

export function openPool({ url, connections, onTrouble, silentAfterMs }: PostgresOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: "otofatura",
    pipeline: true,
    stream: () => gatheringSocket(),
    keepAlive: true,
    keepAliveInitialDelayMillis: STUCK_MS,
    lock_timeout: STUCK_MS,
    idle_in_transaction_session_timeout: STUCK_MS,
    connectionTimeoutMillis: Math.min(STUCK_MS, silentAfterMs ?? STUCK_MS),
    // In a pipeline the driver ends the connection with it.
    ...(silentAfterMs !== undefined && { query_timeout: silentAfterMs }),
  });
  // Also a connection nobody uses may break; without listeners that would end the process.
  pool.on("error", onTrouble);
  pool.on("connect", (client) => {
    client.on("error", (cause) => {
      onTrouble(cause);
      dropIdle(pool);
    });
  });
  return pool;
}

/** What broke one connection may have silenced the others: each of them would be found out only by another long wait. */
function dropIdle(pool: Pool): void {
  if (pool.ending) return;
  for (let left = pool.idleCount; left > 0; left -= 1) {
    pool.connect().then(
      (client) => client.release(true),
      // Whoever needs one next hears of it.
      () => {},
    );
  }
}

/**
 * The engine's function that adds jobs is planned anew for every job, which takes longer than to run it; planned while the
 * queue is short, it would go on to read the whole of a long one.
 */
const ADD_JOBS = "graphile_worker.add_jobs(graphile_worker.job_spec[], boolean)";
const PLAN_ONCE = `alter function ${ADD_JOBS} set plan_cache_mode = force_generic_plan set enable_seqscan = off`;
const IS_PLANNED_ONCE = `select 1 from pg_proc
  where oid = '${ADD_JOBS}'::regprocedure and proconfig @> array['plan_cache_mode=force_generic_plan']`;
const NOT_ALLOWED = "42501";

/** Only faster: a role that does not own the function goes on without. */
async function planAddingOnce(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(IS_PLANNED_ONCE);
  if (rowCount !== 0) return;
  await client.query(PLAN_ONCE).catch((cause: unknown) => {
    if (errorCode(cause) !== NOT_ALLOWED) throw cause;
  });
}

/**
 * Brings our tables and the job engine's up to date. Processes that start together do it one after another. Throws
 * `TablesTooNew`.
 */
export async function migratePostgres(pool: Pool): Promise<void> {
  const key = lockKey("migrations");
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${key})`);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    const { rows } = await client.query<{ newest: string }>(NEWEST);
    refuseNewer(rows[0]?.newest, "postgres");
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
    await planAddingOnce(client);
    await client.query(`select pg_advisory_unlock(${key})`);
    client.release();
  } catch (cause) {
    client.release(true);
    throw cause;
  }
}

const known = new WeakMap<Pool | PoolClient, Session>();

/** The stores' view of a pool or of one of its connections. */
export function sessionOn(client: Pool | PoolClient): Session {
  const session = known.get(client) ?? newSession(client);
  known.set(client, session);
  return session;
}

function newSession(client: Pool | PoolClient): Session {
  const named = withNamedStatements(client);
  const kept = drizzle(named);
  // What pages ask for is planned for the very values it is asked with; writers find their rows by key.
  const db = client instanceof Pool ? drizzle(client) : kept;
  return {
    db: db as unknown as Queries,
    kept: kept as unknown as Queries,
    tables: postgresTables,
    rows: async (statement) => (await db.execute(statement)).rows,
    ask: async (text, values) => (await named.query<Readonly<Record<string, unknown>>>({ text }, [...values])).rows,
    rowsOfJson,
  };
}

const rowsOfJson: RowsOfJson = (columns) => {
  const values = columns.map((column, at) => `(value ->> ${at})::${column.getSQLType()}`);
  return `select ${values.join(", ")} from json_array_elements($1::json)`;
};
