import { describe, expect, test } from "vitest";
import { countOverdue } from "../../../server/store/overdue.ts";
import { type AnyStore, ENGINES, storeOn } from "../../support/engines.ts";
import { day } from "../invoice/an-order.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const DELIVERED = { lastDay: day("2026-11-27"), alarmDay: day("2026-11-25") };

describe.each(ENGINES)("delivered orders without an invoice, on %s", (engine) => {
  async function stored(): Promise<AnyStore> {
    const store = await storeOn(engine);
    await store.unitOfWork(OUR_SHOP, async ({ orders }) => {
      await orders.save(aSummary(DELIVERED));
      await orders.save(aSummary({ id: orderId(1002) }));
    });
    await store.unitOfWork(THEIR_SHOP, ({ orders }) => orders.save(aSummary(DELIVERED)));
    return store;
  }

  test.each([
    ["2026-11-24", { late: 0, near: 0 }],
    ["2026-11-25", { late: 0, near: 1 }],
    ["2026-11-27", { late: 0, near: 1 }],
    ["2026-11-28", { late: 1, near: 0 }],
  ])("are counted on %s, each shop's on its own", async (today, expected) => {
    const { read, reading } = await stored();
    expect(await read(OUR_SHOP).orders.overdue(day(today))).toEqual(expected);
    const all = await countOverdue(reading, day(today), undefined);
    expect(all).toEqual({ late: 2 * expected.late, near: 2 * expected.near });
  });

  test("are no longer overdue once they need no invoice, and again when they do", async () => {
    const { unitOfWork, read } = await stored();
    const overdue = () => read(OUR_SHOP).orders.overdue(day("2026-11-28"));
    await unitOfWork(OUR_SHOP, ({ orders }) => orders.move(orderId(1001), "exclude", { reason: "CANCELLED" }));
    expect(await overdue()).toEqual({ late: 0, near: 0 });
    await unitOfWork(OUR_SHOP, async ({ orders }) => {
      await orders.save(aSummary(DELIVERED));
      await orders.move(orderId(1001), "fault", { faults: [] });
    });
    expect(await overdue()).toEqual({ late: 1, near: 0 });
    expect(await read(OUR_SHOP).orders.find(orderId(1001))).toMatchObject(DELIVERED);
  });

  test("a wish of the merchant's is kept with the order, whatever is read of it later", async () => {
    const { unitOfWork, read } = await stored();
    await unitOfWork(OUR_SHOP, ({ orders }) => orders.markAsked(orderId(1001)));
    await unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
    expect(await read(OUR_SHOP).orders.find(orderId(1001))).toMatchObject({ isAsked: true, lastDay: undefined });
  });
});
