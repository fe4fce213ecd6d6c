import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { restWishes } from "./rest-wishes.ts";
import { refuseStrayWal } from "./stray-wal.ts";

export type Backup = { readonly bytes: number; readonly rows: Readonly<Record<string, number>> };

/** The copy is not what a restore could live on; nothing of it is left behind. */
export class BackupBroken extends Error {}

/** In one step, of one moment: between steps a commit of the app beside it would make the copy begin again, each time. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies the database file while it is written to, then opens the copy as a restore would: SQLite's own check must pass and
 * every table of the original must be there. Only then does the copy get its name; a file that stands there stays. In the copy
 * every shop is switched off, and no cancellation is under way.
 */
export async function backUp(path: string, to: string): Promise<Backup> {
  if (existsSync(to)) throw new BackupBroken(`${to} exists already`);
  if (!existsSync(dirname(to))) throw new BackupBroken(`there is no folder ${dirname(to)}`);
  const part = `${to}.part`;
  // What one that was killed left behind would spoil this one.
  dropParts(part);
  refuseStrayWal(path);
  const source = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const tables = tablesOf(source);
    await source.backup(part, { progress: () => ALL_PAGES });
    const backup = prove(part, tables);
    renameSync(part, to);
    return backup;
  } finally {
    source.close();
    dropParts(part);
  }
}

const dropParts = (part: string): void => {
  for (const file of [part, `${part}-wal`, `${part}-shm`]) rmSync(file, { force: true });
};

function prove(path: string, tables: readonly string[]): Backup {
  const copy = new Sqlite(path);
  try {
    // One file, which any machine can open without the files beside it.
    copy.pragma("journal_mode = DELETE");
    const found = copy.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new BackupBroken(`the copy is damaged: ${String(found)}`);
    const missing = tables.filter((name) => !tablesOf(copy).includes(name));
    if (missing.length > 0) throw new BackupBroken(`the copy lacks ${missing.join(", ")}`);
    const rows = Object.fromEntries(tables.map((name) => [name, rowsIn(copy, name)]));
    // Started as it is, it would issue again what was issued after it was taken: it knows nothing of that.
    copy.exec("update shops set is_active = 0, settings_version = settings_version + 1");
    // A program is backed up before it is renewed: its tables may be older ones.
    restWishes(copy);
    const size = copy.prepare<[], number>("select page_count * page_size from pragma_page_count, pragma_page_size");
    return { bytes: Number(size.pluck().get()), rows };
  } finally {
    copy.close();
  }
}

const tablesOf = (database: Sqlite.Database): readonly string[] =>
  database
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .pluck()
    .all();

const rowsIn = (database: Sqlite.Database, table: string): number =>
  Number(database.prepare(`select count(*) from "${table}"`).pluck().get());
