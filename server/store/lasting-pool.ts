import { DatabaseError, type Pool, type PoolClient } from "pg";
import { overridden } from "./overridden.ts";

/** What the engine waits and tries again after, for hours; after other codes of a lost connection it ends the process. */
const TRY_AGAIN = "ETIMEDOUT";
/** Class 08: connection, 53: too many of them, 57P: the server stops or starts. */
const IS_AWAY = /^(08|53|57P)/u;

/**
 * The pool as the engine sees it: that the database was away while a job was to be deleted or put back is no reason to end. The
 * job is locked by this process, which lives, so nobody else would ever take it up.
 */
export function lastingPool(pool: Pool): Pool {
  const connect = async (listen?: Parameters<Pool["connect"]>[0]): Promise<PoolClient | void> => {
    // The connection it listens on the engine itself makes anew.
    if (listen) return pool.connect(listen);
    const client = await pool.connect().catch(tryAgain);
    const ask = client.query.bind(client) as (...given: readonly unknown[]) => Promise<unknown>;
    return overridden(client, "query", (...given: readonly unknown[]) => ask(...given).catch(tryAgain));
  };
  return overridden(pool, "connect", connect);
}

function tryAgain(cause: unknown): never {
  const isAway = !(cause instanceof DatabaseError) || IS_AWAY.test(cause.code ?? "");
  if (!isAway) throw cause;
  throw Object.assign(new Error("the database was away", { cause }), { code: TRY_AGAIN });
}
