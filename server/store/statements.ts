import type { Session } from "./session.ts";

/**
 * Statements of a connection, built once: for one row by its key, putting the text together takes several times as long as
 * running it. Values go in by `sql.placeholder`.
 */
export function statementsOf<T>(build: (session: Session) => T): (session: Session) => T {
  const known = new WeakMap<Session, T>();
  return (session) => {
    const found = known.get(session) ?? build({ ...session, db: session.kept });
    known.set(session, found);
    return found;
  };
}
