import { describe, expect, test } from "vitest";
import type { ChangedOrder } from "../../../../server/pipeline/ports/changed-orders.ts";
import { proofNow, proveNow } from "../../../../server/pipeline/reconcile/proof.ts";
import { reconcileShop } from "../../../../server/pipeline/reconcile/reconcile-shop.ts";
import { switchIssuing } from "../../../../server/pipeline/account/switch-issuing.ts";
import { ENGINES, type EngineName, storeOn } from "../../../support/engines.ts";
import { LONG_AGO, readyPipeline, WITH_TCKN } from "../../../support/pipeline-on-paper.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../../support/temporary-store.ts";

const CHANGED_AT = new Date("2026-11-20T09:00:00Z");
const aChange = (digits: number, changes: Partial<ChangedOrder> = {}): ChangedOrder => ({
  id: orderId(digits),
  updatedAt: CHANGED_AT,
  processedAt: CHANGED_AT,
  isTest: false,
  isCancelled: false,
  isFullyPaid: true,
  isSent: false,
  ...changes,
});

/** A shop on a real database; Shopify's list of changes is this object's `pages`. */
async function aShop(engine: EngineName, startsAt: Date | "never" = LONG_AGO) {
  const store = await storeOn(engine);
  const asked: (string | undefined)[] = [];
  const minutesBack: number[] = [];
  const script = { pages: [] as ChangedOrder[][], restSeconds: 0, whileReading: async () => {} };
  let missed = 0;
  let keptOpen = 0;
  if (startsAt !== "never") await store.unitOfWork(OUR_SHOP, ({ settings }) => settings.setStart(startsAt));
  const run = reconcileShop({
    ...store,
    changedOrders: async (_shop, walk) => {
      asked.push(walk.after);
      minutesBack.push(Math.round((store.clock.now().getTime() - walk.since.getTime()) / 60_000));
      await script.whileReading();
      const index = Number(walk.after ?? 0);
      const next = index + 1 < script.pages.length ? String(index + 1) : undefined;
      return { orders: script.pages[index] ?? [], next, restSeconds: script.restSeconds };
    },
    keepAccess: async () => {
      keptOpen += 1;
    },
    onMissed: (count) => (missed += count),
  });
  return {
    ...store,
    script,
    asked,
    minutesBack,
    missed: () => missed,
    keptOpen: () => keptOpen,
    run: () => run(OUR_SHOP),
    proof: () => proofNow(store)(OUR_SHOP),
    prove: () => proveNow(store)(OUR_SHOP),
    known: (digits: number, event?: "issue" | "wait" | "exclude" | "fault", reason = "NOT_PAID") =>
      store.unitOfWork(OUR_SHOP, async ({ orders }) => {
        await orders.save(aSummary({ id: orderId(digits), updatedAt: CHANGED_AT }));
        if (event) await orders.move(orderId(digits), event, { reason });
      }),
  };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("wakes what it does not know and what changed since it was read, and nothing else", async () => {
    const shop = await aShop(engine);
    await shop.known(1, "wait");
    await shop.known(2, "wait");
    const later = new Date(CHANGED_AT.getTime() + 1000);
    shop.script.pages = [[aChange(1), aChange(2, { updatedAt: later }), aChange(3, { isFullyPaid: false })]];
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 300 });
    expect(await shop.jobs()).toBe(2);
    expect(shop.missed()).toBe(1);
    expect(await shop.proof()).toMatchObject({ due: 2, missing: 1, stuck: 0 });
    expect(await shop.read(OUR_SHOP).timeline.list(orderId(2))).toMatchObject([{ kind: "signal-missed" }]);
  });

  test("counts as due what is paid, or sent to be paid at the door or later, and nothing that is not this shop's", async () => {
    const shop = await aShop(engine);
    const unpaid = { isFullyPaid: false, isSent: true };
    await shop.known(1, "issue");
    await shop.known(2, "wait", "DELAYED");
    await shop.known(3, "wait", "NOT_PAID");
    await shop.known(4, "wait", "NOT_DISPATCHED");
    await shop.known(5, "exclude", "CHANNEL_SWITCHED_OFF");
    await shop.known(6, "exclude", "INVOICED_ELSEWHERE");
    await shop.known(7, "fault");
    shop.script.pages = [
      [
        aChange(1, unpaid),
        aChange(2, unpaid),
        aChange(3, unpaid),
        aChange(4, { isFullyPaid: false }),
        ...[5, 6, 7].map((digits) => aChange(digits)),
      ],
    ];
    await shop.run();
    expect(await shop.proof()).toMatchObject({ due: 3, missing: 0 });
    const later = new Date(CHANGED_AT.getTime() + 1000);
    shop.script.pages = [
      [aChange(4, { ...unpaid, updatedAt: later }), aChange(5, { updatedAt: later }), aChange(8, unpaid)],
    ];
    await shop.prove();
    await shop.run();
    expect(await shop.proof()).toMatchObject({ due: 2, missing: 2 });
  });

  test("leaves orders alone that are older than the start, and those of other shops", async () => {
    const shop = await aShop(engine, CHANGED_AT);
    await shop.unitOfWork(THEIR_SHOP, ({ orders }) => orders.save(aSummary({ id: orderId(2) })));
    shop.script.pages = [[aChange(1, { processedAt: LONG_AGO }), aChange(2)]];
    await shop.run();
    expect(await shop.jobs()).toBe(1);
    expect(await shop.proof()).toMatchObject({ due: 1, missing: 1 });
  });

  test("goes on where it stopped, page by page, however often it is interrupted", async () => {
    const shop = await aShop(engine);
    shop.script.pages = Array.from({ length: 7 }, (_, index) => [aChange(index + 1)]);
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 0 });
    shop.script.restSeconds = 9;
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 9 });
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 300 });
    expect(shop.asked).toEqual([undefined, "1", "2", "3", "4", "5", "6"]);
    expect(await shop.proof()).toMatchObject({ due: 7, missing: 7 });
  });

  test("looks back ten minutes behind its last look, and thirty days once an hour or when asked", async () => {
    const shop = await aShop(engine);
    await shop.run();
    shop.clock.pass(300);
    await shop.run();
    await shop.prove();
    await shop.run();
    shop.clock.pass(3601);
    await shop.run();
    expect(shop.minutesBack).toEqual([43_200, 15, 43_200, 43_200]);
  });

  test("proves at once what a clock that ran days ahead has passed over", async () => {
    const shop = await aShop(engine);
    await shop.run();
    shop.clock.pass(5 * 86_400);
    await shop.run();
    shop.clock.pass(-5 * 86_400);
    await shop.run();
    shop.clock.pass(300);
    await shop.run();
    expect(shop.minutesBack).toEqual([43_200, 43_200, 43_200, 15]);
  });

  test("looks back thirty days once a clock that was ahead by hours is right again", async () => {
    const shop = await aShop(engine);
    shop.clock.pass(5 * 3600);
    await shop.run();
    shop.clock.pass(-5 * 3600);
    await shop.run();
    expect(shop.minutesBack.at(-1)).toBe(30 * 24 * 60);
    const { provedAt } = (await shop.proof()) ?? {};
    expect(provedAt && provedAt <= shop.clock.now()).toBe(true);
  });

  test("proves a small shop again as soon as a due order came, and a large one in its hour", async () => {
    const shop = await aShop(engine);
    shop.script.pages = [[aChange(1)]];
    await shop.run();
    shop.clock.pass(300);
    shop.script.pages = [[aChange(1), aChange(2)]];
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 0 });
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 300 });
    expect(await shop.proof()).toMatchObject({ due: 2 });
    expect(shop.minutesBack).toEqual([43_200, 15, 43_200]);

    shop.script.pages = [Array.from({ length: 100 }, (_, n) => aChange(n + 1))];
    await shop.prove();
    await shop.run();
    shop.clock.pass(300);
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 300 });
  });

  test("begins once where the shop begins, when that was moved back beyond thirty days", async () => {
    const shop = await aShop(engine, "never");
    const daysAgo = (days: number) => new Date(shop.clock.now().getTime() - days * 86_400_000);
    const begin = (days: number) => switchIssuing(shop)(OUR_SHOP, { isActive: true, startsAt: daysAgo(days) });
    await begin(40);
    await shop.run();
    await shop.run();
    await begin(50);
    await shop.run();
    await shop.prove();
    await shop.run();
    expect(shop.minutesBack).toEqual([57_600, 10, 72_000, 43_200]);
  });

  test("begins anew when the start is moved while a page is being read", async () => {
    const shop = await aShop(engine);
    await shop.run();
    shop.script.pages = [[aChange(1)]];
    shop.script.whileReading = () => shop.unitOfWork(OUR_SHOP, ({ settings }) => settings.setStart(CHANGED_AT));
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 0 });
    expect(await shop.jobs()).toBe(0);
    shop.script.whileReading = async () => {};
    await shop.run();
    expect(await shop.jobs()).toBe(1);
  });

  test("asks a shop that was never switched on for nothing, and keeps its access day by day", async () => {
    const shop = await aShop(engine, "never");
    expect(await shop.run()).toEqual({ kind: "snooze", seconds: 86_400 });
    expect(shop.keptOpen()).toBe(1);
    expect(shop.asked).toEqual([]);
  });

  test("gives an invoice on its way a job again when it lost it, and tells of one that takes too long", async () => {
    const pipeline = await readyPipeline(engine);
    pipeline.script.becomes = "processing";
    expect(await pipeline.run()).toMatchObject({ kind: "snooze" });
    const nothing = async () => ({ orders: [], next: undefined, restSeconds: 0 });
    const run = reconcileShop({ ...pipeline, changedOrders: nothing, keepAccess: async () => {}, onMissed: () => {} });
    const before = await pipeline.jobs();
    await run(OUR_SHOP);
    expect(await pipeline.jobs()).toBe(before + 1);
    expect(await proofNow(pipeline)(OUR_SHOP)).toMatchObject({ stuck: 0 });
    pipeline.clock.pass(25 * 3600);
    await run(OUR_SHOP);
    expect(await pipeline.jobs()).toBe(before + 1);
    expect(await proofNow(pipeline)(OUR_SHOP)).toMatchObject({ stuck: 1 });
  });
});

test.each([
  ["1220", [0, 1]],
  ["1210", [0, 1]],
  ["1100", [1, 1]],
] as const)("an e-Fatura of which GİB last said %s takes too long after as long as it may wait", async (code, told) => {
  const pipeline = await readyPipeline();
  pipeline.change(WITH_TCKN);
  const registry = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;
  Object.assign(pipeline.script, { registry, becomes: "processing" });
  await pipeline.run();
  pipeline.tell({ envelopeCode: code });
  await pipeline.run();
  const nothing = async () => ({ orders: [], next: undefined, restSeconds: 0 });
  const run = reconcileShop({ ...pipeline, changedOrders: nothing, keepAccess: async () => {}, onMissed: () => {} });
  const stuck: unknown[] = [];
  for (const hours of [30, 19]) {
    pipeline.clock.pass(hours * 3600);
    await run(OUR_SHOP);
    stuck.push((await proofNow(pipeline)(OUR_SHOP))?.stuck);
  }
  expect(stuck).toEqual(told);
});

test("a proof that died before its last commit does not count its orders twice", async () => {
  const p = await readyPipeline();
  const at = new Date(p.clock.now().getTime() - 3_600_000);
  const orders = [1, 2, 3].map((n) => ({
    id: orderId(n),
    updatedAt: at,
    processedAt: at,
    isTest: false,
    isCancelled: false,
    isFullyPaid: true,
    isSent: false,
  }));
  let dies = true;
  const reconcile = reconcileShop({
    ...p,
    unitOfWork: (shop, work) =>
      p.unitOfWork(shop, async (stores) => {
        const answer = await work(stores);
        const known = await stores.reconciliation.get();
        if (dies && known.proof !== undefined && known.walk === undefined) {
          dies = false;
          throw new Error("killed before the commit");
        }
        return answer;
      }),
    changedOrders: async () => ({ orders, next: undefined, restSeconds: 0 }),
    keepAccess: async () => {},
    onMissed: () => {},
  });
  await reconcile(OUR_SHOP).catch(() => undefined);
  expect(dies).toBe(false);
  await reconcile(OUR_SHOP);
  expect((await p.read(OUR_SHOP).reconciliation.get()).proof?.due).toBe(3);
});
