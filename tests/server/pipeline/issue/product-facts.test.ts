import { expect, test } from "vitest";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { anOrder } from "../../invoice/an-order.ts";

const PRODUCT = "gid://shopify/Product/1";
const BY_COLLECTION = { tax: { productRules: [{ collection: "gida", rate: 1 }] } };

async function withRule(rule: Readonly<Record<string, unknown>>) {
  const pipeline = await readyPipeline();
  await pipeline.settle(rule);
  pipeline.change({ lines: anOrder().lines.map((line) => ({ ...line, productId: PRODUCT })) });
  return pipeline;
}

test("an order is taxed by the collection its product is in", async () => {
  const pipeline = await withRule(BY_COLLECTION);
  pipeline.script.products = new Map([[PRODUCT, { collections: ["gida"], metafields: [] }]]);
  await pipeline.run();
  expect(pipeline.productsAsked).toEqual([PRODUCT]);
  expect((await pipeline.invoice())?.invoice.lines[0]).toMatchObject({ taxRate: 1 });
});

test("an order whose product Shopify no longer has waits for a person, and is sent nowhere", async () => {
  const pipeline = await withRule(BY_COLLECTION);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "review" });
  expect((await pipeline.found())?.faults.map(({ code }) => code)).toContain("PRODUCT_RULE_UNTOLD");
  expect(pipeline.sent).toEqual([]);
});

test("a shop whose rules look at the order alone asks about no product", async () => {
  const pipeline = await withRule({ tax: { productRules: [{ tag: "gida", rate: 1 }] } });
  await pipeline.run();
  expect(pipeline.productsAsked).toEqual([]);
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
});
