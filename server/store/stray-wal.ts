import { closeSync, openSync, readSync, statSync } from "node:fs";

/** Beside a file that no app has worked on stands what another's last commits are in: SQLite would write them over it. */
export class StrayWal extends Error {
  readonly path: string;

  constructor(path: string) {
    super("a log of another database stands beside the file");
    this.path = path;
  }
}

/** Where the file's header tells whether it was ever written with a log beside it (SQLite file format, 1.3). */
const WRITE_VERSION_AT = 18;
const WITHOUT_LOG = 1;

/**
 * Throws `StrayWal` where a backup was put in the place of a file whose process was killed and left its `-wal` behind. The
 * file that was replaced would come back, its shops switched on.
 */
export function refuseStrayWal(path: string): void {
  const wal = `${path}-wal`;
  if ((statSync(wal, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  if (writeVersionOf(path) === WITHOUT_LOG) throw new StrayWal(wal);
}

/** Whether it is a copy as `npm run backup` leaves it, which no app has opened since. */
export const isUnopenedCopy = (path: string): boolean => writeVersionOf(path) === WITHOUT_LOG;

/** Before this process has a connection to the file: closing it would let go of the locks of that one, too. */
function writeVersionOf(path: string): number | undefined {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(1);
    return readSync(file, header, 0, 1, WRITE_VERSION_AT) === 1 ? header[0] : undefined;
  } finally {
    closeSync(file);
  }
}
