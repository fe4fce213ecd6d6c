import { existsSync, readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";

const SCHEMA = "../shared/specs/shopify/admin_2026-10.subset.graphql";
const QUERIES = ["order", "order-lines", "order-refunds"] as const;
/** Asks for `currentTotalWeight`, which Shopify documents and the part of its schema that is at hand leaves out. */
const BEYOND_THE_SUBSET = "order-weight";
const documentOf = (name: string) => parse(readFileSync(`server/shopify/queries/${name}.graphql`, "utf8"));

test.each([...QUERIES, BEYOND_THE_SUBSET])("%s holds one named query and nothing else", (name) => {
  expect(documentOf(name).definitions).toMatchObject([
    { kind: "OperationDefinition", operation: "query", name: { kind: "Name" } },
  ]);
});

describe.skipIf(!existsSync(SCHEMA))("Shopify's Admin schema 2026-10 (needs ../shared)", () => {
  const schema = () => buildSchema(readFileSync(SCHEMA, "utf8"));

  test.each(QUERIES)("knows every field that %s asks for", (name) => {
    expect(validate(schema(), documentOf(name)).map(({ message }) => message)).toEqual([]);
  });

  test("would not know a field that does not exist", () => {
    expect(validate(schema(), parse("{ shop { nothing } }"))).toHaveLength(1);
  });
});
