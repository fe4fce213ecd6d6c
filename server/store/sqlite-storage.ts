import { sql } from "drizzle-orm";
import { openDatabase, type Database } from "./database.ts";
import { GroupCommit } from "./group-commit.ts";
import { jobStore } from "./order-records.ts";
import type { StoreKit } from "./settings.ts";
import { sqliteTransactions } from "./sqlite-transactions.ts";
import type { Transact } from "./transact.ts";
import { type CommitListener, createReader, createUnitOfWork, type Engine } from "./unit-of-work.ts";

type Parts = { readonly kit: StoreKit; readonly listener: CommitListener };

/** Everything the app keeps, in one file: one writer, whose commits are shared, and one reader that never waits for it. */
export function openSqliteStorage(path: string, parts: Parts) {
  return sqliteStorageOn(openDatabase(path), parts);
}

/** Every transaction of this file stands in one line, whatever its turn. */
function sqliteStorageOn(database: Database, { kit, listener }: Parts) {
  const { read, requireInPlace, close } = database;
  const commits = new GroupCommit(sqliteTransactions(database));
  const transact: Transact = (_turn, work) => commits.run(work);
  const engine: Engine = {
    transact,
    jobs: (session, shop, onWake) => jobStore(session, shop, { now: kit.now, onWake }),
    // There is one writer.
    lockNumbers: async () => {},
  };
  return {
    database,
    commits,
    transact,
    /** There is one process. */
    sharedNow: async () => kit.now().getTime(),
    reading: read,
    unitOfWork: createUnitOfWork(engine, { kit, listener }),
    read: createReader(read, kit),
    /** Throws when the database does not answer, or its file was removed or replaced. */
    checkReady: async () => {
      requireInPlace();
      await read.rows(sql`select 1 from shops limit 1`);
    },
    close: async () => close(),
  };
}
