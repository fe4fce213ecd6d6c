import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  buildSchema,
  extendSchema,
  type GraphQLSchema,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import { describe, expect, test } from "vitest";
import { queryCost } from "../../../demo/shopify/query-cost.ts";
import { FIRST_REFUNDS, MOST_REFUNDS, sizeForAll } from "../../../server/shopify/order-source.ts";
import { pastOrdersQuery } from "../../../server/shopify/past-orders.ts";
import { queryInMoney } from "../../../server/shopify/presentment.ts";
import { collectionsQuery, perQuery, productsQuery } from "../../../server/shopify/product-queries.ts";
import { SHOPIFY_SCHEMA, shopifySchema, shopifySchemaWithProducts } from "../../support/shopify-schema.ts";

const QUERIES = readdirSync("server/shopify/queries").map((file) => file.replace(/\.graphql$/, ""));
/** Asks for `currentTotalWeight`, which Shopify documents and the part of its schema that is at hand leaves out. */
const BEYOND_THE_SUBSET = "order-weight";
const documentOf = (name: string) => parse(readFileSync(`server/shopify/queries/${name}.graphql`, "utf8"));

const A_DAY = [new Date("2026-11-20T00:00:00Z"), new Date("2026-11-21T00:00:00Z")] as const;
const METAFIELDS = ["custom.kdv", "custom.mensei", "tax.rate"];

const BUILT = [
  ["collections", collectionsQuery(["gida", "450000000001"])],
  ["products", productsQuery(["1"], { collections: ["gid://shopify/Collection/1"], metafields: ["custom.kdv"] })],
  [
    "as many products as one question takes",
    productsQuery(
      Array.from({ length: perQuery(1 + METAFIELDS.length) }, (_, n) => `gid://shopify/Product/${n}`),
      { collections: ["gid://shopify/Collection/1"], metafields: METAFIELDS },
    ),
  ],
] as const;

test.each(QUERIES)("%s holds one named operation and nothing else", (name) => {
  expect(documentOf(name).definitions).toMatchObject([{ kind: "OperationDefinition", name: { kind: "Name" } }]);
});

describe("points, by the estimate of demo/shopify/query-cost.ts", () => {
  const ours = () => buildSchema(readFileSync("demo/shopify/schema.graphql", "utf8"));
  const costOf = (name: string) => queryCost(ours(), documentOf(name));

  test.each(QUERIES)("%s asks for no more than Shopify lets a single query ask for, at the very worst", (name) => {
    expect(costOf(name).worst).toBeLessThanOrEqual(1000);
  });

  test.each(BUILT)("and neither does the question about %s", (_name, { document, variables }) => {
    expect(queryCost(ours(), parse(document), variables).worst).toBeLessThanOrEqual(1000);
  });

  test.each([FIRST_REFUNDS, ...Array.from({ length: MOST_REFUNDS }, (_, n) => sizeForAll(n + 1))])(
    "neither does the question about %j",
    (size) => {
      expect(queryCost(ours(), documentOf("order-refunds"), size).worst).toBeLessThanOrEqual(1000);
    },
  );

  test("an order and what is written back onto it cost no more than 80 points", () => {
    expect(costOf("order").likely + costOf("order-mark").likely).toBeLessThanOrEqual(80);
  });

  test("a signal that goods are on their way costs a few points, not a whole order", () => {
    expect(costOf("order-glance").likely).toBeLessThanOrEqual(15);
  });

  test("lists count as often as they may have items, a mutation ten, a plain field nothing", () => {
    const counted = (text: string) => queryCost(ours(), parse(text), { n: 50 });
    expect(counted("{ shop { name currencyCode } }")).toEqual({ worst: 1, likely: 1 });
    expect(counted("{ orders(first: 100) { nodes { id totalPriceSet { shopMoney { amount } } } } }")).toEqual({
      worst: 200,
      likely: 14,
    });
    const spread =
      'query ($n: Int) { order(id: "1") { ...F } } fragment F on Order { refunds(first: $n) { __typename } }';
    expect(counted(spread)).toEqual({ worst: 51, likely: 6 });
    expect(counted('mutation { tagsAdd(id: "1", tags: []) { userErrors { message } } }').worst).toBe(11);
  });
});

describe.skipIf(!existsSync(SHOPIFY_SCHEMA))("Shopify's Admin schema 2026-10 (needs ../shared)", () => {
  test.each(QUERIES.filter((name) => name !== BEYOND_THE_SUBSET))("knows every field that %s asks for", (name) => {
    expect(validate(shopifySchema(), documentOf(name)).map(({ message }) => message)).toEqual([]);
  });

  test.each(QUERIES)("has deprecated nothing that %s asks for", (name) => {
    const rules = [NoDeprecatedCustomRule];
    expect(validate(shopifySchema(), documentOf(name), rules).map(({ message }) => message)).toEqual([]);
  });

  test.each(QUERIES.filter((name) => name.startsWith("order")))("knows %s in the buyer's money, too", (name) => {
    const text = queryInMoney(readFileSync(`server/shopify/queries/${name}.graphql`, "utf8"), "presentment");
    const rules = name === BEYOND_THE_SUBSET ? [NoDeprecatedCustomRule] : [...specifiedRules, NoDeprecatedCustomRule];
    expect(validate(shopifySchema(), parse(text), rules).map(({ message }) => message)).toEqual([]);
  });

  test("knows what a look at past orders collects, within the limits of a bulk operation", () => {
    const collected = parse(pastOrdersQuery(...A_DAY));
    const rules = [...specifiedRules, NoDeprecatedCustomRule];
    expect(validate(shopifySchema(), collected, rules).map(({ message }) => message)).toEqual([]);
    let connections = 0;
    visit(collected, { Field: ({ name }) => void (connections += name.value === "edges" ? 1 : 0) });
    expect(connections).toBe(1);
  });

  test("says which fields it has deprecated", () => {
    const marked = extendSchema(shopifySchema(), parse('extend type Shop { old: Int @deprecated(reason: "gone") }'));
    expect(validate(marked, parse("{ shop { old } }"), [NoDeprecatedCustomRule])).toHaveLength(1);
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
