import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BULK_FINISHED } from "../../../server/pipeline/merchant/backfill.ts";
import { ORDER_TOPICS } from "../../../server/pipeline/receive/receive-webhook.ts";
import { APP_UNINSTALLED, SCOPES_UPDATED } from "../../../server/pipeline/privacy/uninstall-app.ts";
import { WANTED_SCOPES } from "../../../server/shopify/scopes.ts";

const TOML = readFileSync("shopify.app.toml", "utf8");

/** What the lists of this name hold, in the order they stand. */
const listed = (name: string): readonly string[] =>
  [...TOML.matchAll(new RegExp(`^\\s*${name} = \\[([^\\]]*)\\]`, "gm"))].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, item = ""]) => item),
  );

test("shopify.app.toml subscribes to every topic the app listens for, and to no other", () => {
  expect(listed("topics").toSorted()).toEqual(
    [...ORDER_TOPICS, APP_UNINSTALLED, SCOPES_UPDATED, BULK_FINISHED].toSorted(),
  );
});

test("shopify.app.toml subscribes to Shopify's mandatory compliance topics", () => {
  expect(listed("compliance_topics")).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
});

test("shopify.app.toml asks for the scopes the app expects", () => {
  expect(/^scopes = "([^"]+)"$/m.exec(TOML)?.[1]).toBe(WANTED_SCOPES.join(","));
});

test("nothing of the app stands in the storefront: no theme extension, and no right to themes or scripts", () => {
  const tomls = globSync("extensions/*/shopify.extension.toml");
  expect(tomls.length).toBeGreaterThan(5);
  const kinds = tomls.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^type = "(\w+)"/gm)].map(([, kind]) => kind),
  );
  expect(kinds.filter((kind) => kind !== "ui_extension" && !kind?.startsWith("flow_"))).toEqual([]);
  expect(WANTED_SCOPES.filter((scope) => /theme|script|pixel/.test(scope))).toEqual([]);
});
