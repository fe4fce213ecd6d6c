import type { ColumnKit } from "./column-kit.ts";

/** What is kept for buyers themselves: their requests, and their own addresses of invoices. */
export function defineBuyerTables({ table, index, primaryKey, str, instant, json }: ColumnKit) {
  /** What Shopify asked on behalf of buyers and of merchants who left, and when it was answered. */
  const privacyRequests = table(
    "privacy_requests",
    {
      shop: str("shop").notNull(),
      id: str("id").notNull(),
      kind: str("kind").notNull(),
      /** Shopify's number of the buyer; null once they were redacted. */
      customerId: str("customer_id"),
      orderIds: json("order_ids").notNull(),
      triggeredAt: instant("triggered_at").notNull(),
      receivedAt: instant("received_at").notNull(),
      answeredAt: instant("answered_at"),
      outcome: json("outcome"),
    },
    (t) => [primaryKey({ columns: [t.shop, t.id] })],
  );

  /** Whoever knows the token may look at that one invoice. */
  const buyerLinks = table(
    "buyer_links",
    { token: str("token").primaryKey(), shop: str("shop").notNull(), ettn: str("ettn").notNull() },
    (t) => [index("buyer_links_by_invoice").on(t.shop, t.ettn)],
  );

  return { privacyRequests, buyerLinks };
}
