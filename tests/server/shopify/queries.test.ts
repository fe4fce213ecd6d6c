import { existsSync, readFileSync } from "node:fs";
import { type GraphQLSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { collectionsQuery, productsQuery } from "../../../server/shopify/product-queries.ts";
import { SHOPIFY_SCHEMA, shopifySchema, shopifySchemaWithProducts } from "../../support/shopify-schema.ts";

const QUERIES = ["order", "order-lines", "order-refunds", "order-owner", "orders-changed", "orders-seen"] as const;
/** Asks for `currentTotalWeight`, which Shopify documents and the part of its schema that is at hand leaves out. */
const BEYOND_THE_SUBSET = "order-weight";
const documentOf = (name: string) => parse(readFileSync(`server/shopify/queries/${name}.graphql`, "utf8"));

const BUILT = [
  ["collections", collectionsQuery(["gida", "450000000001"])],
  ["products", productsQuery(["1"], { collections: ["gid://shopify/Collection/1"], metafields: ["custom.kdv"] })],
] as const;

test.each([...QUERIES, BEYOND_THE_SUBSET])("%s holds one named query and nothing else", (name) => {
  expect(documentOf(name).definitions).toMatchObject([
    { kind: "OperationDefinition", operation: "query", name: { kind: "Name" } },
  ]);
});

describe.skipIf(!existsSync(SHOPIFY_SCHEMA))("Shopify's Admin schema 2026-10 (needs ../shared)", () => {
  test.each(QUERIES)("knows every field that %s asks for", (name) => {
    expect(validate(shopifySchema(), documentOf(name)).map(({ message }) => message)).toEqual([]);
  });

  test.each(BUILT)(
    "and what is documented beside it knows every field of the question about %s",
    (_name, { document }) => {
      const messages = (known: GraphQLSchema) => validate(known, parse(document));
      expect(messages(shopifySchemaWithProducts())).toEqual([]);
      expect(messages(shopifySchema())).not.toEqual([]);
    },
  );

  test("would not know a field that does not exist", () => {
    expect(validate(shopifySchema(), parse("{ shop { nothing } }"))).toHaveLength(1);
  });
});
