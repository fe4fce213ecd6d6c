import type { Pool, PoolClient } from "pg";
import { DeferredWrites } from "./deferred-writes.ts";
import type { Transactions } from "./group-commit.ts";
import { lockKey } from "./lock-key.ts";
import { sessionOn } from "./postgres.ts";
import type { Session } from "./session.ts";

type Transaction = { readonly client: PoolClient; readonly writes: DeferredWrites; readonly session: Session };

/**
 * Transactions of one turn: the lock by its name makes others of the same turn wait, in whichever process. Each statement
 * sees what was committed before it (READ COMMITTED), so whatever is read after the lock no one else is changing.
 */
export function postgresTransactions(pool: Pool, turn: string): Transactions<Transaction> {
  const begin = `begin; select pg_advisory_xact_lock(${lockKey(`turn ${turn}`)})`;
  return {
    begin: async () => {
      const client = await pool.connect();
      const writes = writesOn(client);
      writes.begin(begin);
      return { client, writes, session: sessionOn(writes.client) };
    },
    commit: async ({ client, writes }) => {
      const { command } = await writes.end("commit");
      if (command !== "COMMIT") throw new Error("the database rolled the transaction back");
      client.release(writes.hasFailed);
    },
    // A connection that cannot even roll back is thrown away; the database rolls back when it is gone.
    rollback: ({ client, writes }) =>
      writes.undo("rollback").then(
        () => client.release(writes.hasFailed),
        () => client.release(true),
      ),
    savepoint: ({ writes }) => writes.client.query("savepoint unit"),
    keep: ({ writes }) => writes.end("release unit"),
    takeBack: ({ writes }) => writes.undo("rollback to unit; release unit"),
  };
}

const known = new WeakMap<PoolClient, DeferredWrites>();

/** One for each connection: its statements are kept ready by it. */
function writesOn(client: PoolClient): DeferredWrites {
  const writes = known.get(client) ?? new DeferredWrites(client);
  known.set(client, writes);
  return writes;
}
