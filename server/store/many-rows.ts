import { type Placeholder, sql } from "drizzle-orm";
import type { Session } from "./session.ts";
import { statementsOf } from "./statements.ts";

/** Each number of rows is a statement of its own, kept ready: one for every number would be too many. */
const AT_ONCE = [64, 16, 4, 1] as const;

type Row<Column extends string> = Readonly<Record<Column, unknown>>;
type Given<Column extends string> = Record<Column, Placeholder>;
type Prepared = { readonly execute: (values: Record<string, unknown>) => Promise<unknown> };

/** An insert of any number of rows, in as few statements as are kept for it; answers what they return. */
export function manyRows<Column extends string>(
  columns: readonly Column[],
  build: (session: Session, rows: Given<Column>[]) => Prepared,
): (session: Session, rows: readonly Row<Column>[]) => Promise<readonly unknown[]> {
  const statements = AT_ONCE.map((size) => {
    const given = Array.from({ length: size }, (_, row) => rowOf(columns, (column) => sql.placeholder(column + row)));
    return { size, of: statementsOf((session) => build(session, given)) };
  });
  return async (session, rows) => {
    const returned: unknown[] = [];
    let done = 0;
    for (const { size, of } of statements) {
      for (; rows.length - done >= size; done += size) {
        const answer = await of(session).execute(valuesOf(columns, rows.slice(done, done + size)));
        if (Array.isArray(answer)) returned.push(...answer);
      }
    }
    return returned;
  };
}

const rowOf = <Column extends string, Value>(columns: readonly Column[], valueOf: (column: Column) => Value) =>
  Object.fromEntries(columns.map((column) => [column, valueOf(column)])) as Record<Column, Value>;

function valuesOf<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]) {
  const values: Record<string, unknown> = {};
  for (const [at, row] of rows.entries()) for (const column of columns) values[column + at] = row[column];
  return values;
}
