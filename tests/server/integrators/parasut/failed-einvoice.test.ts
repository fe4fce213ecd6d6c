import { expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { readyPipeline, WITH_TCKN } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { aParasut, connectTo, documentsOf } from "./a-parasut.ts";

const ORDER = anOrder();
const MAILBOX = "urn:mail:defaultpk@example.com";

test("an e-Fatura that GİB turned down is told as failed, and its sale stays for the merchant to settle", async () => {
  const app = await readyPipeline();
  app.change(WITH_TCKN);
  const { firstName, lastName } = ORDER.billing ?? {};
  const buyer = { title: `${firstName} ${lastName}`, aliases: [MAILBOX] };
  const taxpayers = Object.fromEntries(WITH_TCKN.attributes.map(({ value }) => [value, buyer]));
  const parasut = await aParasut({ taxpayers, now: app.clock.now });
  const integrator = connectTo(parasut, { now: app.clock.now });
  const run = () => advanceOrder({ ...app.ports, integratorFor: () => integrator })(OUR_SHOP, ORDER.id);
  for (let n = 0; n < 20 && documentsOf(parasut).length === 0; n += 1) {
    await run();
    app.clock.pass(11);
  }
  expect(await app.found()).toMatchObject({ state: "processing" });
  for (const document of documentsOf(parasut)) document.status = "failed";
  app.clock.pass(3600);
  await run();
  const order = await app.found();
  expect(order).toMatchObject({ state: "failed", faults: [{ code: "INTEGRATOR_FAILED" }] });
  expect(order?.faults[0]?.facts?.["text"]).toContain("Paraşüt'te duruyor");
  expect(parasut.book.invoices()).toHaveLength(1);
});
