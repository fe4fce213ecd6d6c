import { expect, test } from "vitest";
import { requestInvoice } from "../../../../server/pipeline/receive/request-invoice.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const byHand = async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ issue: { when: "manual" } });
  return { ...pipeline, request: () => requestInvoice(pipeline.ports)(OUR_SHOP, anOrder().id) };
};

test.each([
  ["that nobody told of yet", false],
  ["that was read before", true],
])("asked for while its order %s is unpaid, an invoice is issued once it is paid", async (_, isKnown) => {
  const pipeline = await byHand();
  pipeline.change({ isFullyPaid: false, financialStatus: "PENDING" });
  if (isKnown) await pipeline.run();
  expect(await pipeline.request()).toBe("requested");
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "waiting", reason: "NOT_PAID" });
  pipeline.change({ isFullyPaid: true, financialStatus: "PAID" });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect(pipeline.sent).toHaveLength(1);
});

test("asked for while its order's channel is in question, it is issued once that is answered", async () => {
  const pipeline = await byHand();
  pipeline.change({ channel: "unheard-of" });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "review" });
  expect(await pipeline.request()).toBe("requested");
  await pipeline.settle({ issue: { when: "manual" }, channels: { "unheard-of": "ours" } });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
});
