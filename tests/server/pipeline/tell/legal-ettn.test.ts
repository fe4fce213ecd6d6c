import { expect, test } from "vitest";
import { done } from "../../../../server/pipeline/ports/jobs.ts";
import type { OrderMark } from "../../../../server/pipeline/ports/order-mark.ts";
import type { InvoicePatch } from "../../../../server/pipeline/ports/stores.ts";
import { exportCustomer } from "../../../../server/pipeline/privacy/export-customer.ts";
import { thenTellFlow } from "../../../../server/pipeline/tell/tell-flow.ts";
import { writeBack } from "../../../../server/pipeline/tell/write-back.ts";
import { aSummary, OUR_SHOP, temporaryStore } from "../../../support/temporary-store.ts";
import { anInvoice, ettn } from "../../integrators/an-invoice.ts";

const OURS = anInvoice().ettn;
const THEIRS = ettn("00000000-0000-4000-8000-00000000000a");
const NUMBER = "PRS2026000000001";

/** What Shopify's page, a workflow and a buyer who asks for their data are told of an issued invoice's ETTN. */
async function toldOf(kind: string, patch: InvoicePatch) {
  const store = temporaryStore();
  const { id } = aSummary();
  const triggeredAt = store.clock.now();
  await store.unitOfWork(OUR_SHOP, async ({ orders, invoices, flow, privacy }) => {
    await flow.saveUse({ trigger: "invoice-issued", isUsed: true, at: new Date(0) });
    await orders.save(aSummary());
    await orders.move(id, "issue");
    await invoices.insert(id, anInvoice(), { kind, environment: "live" });
    for (const event of ["submit", "accept", "confirm"] as const) await orders.move(id, event);
    const at = store.clock.now();
    await invoices.update(OURS, { acceptedAt: at, confirmedAt: at, number: NUMBER, ...patch });
    await privacy.insert({ id: "w1", kind: "data-request", customerId: "7", orderIds: [id], triggeredAt });
  });
  const marks: OrderMark[] = [];
  const fired: unknown[] = [];
  const page = {
    write: async (_shop: string, _id: string, { wanted }: { wanted: OrderMark }) => void marks.push(wanted),
  };
  const linkAddress = (token: string) => `https://fatura.example/i/${token}`;
  await writeBack({ ...store, marks: { ...page, clear: async () => {} }, linkAddress })(OUR_SHOP, id);
  const fire = async (_shop: string, _trigger: string, payload: object) => void fired.push(payload);
  await thenTellFlow({ ...store, flowEvents: { fire } }, async () => done)(OUR_SHOP, id);
  const exported = await exportCustomer(store)(OUR_SHOP, "w1");
  return { marks, fired, exported: exported?.orders[0]?.invoices };
}

test("is the document's own where the integrator gives it one, and the buyer's link leads to it all the same", async () => {
  const { marks, fired, exported } = await toldOf("parasut", { reference: '{"draft":"1"}', legalEttn: THEIRS });
  expect(marks).toMatchObject([{ state: "issued", ettn: THEIRS, number: NUMBER, url: expect.stringContaining("/i/") }]);
  expect(fired).toMatchObject([{ "Invoice number": NUMBER, ETTN: THEIRS }]);
  expect(exported).toMatchObject([{ ettn: THEIRS }]);
});

test("is left out while only the integrator knows it", async () => {
  const { marks, fired, exported } = await toldOf("parasut", { reference: '{"draft":"1"}' });
  expect(marks).toMatchObject([{ state: "issued", number: NUMBER }]);
  expect(marks[0]).not.toHaveProperty("ettn");
  expect(fired).toMatchObject([{ ETTN: "" }]);
  expect(exported).toMatchObject([{ ettn: null }]);
});

test("is ours everywhere else", async () => {
  const { marks, fired, exported } = await toldOf("nilvera", {});
  expect([marks, fired, exported]).toMatchObject([[{ ettn: OURS }], [{ ETTN: OURS }], [{ ettn: OURS }]]);
});
