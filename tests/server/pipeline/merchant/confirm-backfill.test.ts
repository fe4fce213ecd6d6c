import { beforeEach, describe, expect, test } from "vitest";
import type { OrderId } from "../../../../server/invoice/ids.ts";
import { confirmBackfill, readBackfill, startBackfill } from "../../../../server/pipeline/merchant/backfill.ts";
import { reconcileShop } from "../../../../server/pipeline/reconcile/reconcile-shop.ts";
import type { PastOrders } from "../../../../server/pipeline/ports/past-orders.ts";
import type { UnitOfWork } from "../../../../server/pipeline/ports/stores.ts";
import { type AnyStore, ENGINES, storeOn } from "../../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../../support/temporary-store.ts";

const DAY = 86_400_000;
const FOUND = Array.from({ length: 450 }, (_, index) => orderId(5000 + index));
const [BEFORE, ELSEWHERE] = FOUND as [OrderId, OrderId];
const pastOrders: PastOrders = { start: () => Promise.resolve("another"), collect: () => Promise.resolve(undefined) };

describe.each(ENGINES)("past orders that are confirmed, on %s", (engine) => {
  let store: AnyStore;
  let to: Date;
  let from: Date;
  const backfill = async () => (await store.read(OUR_SHOP).backfill.get())?.state;
  const startsAt = async () => (await store.read(OUR_SHOP).settings.get()).startsAt;
  const tally = () => store.read(OUR_SHOP).orders.tally(FOUND);
  const confirm = (unitOfWork = store.unitOfWork) =>
    confirmBackfill({ ...store, unitOfWork })(OUR_SHOP, { look: "one" });
  const work = (unitOfWork = store.unitOfWork) => readBackfill({ ...store, pastOrders, unitOfWork })(OUR_SHOP);
  const look = () => startBackfill({ ...store, pastOrders })(OUR_SHOP, new Date(from.getTime() - DAY));
  /** Of each candidate, and the look's own. */
  const isEachWoken = async () => (await store.jobs()) === FOUND.length + 1;
  /** Each order that was woken has had its run. */
  const runThem = () =>
    store.unitOfWork(OUR_SHOP, async ({ backfill, orders }) => {
      for (const id of FOUND.slice(0, (await backfill.get())?.woken)) {
        if (await orders.find(id)) continue;
        await orders.save(aSummary({ id }));
        await orders.move(id, "wait", { reason: "PAUSED" });
      }
    });
  const workToTheEnd = async (unitOfWork = store.unitOfWork) => {
    while ((await work(unitOfWork)).kind !== "done") await runThem();
  };

  beforeEach(async () => {
    store = await storeOn(engine);
    to = store.clock.now();
    from = new Date(to.getTime() - 50 * DAY);
    const rehearsal = { seen: FOUND.length, candidates: FOUND, totals: {}, late: 0, some: [] };
    await store.unitOfWork(OUR_SHOP, async ({ backfill, settings }) => {
      await settings.setStart(to);
      await backfill.save({ errand: "one", from, to, state: "ready", rehearsal, woken: 0 });
    });
  });

  /** The process ends before this commit, counted from the first. */
  const dyingAt = (last: number): UnitOfWork => {
    let commits = 0;
    return (shop, work) => {
      commits += 1;
      return commits < last ? store.unitOfWork(shop, work) : Promise.reject(new Error("killed"));
    };
  };

  test.each([1, 2, 3, 4])(
    "are all woken, or none is and that is said, whatever the app is killed before: %i",
    async (last) => {
      const dying = dyingAt(last);
      await confirm(dying)
        .then(() => workToTheEnd(dying))
        .catch(() => undefined);
      if ((await backfill()) === "ready") {
        expect(await startsAt()).toEqual(to);
        expect(await store.jobs()).toBe(0);
        return;
      }
      expect(await backfill()).toBe("confirmed");
      await workToTheEnd();
      expect(await isEachWoken()).toBe(true);
      expect(await startsAt()).toEqual(from);
    },
  );

  test("have their turn some at a time, so that an order of today waits behind few, also after a comparison", async () => {
    await confirm();
    for (let runs = 0; runs < 3; runs += 1) expect(await work()).toEqual({ kind: "snooze", seconds: 2 });
    const few = 200 + 1;
    expect(await store.jobs()).toBe(few);
    const kept = { isTest: false, isCancelled: false, isFullyPaid: true, isSent: false };
    const orders = [...FOUND, orderId(9)].map((id) => ({ id, updatedAt: to, processedAt: from, ...kept }));
    const rest = { keepAccess: () => Promise.resolve(), onMissed: () => {} };
    const changedOrders = () => Promise.resolve({ orders, next: undefined, restSeconds: 0 });
    await reconcileShop({ ...store, ...rest, changedOrders })(OUR_SHOP);
    expect(await store.jobs()).toBe(few + 1);
    await runThem();
    await work();
    expect(await store.jobs()).toBe(few + 1 + 200);
  });

  test("are woken also where another look begins before they are", async () => {
    await confirm();
    await look();
    expect(await backfill()).toBe("reading");
    expect(await isEachWoken()).toBe(true);
  });

  test("do not take the place of another look that began beside their confirmation", async () => {
    await Promise.allSettled([confirm(), look()]);
    await work();
    expect(await backfill()).toBe("reading");
    expect([1, FOUND.length + 1]).toContain(await store.jobs());
  });

  test("by two at once are confirmed once", async () => {
    expect((await Promise.all([confirm(), confirm()])).toSorted()).toEqual([false, true]);
  });

  test("count as under way from then on, and what was invoiced elsewhere meanwhile as left out", async () => {
    await store.unitOfWork(OUR_SHOP, async ({ orders }) => {
      for (const id of [BEFORE, ELSEWHERE]) await orders.save(aSummary({ id }));
      await orders.move(BEFORE, "exclude", { reason: "BEFORE_START" });
      await orders.move(ELSEWHERE, "exclude", { reason: "INVOICED_ELSEWHERE" });
    });
    await confirm();
    await work();
    expect(await tally()).toEqual(
      new Map([
        ["waiting", 1],
        ["not-ours", 1],
      ]),
    );
  });
});
