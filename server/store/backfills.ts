import { eq } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { Backfill, BackfillStore, Rehearsal } from "../pipeline/ports/past-orders.ts";
import type { Session } from "./session.ts";

/** The newest look at a shop's past orders. */
export const backfillStore = ({ db, tables: { backfills } }: Session, shop: ShopId): BackfillStore => ({
  get: async () => {
    const [row] = await db.select().from(backfills).where(eq(backfills.shop, shop)).limit(1);
    if (!row) return undefined;
    const { errand, from, to } = row;
    const state = row.state as Backfill["state"];
    const kept = row.rehearsal as (Rehearsal & { readonly woken?: number }) | null;
    if (!kept) return { errand, from, to, state, rehearsal: undefined, woken: 0 };
    const { woken = 0, ...rehearsal } = kept;
    return { errand, from, to, state, rehearsal, woken };
  },
  save: async ({ rehearsal, woken, ...backfill }) => {
    const set = { ...backfill, rehearsal: rehearsal ? { ...rehearsal, woken } : null };
    await db
      .insert(backfills)
      .values({ shop, ...set })
      .onConflictDoUpdate({ target: backfills.shop, set });
  },
});
