import { type Column, getTableColumns, getTableName } from "drizzle-orm";
import type { Session } from "./session.ts";
import { statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

type Given<Name extends keyof Tables, Field extends string> = Pick<
  Tables[Name]["$inferInsert"],
  Field & keyof Tables[Name]["$inferInsert"]
>;
type Answer = readonly Readonly<Record<string, unknown>>[];

/**
 * An insert of any number of rows as one statement, whose text is the same for every number: the rows go in as one JSON.
 * `rest` follows them: what to do about rows that are there already, and what to answer.
 */
export function manyRows<Name extends keyof Tables, Field extends string & keyof Tables[Name]["$inferInsert"]>(
  name: Name,
  fields: readonly Field[],
  rest = "",
): (session: Session, rows: readonly Given<Name, Field>[]) => Promise<Answer> {
  const partsOf = statementsOf(({ tables, rowsOfJson }) => {
    const known: Readonly<Record<string, Column>> = getTableColumns(tables[name]);
    const columns = fields.map((field) => known[field] ?? unknownColumn(field));
    const names = columns.map((column) => `"${column.name}"`).join(", ");
    const text = `insert into "${getTableName(tables[name])}" (${names}) ${rowsOfJson(columns)} ${rest}`;
    return { columns, text };
  });
  return async (session, rows) => {
    if (rows.length === 0) return [];
    const { columns, text } = partsOf(session);
    const lists = rows.map((row) => columns.map((column, at) => stored(column, row[fields[at] as Field])));
    return session.ask(text, [JSON.stringify(lists)]);
  };
}

function unknownColumn(field: string): never {
  throw new Error(`no column ${field}`);
}

/** A value as the column keeps it. Half of an emoji is no text to PostgreSQL. */
function stored(column: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const kept = column.mapToDriverValue(value);
  return typeof kept === "string" ? kept.toWellFormed() : kept;
}
