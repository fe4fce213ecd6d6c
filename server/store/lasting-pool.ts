import type { Pool, PoolClient } from "pg";
import { errorCode } from "../pipeline/errors.ts";
import { overridden } from "./overridden.ts";

/** What the engine waits and tries again after, for hours; after almost any other code it ends the process. */
const TRY_AGAIN = "ETIMEDOUT";
/** A deadlock or the like, which the engine itself tries again, and sooner. */
const IS_RETRIED: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);

/**
 * The pool as the engine sees it: that the database was away, locked a table or took no writes while a job was to be deleted or
 * put back is no reason to end, and nobody awaits these statements. The job is locked by this process, which lives, so nobody
 * else would ever take it up.
 */
export function lastingPool(pool: Pool, onTrouble: (cause: unknown) => void): Pool {
  const tryAgain = (cause: unknown): never => {
    if (IS_RETRIED.has(errorCode(cause))) throw cause;
    onTrouble(cause);
    throw Object.assign(new Error("the database did not do it", { cause }), { code: TRY_AGAIN });
  };
  const connect = async (listen?: Parameters<Pool["connect"]>[0]): Promise<PoolClient | void> => {
    // The connection it listens on the engine itself makes anew.
    if (listen) return pool.connect(listen);
    const client = await pool.connect().catch(tryAgain);
    const ask = client.query.bind(client) as (...given: readonly unknown[]) => Promise<unknown>;
    return overridden(client, "query", (...given: readonly unknown[]) => ask(...given).catch(tryAgain));
  };
  return overridden(pool, "connect", connect);
}
