/**
 * What the app asks a shop for; shopify.app.toml says the same. An order line's product (tags, type, collections, metafields)
 * is of `read_products`. A write scope covers its read scope: `write_orders` is for what the app writes back onto its orders.
 */
export const WANTED_SCOPES: readonly string[] = [
  "write_orders",
  "read_customers",
  "read_fulfillments",
  "read_returns",
  "read_payment_terms",
  "read_products",
];
