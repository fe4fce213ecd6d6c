import type { ColumnKit } from "./column-kit.ts";

/** Shopify Flow: which triggers a shop's workflows use, and what they were told. */
export function defineFlowTables({ table, primaryKey, str, bool, instant }: ColumnKit) {
  const flowTriggers = table(
    "flow_triggers",
    {
      shop: str("shop").notNull(),
      trigger: str("trigger_handle").notNull(),
      isUsed: bool("is_used").notNull(),
      /** When Shopify said so. */
      at: instant("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.trigger] })],
  );

  const flowTold = table(
    "flow_told",
    {
      shop: str("shop").notNull(),
      orderId: str("order_id").notNull(),
      event: str("event").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.orderId] })],
  );

  return { flowTriggers, flowTold };
}
