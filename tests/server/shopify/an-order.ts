export type Json = Record<string, unknown>;

export const bag = (amount: unknown, currencyCode = "TRY"): Json => ({ shopMoney: { amount, currencyCode } });

/** One line of 119.90 TL with 20 % KDV, as Admin GraphQL writes it; `changes` replace its fields. */
export const aLine = (changes: Json = {}): Json => ({
  id: "gid://shopify/LineItem/1",
  name: "Seramik Kupa",
  sku: "KP-1",
  quantity: 1,
  currentQuantity: 1,
  isGiftCard: false,
  requiresShipping: true,
  originalTotalSet: bag("119.90"),
  discountAllocations: [],
  taxLines: [{ rate: 0.2, ratePercentage: 20, priceSet: bag("19.98") }],
  product: { productType: "Mutfak", tags: ["kupa"] },
  ...changes,
});

/** The least a person has to write down for an order to be readable. */
export const aShortOrder = (changes: Json = {}): Json => ({
  id: "gid://shopify/Order/6000000000001",
  name: "#1001",
  processedAt: "2026-11-19T20:58:38Z",
  currencyCode: "TRY",
  taxesIncluded: true,
  totalPriceSet: bag("119.90"),
  lineItems: { nodes: [aLine()] },
  ...changes,
});
