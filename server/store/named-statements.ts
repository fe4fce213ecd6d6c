import type { Pool, PoolClient, QueryConfig } from "pg";
import { overridden } from "./overridden.ts";

/** A text is common once it was asked this often. */
const COMMON = 10;
const MOST_NAMED = 200;
const MOST_SEEN = 2000;

/** By text, for all connections of the process: the name says the same everywhere. */
const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The connection with its common statements named: PostgreSQL keeps what has a name, and would otherwise read and plan the same
 * text a hundred times for one invoice. Texts that vary, such as lists of many values, stay without.
 */
export function withNamedStatements<T extends Pool | PoolClient>(client: T): T {
  const ask = client.query.bind(client) as (config: unknown, ...rest: readonly unknown[]) => unknown;
  const query = (config: string | QueryConfig, ...rest: readonly unknown[]) =>
    ask(typeof config === "string" ? config : { ...config, name: nameOf(config.text) }, ...rest);
  return overridden(client, "query", query);
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(text, times);
  if (times < COMMON) return undefined;
  seen.delete(text);
  const name = `otofatura_${names.size}`;
  names.set(text, name);
  return name;
}
