import { eq } from "drizzle-orm";
import { paceOf, type TakeTurn } from "../pipeline/account/call-turns.ts";
import { askInLine, EMPTY_LINE, type Line } from "../pipeline/account/waiting-line.ts";
import type { Transact } from "./transact.ts";

/** The line of each account in one row, read and written by one process at a time. */
export const callTurns =
  (transact: Transact, now: () => Date): TakeTurn =>
  ({ account, shop, ...caller }, limit) =>
    transact(`calls ${account}`, async ({ db, tables: { callTurns: turns } }) => {
      const [row] = await db.select().from(turns).where(eq(turns.account, account));
      const before = row ? { nextAt: row.nextAt, waiting: row.waiting as Line["waiting"] } : EMPTY_LINE;
      const { line, waitMs } = askInLine(before, paceOf(limit), { ...caller, now: now().getTime() });
      const set = { shop, ...line };
      await db
        .insert(turns)
        .values({ account, ...set })
        .onConflictDoUpdate({ target: turns.account, set });
      return waitMs / 1000;
    });
