import type { Pool, PoolClient } from "pg";
import type { Transactions } from "./group-commit.ts";
import { lockKey } from "./lock-key.ts";
import { sessionOn } from "./postgres.ts";
import type { Session } from "./session.ts";

type Transaction = { readonly client: PoolClient; readonly session: Session };

/**
 * Transactions of one turn: the lock by its name makes others of the same turn wait, in whichever process. Each statement
 * sees what was committed before it (READ COMMITTED), so whatever is read after the lock no one else is changing.
 */
export function postgresTransactions(pool: Pool, turn: string): Transactions<Transaction> {
  const begin = `begin; select pg_advisory_xact_lock(${lockKey(`turn ${turn}`)})`;
  return {
    begin: async () => {
      const client = await pool.connect();
      try {
        await client.query(begin);
      } catch (cause) {
        client.release(true);
        throw cause;
      }
      return { client, session: sessionOn(client) };
    },
    commit: async ({ client }) => {
      const { command } = await client.query("commit");
      if (command !== "COMMIT") throw new Error("the database rolled the transaction back");
      client.release();
    },
    // A connection that cannot even roll back is thrown away; the database rolls back when it is gone.
    rollback: ({ client }) =>
      client.query("rollback").then(
        () => client.release(),
        () => client.release(true),
      ),
    savepoint: ({ client }) => client.query("savepoint unit"),
    keep: ({ client }) => client.query("release unit"),
    takeBack: ({ client }) => client.query("rollback to unit; release unit"),
  };
}
