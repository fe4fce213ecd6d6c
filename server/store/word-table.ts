import type { ColumnKit } from "./column-kit.ts";

/** Folded words an order is found by, matched by prefix; the order's time stands by each, so that the newest are told here. */
export const defineWordTable = ({ table, index, primaryKey, str, instant }: ColumnKit) => ({
  orderWords: table(
    "order_words",
    {
      shop: str("shop").notNull(),
      word: str("word").notNull(),
      processedAt: instant("processed_at").notNull(),
      orderId: str("order_id").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.shop, t.orderId, t.word] }),
      index("order_words_by_word").on(t.shop, t.word, t.processedAt, t.orderId),
    ],
  ),
});
