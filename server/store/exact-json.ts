/** JSON in which whole-number amounts (bigint) survive: they are written as {"$bigint":"11990"}. */
export const writeExactJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? { $bigint: inner.toString() } : inner));

export const readExactJson = (text: string): unknown =>
  JSON.parse(text, (_key, inner: unknown) => (isTagged(inner) ? BigInt(inner.$bigint) : inner));

const isTagged = (value: unknown): value is { readonly $bigint: string } =>
  typeof value === "object" && value !== null && "$bigint" in value && typeof value.$bigint === "string";
