import { expect, test } from "vitest";
import { toOrderDetail } from "../../../server/http/views.ts";
import { ACCEPTED, readyPipeline, REFUSED } from "../../support/pipeline-on-paper.ts";

test.each([
  [REFUSED, null],
  [ACCEPTED, expect.stringMatching(/^EAR\d{4}000000001$/)],
])(
  "an order's page names the number of its invoice, and none of a document nobody took (%j)",
  async (outcome, number) => {
    const pipeline = await readyPipeline();
    await pipeline.settle({ numbering: "own" });
    pipeline.script.outcome = outcome;
    await pipeline.run();
    const [order, record] = [await pipeline.found(), await pipeline.invoice()];
    if (!order || !record) throw new Error("the order has no invoice");
    const beside = { formats: [], timeline: [], may: undefined, mail: undefined, viewer: "" };
    const detail = toOrderDetail({ order, record, ...beside }, { language: "en", sight: () => undefined });
    expect([detail.invoiceNumber, detail.invoice?.number]).toEqual([number, number]);
  },
);

test.each([
  ["INTEGRATOR_CONFIG", true],
  ["SHOPIFY_ACCESS_DENIED", true],
  ["INTEGRATOR_UNREACHABLE", false],
  ["SHOPIFY_ANSWER_INVALID", false],
  ["A_CODE_OF_BEFORE", false],
])("tells of %s whether it waits for the merchant: %s", async (code, isYours) => {
  const pipeline = await readyPipeline();
  await pipeline.run();
  const order = await pipeline.found();
  if (!order) throw new Error("there is no order");
  const none = { record: undefined, formats: [], timeline: [], may: undefined, mail: undefined, viewer: "" };
  const delayed = { ...order, problem: { code, facts: {} } };
  const detail = toOrderDetail({ order: delayed, ...none }, { language: "tr", sight: () => undefined });
  expect(detail.problem?.isYours).toBe(isYours);
});
