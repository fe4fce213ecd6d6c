import { statSync } from "node:fs";

/** The database file was removed or another put in its place: what is written now is gone with this process. */
const REPLACED = "FILE_REPLACED";

/** Remembers which file stands at this path now; the answer throws once another stands there, or none. */
export function fileInPlace(path: string): () => void {
  const opened = statSync(path);
  return () => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.ino === opened.ino && found.dev === opened.dev) return;
    throw Object.assign(new Error("the database file was removed or replaced"), { code: REPLACED });
  };
}
