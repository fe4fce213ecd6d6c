import type { ColumnKit } from "./column-kit.ts";

/** Views of the order list that a shop gave a name. The search in one may be a buyer's name: see `forgetViewsOf`. */
export const defineListViewTable = ({ table, primaryKey, str, instant }: ColumnKit) => ({
  listViews: table(
    "list_views",
    {
      shop: str("shop").notNull(),
      name: str("name").notNull(),
      query: str("query").notNull(),
      madeAt: instant("made_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.name] })],
  ),
});
