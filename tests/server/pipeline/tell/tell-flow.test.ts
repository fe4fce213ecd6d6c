import { expect, test } from "vitest";
import { fault } from "../../../../server/invoice/fault.ts";
import { AppError, type ErrorCode } from "../../../../server/pipeline/errors.ts";
import { done, type JobOutcome, snooze } from "../../../../server/pipeline/ports/jobs.ts";
import { thenTellFlow } from "../../../../server/pipeline/tell/tell-flow.ts";
import { anInvoice } from "../../integrators/an-invoice.ts";
import { aSummary, OUR_SHOP, temporaryStore } from "../../../support/temporary-store.ts";

/** An order in review of a shop whose workflow wants to know, with a Flow that fails as often as told. */
async function inReview({ failures = [], outcome = done }: { failures?: ErrorCode[]; outcome?: JobOutcome }) {
  const store = temporaryStore();
  const order = aSummary();
  await store.unitOfWork(OUR_SHOP, async ({ orders, timeline, flow }) => {
    await flow.saveUse({ trigger: "invoice-failed", isUsed: true, at: new Date(0) });
    await orders.save(order);
    await orders.move(order.id, "fault", { faults: [fault("TAX_ID_CHECKSUM", "buyer.taxId")] });
    await timeline.append(order.id, "faults-found");
  });
  const fired: string[] = [];
  const fire = async (_shop: string, trigger: string) => {
    const code = failures.shift();
    if (code) throw new AppError(code);
    fired.push(trigger);
  };
  const tell = thenTellFlow({ ...store, flowEvents: { fire } }, async () => outcome);
  const findAgain = (seconds: number) => {
    store.clock.pass(seconds);
    return store.unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(order.id, "faults-found"));
  };
  return { fired, findAgain, run: () => tell(OUR_SHOP, order.id) };
}

test("a Shopify that does not answer is told a minute later, and the order's own rest is kept after that", async () => {
  const { fired, run } = await inReview({ failures: ["SHOPIFY_UNREACHABLE"], outcome: snooze(3600) });
  expect(await run()).toEqual(snooze(60));
  expect(fired).toEqual([]);
  expect(await run()).toEqual(snooze(3600));
  expect(await run()).toEqual(snooze(3600));
  expect(fired).toEqual(["invoice-failed"]);
});

test("a Shopify that goes on refusing is told more and more rarely, for each time the order is read again", async () => {
  const failures = Array.from({ length: 3 }, () => "SHOPIFY_ANSWER_INVALID" as const);
  const { findAgain, run } = await inReview({ failures });
  await findAgain(1200);
  expect(await run()).toMatchObject({ kind: "snooze", seconds: expect.closeTo(600, -1) });
  await findAgain(30 * 86_400);
  expect(await run()).toEqual(snooze(6 * 3600));
});

test("an order that is looked at sooner anyway is not kept waiting", async () => {
  const { run } = await inReview({ failures: ["SHOPIFY_THROTTLED"], outcome: snooze(5) });
  expect(await run()).toEqual(snooze(5));
});

test("a shop that removed the app is not asked again", async () => {
  const { fired, run } = await inReview({ failures: ["SHOP_NOT_CONNECTED"] });
  expect(await run()).toEqual(done);
  expect(fired).toEqual([]);
});

test("of an e-Fatura its buyer refused, workflows are told as of one that could not be made, once", async () => {
  const store = temporaryStore();
  const order = aSummary();
  await store.unitOfWork(OUR_SHOP, async ({ orders, flow, timeline }) => {
    await flow.saveUse({ trigger: "invoice-failed", isUsed: true, at: new Date(0) });
    await orders.save(order);
    for (const event of ["issue", "submit", "accept", "confirm"] as const) await orders.move(order.id, event);
    await timeline.append(order.id, "buyer-rejected");
    await orders.move(order.id, "reject", { faults: [fault("INVOICE_REJECTED", "buyer", { text: "" })] });
  });
  const fired: unknown[] = [];
  const fire = async (_shop: string, trigger: string, payload: unknown) => void fired.push([trigger, payload]);
  const tell = thenTellFlow({ ...store, flowEvents: { fire } }, async () => done);
  await tell(OUR_SHOP, order.id);
  await tell(OUR_SHOP, order.id);
  expect(fired).toEqual([["invoice-failed", expect.objectContaining({ "Things to fix": 1 })]]);
});

test.each([
  ["live", ["invoice-issued"]],
  ["test", []],
] as const)("of an invoice that only a %s account has, workflows are told %j", async (environment, told) => {
  const store = temporaryStore();
  const order = aSummary();
  const invoice = anInvoice();
  await store.unitOfWork(OUR_SHOP, async ({ orders, invoices, flow }) => {
    await flow.saveUse({ trigger: "invoice-issued", isUsed: true, at: new Date(0) });
    await orders.save(order);
    await invoices.insert(order.id, invoice, { kind: "any", environment });
    for (const event of ["issue", "submit", "accept", "confirm"] as const) await orders.move(order.id, event);
    await invoices.update(invoice.ettn, { confirmedAt: new Date(1) });
  });
  const fired: string[] = [];
  const fire = async (_shop: string, trigger: string) => void fired.push(trigger);
  await thenTellFlow({ ...store, flowEvents: { fire } }, async () => done)(OUR_SHOP, order.id);
  expect(fired).toEqual(told);
});
