import { eq } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { Backfill, BackfillStore, Rehearsal } from "../pipeline/ports/past-orders.ts";
import type { Session } from "./session.ts";

/** The newest look at a shop's past orders. */
export const backfillStore = ({ db, tables: { backfills } }: Session, shop: ShopId): BackfillStore => ({
  get: async () => {
    const [row] = await db.select().from(backfills).where(eq(backfills.shop, shop)).limit(1);
    if (!row) return undefined;
    const { errand, from, to, rehearsal } = row;
    const state = row.state as Backfill["state"];
    return { errand, from, to, state, rehearsal: (rehearsal as Rehearsal | null) ?? undefined };
  },
  save: async ({ rehearsal, ...backfill }) => {
    const set = { ...backfill, rehearsal: rehearsal ?? null };
    await db
      .insert(backfills)
      .values({ shop, ...set })
      .onConflictDoUpdate({ target: backfills.shop, set });
  },
});
