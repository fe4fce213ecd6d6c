import { expect, test } from "vitest";
import { enterBuyer } from "../../../../server/pipeline/merchant/enter-buyer.ts";
import { previewOrder } from "../../../../server/pipeline/merchant/preview-order.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { readyPipeline, WITH_TCKN } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const [MAIN, BRANCH] = ["urn:mail:defaultpk@alici.example", "urn:mail:subepk@alici.example"] as const;

/** A commercial e-Fatura that went to its buyer's default mailbox and came back refused. */
async function refusedByItsBuyer() {
  const pipeline = await readyPipeline();
  pipeline.change(WITH_TCKN);
  await pipeline.settle({ einvoice: { profile: "TICARIFATURA" } });
  Object.assign(pipeline.script, {
    registry: { registered: true, aliases: [MAIN, BRANCH] },
    becomes: "answer-pending",
  });
  await pipeline.run();
  pipeline.tell({ state: "rejected", detail: "Şubemize gönderin" });
  pipeline.clock.pass(86_400);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "rejected", faults: [{ code: "INVOICE_REJECTED" }] });
  return pipeline;
}

test("what a buyer refused an e-Fatura for can be mended before the next one, and looked at first", async () => {
  const pipeline = await refusedByItsBuyer();
  const { id } = anOrder();
  expect(await previewOrder(pipeline.ports)(OUR_SHOP, id)).toMatchObject({ kind: "invoice" });
  pipeline.script.becomes = "delivered";
  expect(await enterBuyer(pipeline)(OUR_SHOP, id, { mailbox: BRANCH })).toBe(true);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
  expect(await pipeline.invoice()).toMatchObject({ invoice: { receiverAlias: BRANCH }, isLive: true });
  expect(new Set(pipeline.sent).size).toBe(2);
});
