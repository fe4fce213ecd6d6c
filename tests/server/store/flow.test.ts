import { describe, expect, test } from "vitest";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const MORNING = new Date("2026-11-20T09:00:00Z");
const NOON = new Date("2026-11-20T12:00:00Z");
const issued = { trigger: "invoice-issued" } as const;

describe.each(ENGINES)("what Flow uses and was told, on %s", (engine) => {
  test("is each shop's own", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    await unitOfWork(OUR_SHOP, async ({ flow }) => {
      await flow.saveUse({ ...issued, isUsed: true, at: MORNING });
      await flow.markTold(orderId(1), "issued");
    });
    expect([...(await read(OUR_SHOP).flow.uses())]).toEqual([["invoice-issued", MORNING]]);
    expect([...(await read(THEIR_SHOP).flow.uses())]).toEqual([]);
    expect(await read(OUR_SHOP).flow.told(orderId(1))).toBe("issued");
    expect(await read(THEIR_SHOP).flow.told(orderId(1))).toBeUndefined();
  });

  test("goes by the newest word, in whatever order the words come", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    const hear = (isUsed: boolean, at: Date) =>
      unitOfWork(OUR_SHOP, ({ flow }) => flow.saveUse({ ...issued, isUsed, at }));
    await hear(false, NOON);
    await hear(true, MORNING);
    expect((await read(OUR_SHOP).flow.uses()).size).toBe(0);
    const evening = new Date("2026-11-20T18:00:00Z");
    await hear(true, evening);
    expect((await read(OUR_SHOP).flow.uses()).get("invoice-issued")).toEqual(evening);
  });

  test("remembers the last event of an order", async () => {
    const { unitOfWork, read } = await storeOn(engine);
    for (const event of ["review BUYER_NAME_MISSING", "issued"]) {
      await unitOfWork(OUR_SHOP, ({ flow }) => flow.markTold(orderId(1), event));
    }
    expect(await read(OUR_SHOP).flow.told(orderId(1))).toBe("issued");
  });
});
