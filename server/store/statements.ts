import { sql } from "drizzle-orm";
import { lastUsed } from "./last-used.ts";
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

/** More shapes than any statement has in practice. */
const MOST_SHAPES = 50;

/**
 * A write whose columns vary, built once for each shape of its values: which of them are given, and which of those are null. In
 * `build` a placeholder stands for every value that is neither.
 */
export function byShape<Values extends Readonly<Record<string, unknown>>>(
  build: (session: Session, values: Values) => { execute: (values: Values) => Promise<unknown> },
): (session: Session, values: Values) => Promise<void> {
  const ofSession = statementsOf((session) => {
    const kept = lastUsed<ReturnType<typeof build>>(MOST_SHAPES);
    return (values: Values) => {
      const given = Object.entries(values).filter(([, value]) => value !== undefined);
      const shape = given.map(([name, value]) => (value === null ? `${name} null` : name)).join();
      return kept(shape, () => {
        const places = given.map(([name, value]) => [name, value === null ? null : sql.placeholder(name)]);
        return build(session, Object.fromEntries(places) as Values);
      });
    };
  });
  return async (session, values) => void (await ofSession(session)(values).execute(values));
}
