import type { ProductQuestions } from "../invoice/tax/product-rule.ts";

/** Points a query may cost: Shopify counts one for each object it answers with, and none for a plain field. */
const MOST_POINTS = 15;

/** How many things of `points` each one query may ask for. */
export const perQuery = (points: number): number => Math.max(1, Math.floor(MOST_POINTS / points));

export type BuiltQuery = { readonly document: string; readonly variables: Record<string, unknown> };

/** Finds collections by handle or number; `c0`, `c1` … answer in the order asked, `null` for one that does not exist. */
export function collectionsQuery(names: readonly string[]): BuiltQuery {
  const declared = names.map((_name, index) => `$c${index}: CollectionIdentifierInput!`).join(", ");
  const fields = names.map((_name, index) => `c${index}: collectionByIdentifier(identifier: $c${index}) { id }`);
  const variables = names.map((name, index) => [`c${index}`, identifierOf(name)]);
  return {
    document: `query RuleCollections(${declared}) { ${fields.join(" ")} }`,
    variables: Object.fromEntries(variables),
  };
}

const identifierOf = (name: string) =>
  /^\d+$/.test(name) ? { id: `gid://shopify/Collection/${name}` } : { handle: name };

/** Asks of each product whether it is in the collections (gids) and what its metafields say, as `c0` … and `m0` …. */
export function productsQuery(ids: readonly string[], { collections, metafields }: ProductQuestions): BuiltQuery {
  const declared = [
    "$ids: [ID!]!",
    ...collections.map((_gid, index) => `$c${index}: ID!`),
    ...metafields.map((_name, index) => `$n${index}: String!, $k${index}: String!`),
  ];
  const fields = [
    ...collections.map((_gid, index) => `c${index}: inCollection(id: $c${index})`),
    ...metafields.map((_name, index) => `m${index}: metafield(namespace: $n${index}, key: $k${index}) { value }`),
  ];
  const variables = [
    ...collections.map((gid, index) => [`c${index}`, gid]),
    ...metafields.flatMap((name, index) => {
      const [namespace, key] = name.split(".");
      return [
        [`n${index}`, namespace],
        [`k${index}`, key],
      ];
    }),
  ];
  return {
    document: `query RuleProducts(${declared.join(", ")}) { nodes(ids: $ids) { ... on Product { id ${fields.join(" ")} } } }`,
    variables: { ids, ...Object.fromEntries(variables) },
  };
}
