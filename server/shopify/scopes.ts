/**
 * What the app asks a shop for; shopify.app.toml says the same. An order line's product (tags, type, collections, metafields)
 * is of `read_products`. A write scope granted later covers its read scope.
 */
export const WANTED_SCOPES: readonly string[] = [
  "read_orders",
  "read_customers",
  "read_fulfillments",
  "read_payment_terms",
  "read_products",
];
