/** An object whose fields are not known beforehand: an order as a person wrote it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The items of a list, however it is written: an array, `{nodes: […]}`, `{edges: [{node}]}` or nothing at all. */
export function itemsOf(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  if (!isJsonObject(value)) return [];
  if (Array.isArray(value["nodes"])) return value["nodes"].filter(isJsonObject);
  return itemsOf(value["edges"]).flatMap(({ node }) => (isJsonObject(node) ? [node] : []));
}
