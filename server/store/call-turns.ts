import { sql } from "drizzle-orm";
import { paceOf, type TakeTurn } from "../pipeline/account/call-turns.ts";
import type { Transact } from "./transact.ts";

/** The turns of each account in one row, taken and told in one statement: processes that ask together stand in its line. */
export const callTurns =
  (transact: Transact, now: () => Date): TakeTurn =>
  ({ account, shop, goesOn }, limit) =>
    transact(`calls ${account}`, async ({ db, tables: { callTurns: turns } }) => {
      const { everyMs, aheadMs, mostMs } = paceOf(limit);
      const at = now().getTime();
      // What lies further ahead was written by a machine whose clock is: nobody else is to wait for that.
      const next = sql`case when ${turns.nextAt} > ${at + mostMs} then ${at + aheadMs} else ${turns.nextAt} end`;
      const isTurn = goesOn ? sql`true` : sql`(${next}) <= ${at + aheadMs}`;
      // Where those who wait already end, or else where the next turn is.
      const place = sql`case when ${turns.waitingTo} > (${next}) - ${aheadMs}
        then ${turns.waitingTo} else (${next}) - ${aheadMs} end`;
      const [row] = await db
        .insert(turns)
        .values({ account, shop, nextAt: at + everyMs, waitingTo: 0, waitMs: 0 })
        .onConflictDoUpdate({
          target: turns.account,
          set: {
            shop,
            nextAt: sql`case when ${isTurn} then ${everyMs} +
              case when (${next}) > ${at} then ${next} else ${at} end else ${next} end`,
            waitingTo: sql`case when ${isTurn} then ${turns.waitingTo} else ${everyMs} + ${place} end`,
            waitMs: sql`case when ${isTurn} then 0 else ${place} - ${at} end`,
          },
        })
        .returning({ waitMs: turns.waitMs });
      return (row?.waitMs ?? 0) / 1000;
    });
