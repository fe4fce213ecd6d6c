import { expect, test } from "vitest";
import { enterBuyer } from "../../../../server/pipeline/merchant/enter-buyer.ts";
import { enterSale } from "../../../../server/pipeline/merchant/enter-sale.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const ORDER = anOrder().id;
const SALE = { webSite: "https://baska.example" };
const BUYER = { kind: "company", taxId: "1234567808", title: "Alıcı A.Ş.", taxOffice: "Kadıköy" } as const;

async function failed() {
  const pipeline = await readyPipeline();
  pipeline.script.becomes = "failed";
  await pipeline.run();
  pipeline.script.becomes = "issued";
  return pipeline;
}

test("what is typed about the sale and the buyer at once stands on the same invoice", async () => {
  const pipeline = await failed();
  expect(await enterSale(pipeline.ports)(OUR_SHOP, ORDER, { sale: SALE, buyer: BUYER })).toBe(true);
  await pipeline.run();
  const { invoice } = (await pipeline.invoice()) ?? {};
  expect([invoice?.sale, invoice?.buyer.taxId]).toMatchObject([{ internet: SALE }, { value: BUYER.taxId }]);
  expect(await pipeline.story()).toEqual(expect.arrayContaining(["sale-entered", "buyer-entered"]));
});

test("what is typed about the buyer in another request may come too late for it", async () => {
  const pipeline = await failed();
  await enterSale(pipeline.ports)(OUR_SHOP, ORDER, { sale: SALE });
  await pipeline.run();
  expect(await enterBuyer(pipeline.ports)(OUR_SHOP, ORDER, BUYER)).toBe(false);
  expect((await pipeline.invoice())?.invoice.buyer.taxId.value).not.toBe(BUYER.taxId);
});
