import { afterEach, describe, expect, test } from "vitest";
import type { ParasutStandIn } from "../../../../demo/parasut/stand-in.ts";
import { createParasut } from "../../../../server/integrators/parasut/integrator.ts";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import { limitedIntegrators } from "../../../../server/pipeline/account/limited-integrator.ts";
import { cancellationNow } from "../../../../server/pipeline/cancel/cancellation.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { retryOrder } from "../../../../server/pipeline/merchant/retry-order.ts";
import { switchIssuing } from "../../../../server/pipeline/account/switch-issuing.ts";
import { callTurns } from "../../../../server/store/call-turns.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES, type EngineName, storeOn } from "../../../support/engines.ts";
import { advance, aProcess } from "../../../support/mortal-process.ts";
import { letCallsThrough } from "../../../support/outgoing.ts";
import { COMPANY } from "../../../support/test-shop.ts";
import { LONG_AGO, pipelineOnPaper } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { aParasut, documentsOf, typed } from "./a-parasut.ts";

const ORDER = anOrder().id;

afterEach(letCallsThrough);

const MOST_RUNS = 100;

/** The pipeline with a shop whose account is at this Paraşüt, connected by a code as a merchant does it. */
async function atParasut(engine: EngineName) {
  const store = await storeOn(engine);
  const { ports: paper, describe: describeShop, change } = pipelineOnPaper(store);
  const parasut = await aParasut({ now: store.clock.now, issueAfterMs: 10 * 60_000 });
  parasut.knobs.mostRequests = 10;
  const keeper = {
    read: async () => (await store.read(OUR_SHOP).settings.get()).integrator?.access,
    renew: (...pair: Parameters<Parameters<Parameters<typeof store.unitOfWork>[1]>[0]["settings"]["renewAccess"]>) =>
      store.unitOfWork(OUR_SHOP, ({ settings }) => settings.renewAccess(...pair)),
    inTurn: <T>(work: () => Promise<T>) => work(),
  };
  const ports: PipelinePorts = {
    ...paper,
    integratorFor: limitedIntegrators({
      integratorFor: ({ access }) => createParasut({ access, baseUrl: parasut.url, keeper, now: store.clock.now }),
      read: store.read,
      takeTurn: callTurns(store.transact, async () => store.clock.now().getTime()),
    }),
  };
  await describeShop();
  const code = parasut.consent.newCode();
  await saveIntegrator(ports)(OUR_SHOP, { kind: "parasut", access: typed(code), environment: "live" });
  await switchIssuing(ports)(OUR_SHOP, { isActive: true, startsAt: LONG_AGO });
  return { store, ports, parasut, change };
}

type World = Awaited<ReturnType<typeof atParasut>>;

async function liveRecord({ store }: World) {
  const record = await store.read(OUR_SHOP).invoices.findLatest(ORDER);
  if (!record) throw new Error("no invoice");
  return record;
}

/** Lets the worker go on until the order rests, however long it is told to wait. */
async function goOn({ store, ports }: World): Promise<string | undefined> {
  letCallsThrough();
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const outcome = await advance(ports, ORDER);
    const state = (await store.read(OUR_SHOP).orders.find(ORDER))?.state;
    if (state === "issued" || outcome.kind !== "snooze") return state;
    store.clock.pass(outcome.seconds + 1);
  }
  return (await store.read(OUR_SHOP).orders.find(ORDER))?.state;
}

async function expectOneDocument({ store, parasut }: World): Promise<void> {
  const record = await store.read(OUR_SHOP).invoices.findLatest(ORDER);
  const [document, ...others] = documentsOf(parasut);
  expect(others, "documents beside the first").toEqual([]);
  const formalised = parasut.book.invoices().find(({ documents }) => documents.length > 0);
  expect(JSON.parse(record?.reference ?? "{}")).toMatchObject({ draft: formalised?.id });
  expect(parasut.book.invoices(), "drafts beside the one formalised").toHaveLength(1);
  expect(record).toMatchObject({ isLive: true, legalEttn: document?.uuid, invoice: { number: document?.number } });
}

/** A process that dies at this edge and one that goes on; `false` once there are no more edges. */
async function diesAt(engine: EngineName, edge: number): Promise<boolean> {
  const world = await atParasut(engine);
  const { run } = aProcess(edge);
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const outcome = await run(world.ports, ORDER);
    if (outcome === "died") {
      expect(await goOn(world), `after a death at edge ${edge}`).toBe("issued");
      await expectOneDocument(world);
      return true;
    }
    if (outcome.kind !== "snooze" || (await world.store.read(OUR_SHOP).orders.find(ORDER))?.state === "issued") break;
    world.store.clock.pass(outcome.seconds + 1);
  }
  await expectOneDocument(world);
  return false;
}

/** The edge after a call and the one before the next are the same world; on the slower engine every third of them. */
const STRIDE: Readonly<Record<EngineName, number>> = { sqlite: 2, postgres: 6 };

describe.each(ENGINES)("on %s, a process killed", (engine) => {
  test("between any two calls leaves one document of one draft, and nothing else in the books", async () => {
    let deaths = 0;
    for (let edge = 1; await diesAt(engine, edge); edge += STRIDE[engine]) deaths += 1;
    expect(deaths).toBeGreaterThan(40 / STRIDE[engine]);
  }, 240_000);
});

test("an order of many products takes its rests: the account is never asked once too often", async () => {
  const world = await atParasut("sqlite");
  world.parasut.knobs.issueAfterMs = 0;
  expect(await goOn(world)).toBe("issued");
  await goOn(world);
  await expectOneDocument(world);
  expect(world.parasut.refusedAsTooMany()).toBe(0);
  const { invoice } = (await world.store.read(OUR_SHOP).invoices.findLatest(ORDER)) ?? {};
  expect(invoice?.lines.length).toBeGreaterThan(1);
  const story = (await world.store.read(OUR_SHOP).timeline.list(ORDER)).map(({ kind }) => kind);
  expect(story.filter((kind) => kind === "submission-started")).toHaveLength(1);
  expect(story).not.toContain("retry-scheduled");
});

describe("an invoice that failed in one company's books", () => {
  /** The same tax number with books of its own, such as those of a trial before. */
  async function connectOther({ ports, store }: World, id: string): Promise<PipelinePorts> {
    const other = await aParasut({ now: store.clock.now, company: { id, ...COMPANY } });
    const integratorFor: PipelinePorts["integratorFor"] = (account, shop) =>
      account.access["companyId"] === id
        ? createParasut({ access: account.access, baseUrl: other.url, now: store.clock.now })
        : ports.integratorFor(account, shop);
    const both = { ...ports, integratorFor };
    const access = { ...typed(other.consent.newCode()), companyId: id };
    expect(await saveIntegrator(both)(OUR_SHOP, { kind: "parasut", access, environment: "live" })).toMatchObject({
      ok: true,
    });
    return both;
  }

  test("is asked about before another company's gets a second one: it may have been mended there by hand", async () => {
    const world = await atParasut("sqlite");
    const { parasut, store } = world;
    Object.assign(parasut.knobs, { outcome: "failed", issueAfterMs: 0 });
    expect(await goOn(world)).toBe("failed");
    const ports = await connectOther(world, "116");
    await retryOrder(ports)(OUR_SHOP, ORDER);
    expect(await goOn({ ...world, ports })).toBe("review");
    expect((await store.read(OUR_SHOP).orders.find(ORDER))?.faults.map(({ code }) => code)).toEqual([
      "EARLIER_INVOICE_ELSEWHERE",
    ]);
    await retryOrder(ports)(OUR_SHOP, ORDER);
    expect(await goOn({ ...world, ports })).toBe("issued");
  });

  test("cannot be cancelled from another company's, which knows nothing of it", async () => {
    const world = await atParasut("sqlite");
    world.parasut.knobs.issueAfterMs = 0;
    expect(await goOn(world)).toBe("issued");
    const ports = await connectOther(world, "116");
    const { orders, invoices, settings } = world.store.read(OUR_SHOP);
    const [order, record] = [await orders.find(ORDER), await invoices.findLatest(ORDER)];
    if (!order || !record) throw new Error("no invoice");
    const { cancel } = cancellationNow(ports, OUR_SHOP, { order, record, settings: await settings.get() });
    expect(cancel).toMatchObject({ code: "CANCEL_ELSEWHERE" });
  });
});

test("a document somebody made by hand of a draft that waits is the order's, though the order is called off", async () => {
  const world = await atParasut("sqlite");
  const { parasut, ports, store, change } = world;
  parasut.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
  Object.assign(parasut.knobs, { send: "429", faultAt: "POST /e_archives" });
  while ((parasut.counts()["POST /v4/115/e_archives"] ?? 0) === 0) {
    const outcome = await advance(ports, ORDER);
    if (outcome.kind === "snooze") store.clock.pass(outcome.seconds + 1);
  }
  parasut.knobs.send = undefined;
  // The same as a person presses a button in Paraşüt.
  const { invoice, reference } = await liveRecord(world);
  const { access = {} } = (await store.read(OUR_SHOP).settings.get()).integrator ?? {};
  const byHand = createParasut({ access, baseUrl: parasut.url, now: store.clock.now });
  store.clock.pass(11);
  await byHand.submit(invoice, { reference, mayArrive: false });
  parasut.book.hurry();
  change({ cancelledAt: store.clock.now() });
  expect(await goOn(world)).toBe("issued");
  await expectOneDocument(world);
});

describe("a job nobody heard of again", () => {
  const neverDone = (parasut: ParasutStandIn) => {
    parasut.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
  };

  test("is asked about for its 15 minutes, and only then the same draft is formalised once more", async () => {
    const world = await atParasut("sqlite");
    const { parasut, ports, store } = world;
    neverDone(parasut);
    const formalised = () => parasut.counts()["POST /v4/115/e_archives"] ?? 0;
    const begun = store.clock.now().getTime();
    while (formalised() < 2) {
      const outcome = await advance(ports, ORDER);
      if (formalised() < 2 && outcome.kind === "snooze") store.clock.pass(outcome.seconds + 1);
    }
    expect(store.clock.now().getTime() - begun).toBeGreaterThan(15 * 60_000);
    parasut.knobs.issueAfterMs = 0;
    expect(await goOn(world)).toBe("issued");
    await expectOneDocument(world);
    expect(formalised()).toBe(2);
  });

  test("that failed leaves nothing in the books, and the next try makes one document", async () => {
    const world = await atParasut("sqlite");
    const { parasut, ports, store } = world;
    Object.assign(parasut.knobs, { outcome: "failed", issueAfterMs: 0 });
    expect(await goOn(world)).toBe("failed");
    expect(parasut.book.invoices()).toEqual([]);
    parasut.knobs.outcome = "issued";
    await retryOrder(ports)(OUR_SHOP, ORDER);
    store.clock.pass(60);
    expect(await goOn(world)).toBe("issued");
    await expectOneDocument(world);
  });

  test("that failed is told only once its draft is out of the books", async () => {
    const world = await atParasut("sqlite");
    const { parasut, store } = world;
    Object.assign(parasut.knobs, { outcome: "failed", issueAfterMs: 0 });
    Object.assign(parasut.knobs, { send: "500-without-storing", faultAt: "DELETE /sales_invoices/:id" });
    const deleted = () => parasut.counts()["DELETE /v4/115/sales_invoices/:id"] ?? 0;
    while (deleted() < 2) {
      const outcome = await advance(world.ports, ORDER);
      store.clock.pass(outcome.kind === "snooze" ? outcome.seconds + 1 : 1);
    }
    const problem = { code: "INTEGRATOR_UNREACHABLE" };
    expect(await store.read(OUR_SHOP).orders.find(ORDER)).toMatchObject({ state: "processing", problem });
    parasut.knobs.send = undefined;
    expect(await goOn(world)).toBe("failed");
    expect(parasut.book.invoices()).toEqual([]);
  });

  test("that still runs when the next try is refused keeps its draft, and its late document is the order's", async () => {
    const world = await atParasut("sqlite");
    const { parasut, ports, store } = world;
    const deleted = () => parasut.counts()["DELETE /v4/115/sales_invoices/:id"] ?? 0;
    Object.assign(parasut.knobs, { issueAfterMs: 3 * 3_600_000, outlivesItsTime: true, refusesSecondJob: true });
    parasut.knobs.send = "reset-after-storing";
    while ((await store.read(OUR_SHOP).orders.find(ORDER))?.state !== "unknown") {
      const outcome = await advance(ports, ORDER);
      if (outcome.kind === "snooze") store.clock.pass(outcome.seconds + 1);
    }
    parasut.knobs.send = undefined;
    expect(await goOn(world)).toBe("review");
    const [fault] = (await store.read(OUR_SHOP).orders.find(ORDER))?.faults ?? [];
    expect(fault?.facts?.["text"]).toContain("silinmedi");
    await retryOrder(ports)(OUR_SHOP, ORDER);
    expect(await advance(ports, ORDER)).toMatchObject({ kind: "snooze" });
    expect([deleted(), parasut.book.invoices().length]).toEqual([0, 1]);
    store.clock.pass(2 * 3_600_000);
    expect(await goOn(world)).toBe("issued");
    await expectOneDocument(world);
  });

  test("because its answer was lost, the document it made is found at the draft", async () => {
    const world = await atParasut("sqlite");
    world.parasut.knobs.send = "reset-after-storing";
    while ((await world.store.read(OUR_SHOP).orders.find(ORDER))?.state !== "unknown") {
      const outcome = await advance(world.ports, ORDER);
      if (outcome.kind === "snooze") world.store.clock.pass(outcome.seconds + 1);
    }
    world.parasut.knobs.send = undefined;
    expect(await goOn(world)).toBe("issued");
    await expectOneDocument(world);
    expect(world.parasut.counts()["POST /v4/115/e_archives"]).toBe(1);
  });
});
