import { expect, test } from "vitest";
import { fault } from "../../../../server/invoice/fault.ts";
import { NO_CHECK } from "../../../../server/pipeline/ports/document-check.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";

test("what the official check refuses goes to review, is not sent, and goes out once it is mended", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.checkDocument = () => [fault("OFFICIAL_CHECK_FAILED", "document", { finding: "no such element" })];
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "review", faults: [{ code: "OFFICIAL_CHECK_FAILED" }] });
  expect(await pipeline.invoice()).toBeUndefined();
  expect(pipeline.sent).toEqual([]);
  pipeline.script.checkDocument = NO_CHECK;
  await pipeline.retry();
  await pipeline.run();
  expect(pipeline.sent).toHaveLength(1);
});

test("the check sees the document under the ETTN it will be sent with", async () => {
  const pipeline = await readyPipeline();
  const seen: string[] = [];
  pipeline.script.checkDocument = ({ ettn }) => {
    seen.push(ettn);
    return [];
  };
  await pipeline.run();
  expect(pipeline.sent).toEqual(seen);
});
