import { describe, expect, test } from "vitest";
import { anInvoice } from "../integrators/an-invoice.ts";
import { until } from "../../support/until.ts";
import { type Actor, actingAs } from "../../../server/pipeline/ports/actor.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const ID = orderId(1001);

  test("a unit of work that fails leaves no order, no invoice, no job and no word behind", async () => {
    const { unitOfWork, read, jobs: planned } = await storeOn(engine);
    const failing = unitOfWork(OUR_SHOP, async ({ orders, invoices, timeline, jobs }) => {
      await orders.save(aSummary());
      await orders.move(ID, "issue");
      await invoices.insert(ID, anInvoice(), { kind: "nilvera", environment: "live" });
      await timeline.append(ID, "issued");
      await jobs.wake(ID);
      throw new Error("and yet not");
    });
    await expect(failing).rejects.toThrow("and yet not");
    expect(await read(OUR_SHOP).orders.find(ID)).toBeUndefined();
    expect(await read(OUR_SHOP).orders.counts()).toEqual(new Map());
    expect(await read(OUR_SHOP).invoices.findLatest(ID)).toBeUndefined();
    expect(await read(OUR_SHOP).timeline.list(ID)).toEqual([]);
    expect(await planned()).toBe(0);
  });

  test("units that share a commit each keep the one who did them", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    const actors = ["user 1", "job 2", "webhook 3"] as const;
    const append = (actor: Actor) =>
      actingAs(actor, () => unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ID, "issued")));
    await Promise.all([...actors.map(append), unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ID, "issued"))]);
    const told = (await read(OUR_SHOP).timeline.list(ID)).map(({ actor }) => actor);
    expect(told).toEqual([...actors, "app"]);
  });

  test("what a unit of work does is seen by readers once it has resolved, and not before", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    let seenInside: unknown = "nothing was asked";
    await unitOfWork(OUR_SHOP, async ({ orders }) => {
      await orders.save(aSummary());
      seenInside = await read(OUR_SHOP).orders.find(ID);
    });
    expect(seenInside).toBeUndefined();
    expect(await read(OUR_SHOP).orders.find(ID)).toEqual({
      ...aSummary(),
      isAsked: false,
      isRedacted: false,
      state: "waiting",
      reason: undefined,
      faults: [],
      problem: undefined,
      invoiceNumber: undefined,
    });
  });

  test("listeners hear of changes and wakes after the commit, and nothing of what was rolled back", async () => {
    const { unitOfWork, changes, jobs: planned } = await storeOn(engine);
    const rolledBack = unitOfWork(THEIR_SHOP, async ({ orders, jobs }) => {
      await orders.save(aSummary());
      await jobs.wake(ID);
      throw new Error("no");
    });
    const kept = unitOfWork(OUR_SHOP, async ({ orders, jobs }) => {
      await orders.save(aSummary());
      await orders.move(ID, "wait", { reason: "PAUSED" });
      await jobs.wake(ID);
      expect(changes).toEqual([]);
    });
    await Promise.allSettled([rolledBack, kept]);
    await kept;
    await until("what changed is heard", () => changes.length > 0);
    expect(changes.every((change) => change.shop === OUR_SHOP && change.state === "waiting")).toBe(true);
    expect(await planned()).toBe(1);
  });

  test("two shops may hold the same order id and never see each other's", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    await unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary({ buyer: "Bizim Alıcı" })));
    await unitOfWork(THEIR_SHOP, async ({ orders, timeline }) => {
      await orders.save(aSummary({ buyer: "Onların Alıcısı" }));
      await orders.move(ID, "exclude", { reason: "CANCELLED" });
      await timeline.append(ID, "not-ours");
    });
    const ours = read(OUR_SHOP);
    expect(await ours.orders.find(ID)).toMatchObject({ buyer: "Bizim Alıcı", state: "waiting" });
    expect(await ours.orders.counts()).toEqual(new Map([["waiting", 1]]));
    expect(await ours.timeline.list(ID)).toEqual([]);
    const found = await ours.orders.list({ states: undefined, search: "onlarin", after: undefined, limit: 10 });
    expect(found.orders).toEqual([]);
  });
});
