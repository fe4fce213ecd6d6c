import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { WaitingReason } from "../../../server/invoice/due/due.ts";
import type { ShopId } from "../../../server/invoice/ids.ts";
import { fault } from "../../../server/invoice/fault.ts";
import { sightOf } from "../../../server/pipeline/sight.ts";
import type { Stores } from "../../../server/pipeline/ports/stores.ts";
import { countAlarms } from "../../../server/store/sight.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { type AnyStore, ENGINES, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { day } from "../invoice/an-order.ts";

/** Sold on 20 November in Istanbul: 14 January is the fifty-fifth day after it, 18 January the last whole one in sight. */
const SOLD = new Date("2026-11-20T09:00:00Z");
const DAY_54 = day("2027-01-13");
const DAY_55 = day("2027-01-14");
const DAY_61 = day("2027-01-20");
const LAST = "2027-01-18";
const NONE = { waiting: 0, review: 0 };

type Standing = (stores: Stores) => Promise<unknown>;
const ID = orderId(1001);
const waits =
  (reason: WaitingReason): Standing =>
  ({ orders }) =>
    orders.move(ID, "wait", { reason });
const reviewed: Standing = ({ orders }) => orders.move(ID, "fault", { faults: [fault("ORDER_CHANGED", "order")] });
const leftOut: Standing = ({ orders }) => orders.move(ID, "exclude", { reason: "CANCELLED" });
const queued: Standing = ({ orders }) => orders.move(ID, "issue");
const failed: Standing = async ({ orders }) => {
  for (const event of ["issue", "submit", "fail"] as const) await orders.move(ID, event);
};
const issued: Standing = async ({ orders }) => {
  for (const event of ["adopt", "confirm"] as const) await orders.move(ID, event);
};

describe.each(ENGINES)("orders Shopify soon shows no more, on %s", (engine) => {
  async function stored(standing: Standing, shop: ShopId = OUR_SHOP): Promise<AnyStore> {
    const store = await storeOn(engine);
    await stand(store, standing, shop);
    return store;
  }
  const stand = ({ unitOfWork }: AnyStore, standing: Standing, shop: ShopId) =>
    unitOfWork(shop, async (stores) => {
      await stores.settings.setActive(true);
      await stores.orders.save(aSummary({ processedAt: SOLD }));
      await standing(stores);
    });
  const grant = (store: AnyStore, scopes: string) =>
    shopTokenStore(store, store.kit).write(OUR_SHOP, {
      accessToken: "a",
      accessTokenExpiresAt: SOLD,
      refreshToken: "r",
      refreshTokenExpiresAt: SOLD,
      scopes,
    });
  const told = async ({ read }: AnyStore, today: typeof DAY_55) => {
    const { sight, orders } = read(OUR_SHOP);
    const order = await orders.find(ID);
    const shownUntil = order && (await sightOf({ sight }, today))(order);
    return [await sight.leaving(today), shownUntil];
  };

  test("are counted from the fifty-fifth day on, and beyond the sixtieth, with the day", async () => {
    const store = await stored(waits("NOT_FULFILLED"));
    expect(await told(store, DAY_54)).toEqual([NONE, undefined]);
    expect(await told(store, DAY_55)).toEqual([{ waiting: 1, review: 0 }, LAST]);
    expect(await told(store, DAY_61)).toEqual([{ waiting: 1, review: 0 }, LAST]);
  });

  test.each<[string, Standing, { waiting: number; review: number }, string | undefined]>([
    ["waits for the merchant's word", waits("ASK_AWAITED"), { waiting: 1, review: 0 }, LAST],
    ["is on hold or to be sent later", waits("NOT_SENT_YET"), { waiting: 1, review: 0 }, LAST],
    ["is paid in part", waits("PARTLY_PAID"), { waiting: 1, review: 0 }, LAST],
    ["waits while the shop is paused", waits("PAUSED"), { waiting: 1, review: 0 }, LAST],
    ["is in review", reviewed, { waiting: 0, review: 1 }, LAST],
    ["waits for a refused account", queued, NONE, LAST],
    ["failed", failed, NONE, LAST],
    ["was never paid", waits("NOT_PAID"), NONE, undefined],
    ["came back", waits("PARCEL_CAME_BACK"), NONE, undefined],
    ["is not ours", leftOut, NONE, undefined],
    ["has its invoice", issued, NONE, undefined],
  ])("an order that %s", async (_, standing, leaving, shownUntil) => {
    expect(await told(await stored(standing), DAY_55)).toEqual([leaving, shownUntil]);
  });

  test("none is, where the shop lets the app read all its orders", async () => {
    const store = await stored(waits("NOT_FULFILLED"));
    await stand(store, reviewed, THEIR_SHOP);
    const leaving = async () => (await countAlarms(store.reading, DAY_55, store.kit.secrets)).leaving;
    await grant(store, "write_orders,read_customers");
    expect([(await told(store, DAY_55))[0], await leaving()]).toEqual([{ waiting: 1, review: 0 }, 2]);
    await grant(store, "read_all_orders,write_orders");
    expect(await told(store, DAY_55)).toEqual([NONE, undefined]);
    expect(await leaving()).toBe(1);
  });

  test("of a shop that left, nobody is told", async () => {
    const store = await stored(reviewed);
    const leaving = async () => (await countAlarms(store.reading, DAY_55, store.kit.secrets)).leaving;
    expect(await leaving()).toBe(1);
    await store.transact(OUR_SHOP, async ({ db, tables: { shops } }) => {
      await db.delete(shops).where(eq(shops.shop, OUR_SHOP));
    });
    expect(await leaving()).toBe(0);
  });
});
