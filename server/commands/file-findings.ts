import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "drizzle-orm";
import { isLockedByAnother } from "../store/database.ts";
import type { Session } from "../store/session.ts";
import type { Finding } from "./finding.ts";

/** Of the database file and what SQLite keeps beside it. One that may be read alone is read like any other. */
export function rightsFindings(path: string): readonly Finding[] {
  const file = realpathSync(path);
  const needed = [dirname(file), file, `${file}-wal`, `${file}-shm`];
  return needed
    .filter((one) => existsSync(one) && !isWritable(one))
    .map((one) => ({
      level: "broken",
      what: `${one} may not be written by this user: the app would not start`,
      fix: "chown it to the app's user and let that write it (chmod u+w), or look where the disk was mounted read-only",
    }));
}

/** As the app meets it at each write: beside a stopped one nobody waits. */
export const lockFindings = (path: string): readonly Finding[] => (isLockedByAnother(path) ? [LOCKED] : []);

const LOCKED: Finding = {
  level: "broken",
  what: "another program keeps the database file locked: no webhook is stored and nothing is issued",
  fix: "end it, such as an open sqlite3 with a transaction begun; look at a copy instead (npm run backup)",
};

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export const DAMAGED: Finding = {
  level: "broken",
  what: "the database file is damaged, so the shops were not looked at",
  fix: "stop the app, keep the file as it is, and look at the disk; docs/operations.md says how to go on",
};

/** SQLite itself reads the whole file, beside whoever works on it. */
export async function isSound({ rows }: Session): Promise<boolean> {
  const [answer] = await rows(sql`pragma quick_check(1)`);
  return answer?.["quick_check"] === "ok";
}
