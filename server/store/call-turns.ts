import { eq } from "drizzle-orm";
import { paceOf, type TakeTurn } from "../pipeline/account/call-turns.ts";
import { askInLine, EMPTY_LINE, type Line } from "../pipeline/account/waiting-line.ts";
import type { SharedNow, Transact } from "./transact.ts";

/** The line of each account in one row, read and written by one process at a time. */
export const callTurns =
  (transact: Transact, sharedNow: SharedNow): TakeTurn =>
  ({ account, shop, ...caller }, limit) =>
    transact(`calls ${account}`, async (session) => {
      const { callTurns: turns } = session.tables;
      const { db } = session;
      // Asked together: they are one way to the database and back.
      const [now, [row]] = await Promise.all([
        sharedNow(session),
        db.select().from(turns).where(eq(turns.account, account)),
      ]);
      const before = row ? { nextAt: row.nextAt, waiting: row.waiting as Line["waiting"] } : EMPTY_LINE;
      const { line, waitMs } = askInLine(before, paceOf(limit), { ...caller, now });
      const set = { shop, ...line };
      await db
        .insert(turns)
        .values({ account, ...set })
        .onConflictDoUpdate({ target: turns.account, set });
      return waitMs / 1000;
    });
