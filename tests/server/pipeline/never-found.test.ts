import { expect, test } from "vitest";
import { markInvoicedElsewhere } from "../../../server/pipeline/merchant/mark-invoiced-elsewhere.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { requestInvoice } from "../../../server/pipeline/receive/request-invoice.ts";
import { anOrder } from "../invoice/an-order.ts";
import { ACCEPTED, LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const SAID_THERE = { kind: "duplicate", providerCode: "1004" } as const;

type Pipeline = Awaited<ReturnType<typeof readyPipeline>>;

/** The worker on its order, through so many hours. */
async function pass(app: Pipeline, hours: number): Promise<void> {
  for (let minutes = 0; minutes < hours * 60; minutes += 10) {
    await app.run();
    app.clock.pass(600);
  }
}

/** An order whose invoice the integrator calls a duplicate, and never shows. */
async function saidThere() {
  const app = await readyPipeline();
  app.script.outcome = SAID_THERE;
  return app;
}

test("an invoice the integrator says it has and never finds is handed to a person, with its one ETTN", async () => {
  const app = await saidThere();
  await pass(app, 2);
  expect((await app.found())?.state).toBe("unknown");
  await pass(app, 22);
  const ettn = app.sent[0];
  expect(await app.found()).toMatchObject({
    state: "failed",
    problem: undefined,
    faults: [{ code: "INTEGRATOR_DUPLICATE_UNFOUND", facts: { code: "1004", ettn } }],
  });
  expect(new Set(app.sent).size).toBe(1);
  const sends = app.sent.length;
  await pass(app, 24);
  expect(app.sent).toHaveLength(sends);
});

test("it is looked for once more and then issued anew only when that person says so", async () => {
  const app = await saidThere();
  await pass(app, 24);
  const sends = app.sent.length;
  app.script.outcome = ACCEPTED;
  expect(await requestInvoice(app.ports)(OUR_SHOP, anOrder().id)).toBe("left-out");
  await app.run();
  expect(app.sent).toHaveLength(sends);
  await app.retry();
  await app.run();
  expect((await app.found())?.state).toBe("issued");
  expect([new Set(app.sent).size, app.alive()]).toEqual([2, 1]);
});

test("the one that turned up after all is the order's, and no other is issued", async () => {
  const app = await saidThere();
  app.script.storesAnyway = true;
  const { integratorFor } = app.ports;
  let isShown = false;
  const hiding: PipelinePorts["integratorFor"] = (...account) => {
    const integrator = integratorFor(...account);
    return { ...integrator, findByEttn: async (key) => (isShown ? integrator.findByEttn(key) : undefined) };
  };
  Object.assign(app.ports, { integratorFor: hiding });
  await pass(app, 24);
  expect((await app.found())?.state).toBe("failed");
  isShown = true;
  const sends = app.sent.length;
  await app.retry();
  await app.run();
  expect([(await app.found())?.state, app.sent.length]).toEqual(["issued", sends]);
});

test("a person who found it at the integrator marks the order as invoiced", async () => {
  const app = await saidThere();
  await pass(app, 24);
  expect(await markInvoicedElsewhere(app.ports)(OUR_SHOP, anOrder().id)).toBe(true);
  expect((await app.found())?.state).toBe("not-ours");
});

test("a new ETTN's own answers count, not those about the one before it", async () => {
  const app = await saidThere();
  await pass(app, 24);
  await app.retry();
  await app.run();
  expect((await app.found())?.state).toBe("unknown");
  await pass(app, 24);
  expect((await app.found())?.state).toBe("failed");
  expect(new Set(app.sent).size).toBe(2);
});

test("answers that were lost say nothing of the kind: the same ETTN goes on until it is taken", async () => {
  const app = await readyPipeline();
  app.script.outcome = LOST;
  await pass(app, 24);
  app.script.outcome = SAID_THERE;
  await pass(app, 20);
  expect((await app.found())?.state).toBe("unknown");
  app.script.outcome = ACCEPTED;
  await pass(app, 24);
  expect((await app.found())?.state).toBe("issued");
  expect(new Set(app.sent).size).toBe(1);
});
