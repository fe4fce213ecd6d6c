import { realpathSync, statSync } from "node:fs";

/** The database file, or the log of its last commits, was removed or another put in its place: what is written now is gone with this process. */
const REPLACED = "FILE_REPLACED";

/** Remembers which file stands at this path now, and which log beside it; the answer throws once another stands there, or none. */
export function fileInPlace(path: string): () => void {
  const file = realpathSync(path);
  const opened = [path, `${file}-wal`].flatMap((part) => {
    const stats = statSync(part, { throwIfNoEntry: false });
    return stats ? [{ part, stats }] : [];
  });
  return () => {
    for (const { part, stats } of opened) {
      const found = statSync(part, { throwIfNoEntry: false });
      if (found?.ino === stats.ino && found.dev === stats.dev) continue;
      throw Object.assign(new Error("the database file was removed or replaced"), { code: REPLACED });
    }
  };
}
