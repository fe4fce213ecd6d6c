import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import type { Reader, UnitOfWork } from "../../server/pipeline/ports/stores.ts";
import type { OrderChange } from "../../server/store/orders.ts";
import { openPostgresStorage } from "../../server/store/postgres-storage.ts";
import { createSecrets } from "../../server/store/secrets.ts";
import type { Session } from "../../server/store/session.ts";
import type { StoreKit } from "../../server/store/settings.ts";
import type { Transact } from "../../server/store/transact.ts";
import { type ShiftedClock, shiftedClock } from "./shifted-clock.ts";
import { temporaryStore } from "./temporary-store.ts";

/** The databases every contract is run on. */
export const ENGINES = ["sqlite", "postgres"] as const;
export type EngineName = (typeof ENGINES)[number];

export type AnyStore = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly transact: Transact;
  readonly reading: Session;
  readonly clock: ShiftedClock;
  readonly kit: StoreKit;
  /** What listeners heard, in order. */
  readonly changes: readonly OrderChange[];
  /** How many jobs stand in the queue. */
  readonly jobs: () => Promise<number>;
};

/** The real stores on a real database of their own. */
export async function storeOn(engine: EngineName): Promise<AnyStore> {
  const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
  const table = sql.raw(engine === "sqlite" ? "jobs" : "graphile_worker.jobs");
  return { ...store, jobs: async () => (await store.reading.rows(sql`select 1 from ${table}`)).length };
}

let ofThisFile: Promise<string> | undefined;
let isInUse = false;

/** This test file's own PostgreSQL database, emptied; a new one while the test uses that already. */
async function emptyDatabase(): Promise<string> {
  if (isInUse) return postgresDatabase();
  isInUse = true;
  onTestFinished(() => {
    isInUse = false;
  });
  const isNew = ofThisFile === undefined;
  ofThisFile ??= postgresDatabase();
  const url = await ofThisFile;
  if (isNew) return url;
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select format('%I', tablename) as name from pg_tables where schemaname = 'public'",
  );
  const names = [...rows.map(({ name }) => name), "graphile_worker._private_jobs"];
  await client.query(names.map((name) => `delete from ${name}`).join("; "));
  await client.end();
  return url;
}

/** What DATABASE_URL is for a new database of this kind; `undefined` where a file of one's own will do. */
export const databaseFor = async (engine: EngineName): Promise<string | undefined> =>
  engine === "postgres" ? postgresDatabase() : undefined;

/** The address of a new PostgreSQL database with its tables made. */
export async function postgresDatabase(): Promise<string> {
  const response = await fetch(inject("postgresAt"));
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

type PostgresStoreOptions = {
  readonly url?: string;
  readonly clock?: ShiftedClock;
  readonly silentAfterMs?: number;
};

/** Several of these on one `url` are as many processes; without one the file's database is emptied and used. */
export async function postgresStore({ url, clock = shiftedClock(), ...more }: PostgresStoreOptions = {}) {
  const kit: StoreKit = { now: clock.now, secrets: createSecrets([{ id: "k1", key: randomBytes(32) }]) };
  const changes: OrderChange[] = [];
  const listener = { orderChanged: (change: OrderChange) => void changes.push(change), jobWoken: () => {} };
  const options = { url: url ?? (await emptyDatabase()), connections: 8, onTrouble: () => {}, ...more };
  const storage = await openPostgresStorage(options, { kit, listener });
  onTestFinished(storage.close);
  return { ...storage, url: options.url, clock, kit, changes };
}
