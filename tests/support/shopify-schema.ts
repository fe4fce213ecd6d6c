import { readFileSync } from "node:fs";
import { buildSchema, extendSchema, type GraphQLSchema, parse } from "graphql";

/** The part of Shopify's Admin schema that is at hand; absent in a clone by itself. */
export const SHOPIFY_SCHEMA = "../shared/specs/shopify/admin_2026-10.subset.graphql";

/** Documented for 2026-10 and left out of that part, in which a product has no more than its type and tags. */
const PRODUCTS = `
  extend type Product { inCollection(id: ID!): Boolean!, metafield(namespace: String, key: String!): Metafield }
  type Collection implements Node { id: ID!, handle: String! }
  input CollectionIdentifierInput { id: ID, handle: String }
  extend type QueryRoot {
    nodes(ids: [ID!]!): [Node]!
    collectionByIdentifier(identifier: CollectionIdentifierInput!): Collection
  }
`;

/** Reads the file: call it inside a test. */
export const shopifySchema = (): GraphQLSchema => buildSchema(readFileSync(SHOPIFY_SCHEMA, "utf8"));

export const shopifySchemaWithProducts = (): GraphQLSchema => extendSchema(shopifySchema(), parse(PRODUCTS));
