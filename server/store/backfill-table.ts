import type { ColumnKit } from "./column-kit.ts";

/** A look at a shop's past orders, one at a time: numbers and ids only, nothing of a buyer. */
export const defineBackfillTable = ({ table, str, instant, json }: ColumnKit) => ({
  backfills: table("backfills", {
    shop: str("shop").primaryKey(),
    /** Shopify's name of the errand that collects them. */
    errand: str("errand").notNull(),
    from: instant("from_instant").notNull(),
    to: instant("to_instant").notNull(),
    state: str("state").notNull(),
    rehearsal: json("rehearsal"),
  }),
});
