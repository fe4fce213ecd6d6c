import type { Database } from "./database.ts";
import type { Transactions } from "./group-commit.ts";
import type { Session } from "./session.ts";

type Parts = Pick<Database, "writer" | "write" | "requireInPlace">;
type Writer = { readonly session: Session };

/** Transactions of the one writer connection: whoever begins has the file to itself. */
export function sqliteTransactions({
  writer: connection,
  write: session,
  requireInPlace,
}: Parts): Transactions<Writer> {
  return {
    begin: () => {
      requireInPlace();
      connection.exec("BEGIN IMMEDIATE");
      return { session };
    },
    commit: () => connection.exec("COMMIT"),
    rollback: () => connection.inTransaction && connection.exec("ROLLBACK"),
    savepoint: () => connection.exec("SAVEPOINT unit"),
    keep: () => connection.exec("RELEASE unit"),
    takeBack: () => connection.exec("ROLLBACK TO unit; RELEASE unit"),
  };
}
