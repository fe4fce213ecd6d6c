import { existsSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { FLOW_TRIGGERS } from "../../../server/pipeline/ports/flow.ts";
import { SHOPIFY_SCHEMA, shopifySchema } from "../../support/shopify-schema.ts";

const DOCUMENT = "server/shopify/queries/fire-flow-trigger.graphql";
const handleOf = (toml: string) => /^handle = "([^"]+)"$/m.exec(toml)?.[1];

describe.skipIf(!existsSync(SHOPIFY_SCHEMA))("Shopify's Admin schema 2026-10 (needs ../shared)", () => {
  test("knows the mutation and every field of its answer", () => {
    expect(validate(shopifySchema(), parse(readFileSync(DOCUMENT, "utf8"))).map(({ message }) => message)).toEqual([]);
  });
});

test.each(FLOW_TRIGGERS)("%s is the handle of an extension", (trigger) => {
  expect(handleOf(readFileSync(`extensions/flow-${trigger}/shopify.extension.toml`, "utf8"))).toBe(trigger);
});
