import { describe, expect, test } from "vitest";
import { enterBuyer } from "../../../../server/pipeline/merchant/enter-buyer.ts";
import { proposeBuyer } from "../../../../server/pipeline/merchant/propose-buyer.ts";
import { ENGINES, storeOn } from "../../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../../support/temporary-store.ts";

const ENTRY = { kind: "person", taxId: "10000000146" } as const;
const ORDER = orderId(1001);

describe.each(ENGINES)("a buyer's word about their invoice, on %s", (engine) => {
  test("is kept for an order nobody told of yet, which is then read", async () => {
    const store = await storeOn(engine);
    expect(await proposeBuyer(store)(OUR_SHOP, { orderId: ORDER, entry: ENTRY, from: "guest" })).toBe("kept");
    expect(await store.read(OUR_SHOP).orders.find(ORDER)).toMatchObject({
      state: "waiting",
      name: "1001",
      entry: ENTRY,
      enteredBy: "buyer",
    });
    expect(await store.jobs()).toBe(1);
  });

  test("gives way to the merchant's, and never takes its place", async () => {
    const store = await storeOn(engine);
    await store.unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
    const propose = () => proposeBuyer(store)(OUR_SHOP, { orderId: ORDER, entry: ENTRY, from: "customer" });
    expect(await propose()).toBe("kept");
    expect(await enterBuyer(store)(OUR_SHOP, ORDER, { taxId: "1234567808" })).toBe(true);
    expect(await propose()).toBe("taken");
    expect(await store.read(OUR_SHOP).orders.find(ORDER)).toMatchObject({
      entry: { taxId: "1234567808" },
      enteredBy: "merchant",
    });
  });

  test("stays where the merchant, who had not seen it yet, types something else", async () => {
    const store = await storeOn(engine);
    await store.unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
    await proposeBuyer(store)(OUR_SHOP, { orderId: ORDER, entry: ENTRY, from: "guest" });
    await enterBuyer(store)(OUR_SHOP, ORDER, { district: "Kadıköy", taxOffice: "" });
    const order = await store.read(OUR_SHOP).orders.find(ORDER);
    expect(order).toMatchObject({ enteredBy: "merchant" });
    expect(order?.entry).toEqual({ ...ENTRY, district: "Kadıköy" });
  });

  test.each(["issue", "exclude"] as const)("comes too late after “%s”", async (event) => {
    const store = await storeOn(engine);
    await store.unitOfWork(OUR_SHOP, async ({ orders }) => {
      await orders.save(aSummary());
      await orders.move(ORDER, event);
    });
    const outcome = await proposeBuyer(store)(OUR_SHOP, { orderId: ORDER, entry: ENTRY, from: "customer" });
    expect(outcome).toBe("closed");
    expect((await store.read(OUR_SHOP).orders.find(ORDER))?.entry).toBeUndefined();
  });
});
