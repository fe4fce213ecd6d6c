import Sqlite from "better-sqlite3";
import { Client } from "pg";

/** Every row of every table as text, by the table's name; bytes as the characters they would print as. */
export type Dump = Readonly<Record<string, string>>;

export function dumpFile(path: string): Dump {
  const file = new Sqlite(path, { readonly: true });
  const names = file.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all();
  const dump = names.map(({ name }) => [name, print(file.prepare(`select * from "${name}"`).all())]);
  file.close();
  return Object.fromEntries(dump);
}

/** All schemas but PostgreSQL's own: the job engine's tables are looked at, too. */
export async function dumpPostgres(url: string): Promise<Dump> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows: names } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const dump: [string, string][] = [];
  for (const { name } of names) {
    const { rows } = await client.query(`select * from ${name}`);
    dump.push([name.replace(/^public\./, ""), print(rows)]);
  }
  await client.end();
  return Object.fromEntries(dump);
}

const print = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row, printBytes)).join("\n");

/** `toJSON` has made an array of a buffer's bytes by the time it comes here. */
function printBytes(_key: string, value: unknown): unknown {
  const isBuffer = typeof value === "object" && value !== null && "type" in value && value.type === "Buffer";
  return isBuffer && "data" in value && Array.isArray(value.data) ? Buffer.from(value.data).toString("utf8") : value;
}

/** The tables in which one of these texts stands, whatever its case. */
export const tablesWith = (dump: Dump, ...texts: readonly string[]): readonly string[] =>
  Object.entries(dump)
    .filter(([, rows]) => texts.some((text) => rows.toLowerCase().includes(text.toLowerCase())))
    .map(([name]) => name)
    .toSorted();
