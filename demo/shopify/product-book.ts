import { productIdOf } from "../orders/product-id.ts";
import { isJsonObject, itemsOf, type JsonObject } from "./json-object.ts";

/** The products of the shop's orders, with the collections and metafields an order file gives them. */
export const productBook = (orders: () => Iterable<JsonObject>) => ({
  nodes: ({ ids }: { readonly ids: readonly string[] }) =>
    ids.map((id) => {
      const found = productsIn(orders()).findLast((product) => product["id"] === id);
      return found === undefined ? null : resolvable(found);
    }),
  collectionByIdentifier: ({ identifier }: { readonly identifier: JsonObject }) =>
    productsIn(orders())
      .flatMap(collectionsOf)
      .find(({ id, handle }) => id === identifier["id"] || handle === identifier["handle"]) ?? null,
});

const productsIn = (orders: Iterable<JsonObject>): readonly JsonObject[] =>
  [...orders].flatMap(({ lineItems }) => itemsOf(lineItems).map(({ product }) => product)).filter(isJsonObject);

const collectionsOf = ({ collections }: JsonObject): readonly JsonObject[] =>
  itemsOf(collections).map((one) => ({
    id: productIdOf(String(one["handle"])).replace("Product", "Collection"),
    ...one,
  }));

const resolvable = (product: JsonObject): JsonObject => ({
  ...product,
  __typename: "Product",
  inCollection: ({ id }: { readonly id: string }) => collectionsOf(product).some((one) => one["id"] === id),
  metafield: ({ namespace, key }: JsonObject) =>
    itemsOf(product["metafields"]).find((one) => one["namespace"] === namespace && one["key"] === key) ?? null,
});
