import { describe, expect, test } from "vitest";
import { AppError } from "../../../server/pipeline/errors.ts";
import { answerPrivacy, receivePrivacyRequest } from "../../../server/pipeline/privacy/answer-privacy.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { aShopFile } from "../../support/test-shop.ts";

describe.each(ENGINES)("on %s", (engine) => {
  async function aShopThatLeft(orders: number) {
    const store = await storeOn(engine);
    await store.unitOfWork(OUR_SHOP, async (stores) => {
      await stores.settings.saveProfile(aShopFile());
      for (let digits = 1; digits <= orders; digits += 1) await stores.orders.save(aSummary({ id: orderId(digits) }));
    });
    const triggeredAt = store.clock.now();
    const request = { id: "w1", kind: "shop-redact", customerId: undefined, orderIds: [], triggeredAt } as const;
    await receivePrivacyRequest(store)(OUR_SHOP, request);
    return store;
  }

  test("a shop that comes back while it is being erased keeps its settings", async () => {
    const store = await aShopThatLeft(201);
    const until = new Date(store.clock.now().getTime() + 3_600_000);
    const tokens = { accessToken: "a", refreshToken: "r", accessTokenExpiresAt: until, refreshTokenExpiresAt: until };
    let units = 0;
    const answer = answerPrivacy({
      read: store.read,
      onAnswered: () => {},
      isLetIn: async () => false,
      unitOfWork: async (shop, work) => {
        const result = await store.unitOfWork(shop, work);
        units += 1;
        if (units === 1) await shopTokenStore(store, store.kit).write(OUR_SHOP, { ...tokens, scopes: "" });
        return result;
      },
    });
    expect(await answer(OUR_SHOP)).toEqual({ kind: "done" });
    expect((await store.read(OUR_SHOP).settings.get()).profile).toBeDefined();
    expect(await store.read(OUR_SHOP).privacy.list()).toMatchObject([{ outcome: { erased: 0 } }]);
  });

  test("one that has the app keeps everything, whatever an old request sent again says of the time", async () => {
    const store = await aShopThatLeft(1);
    const until = new Date(store.clock.now().getTime() + 3_600_000);
    const tokens = { accessToken: "a", refreshToken: "r", accessTokenExpiresAt: until, refreshTokenExpiresAt: until };
    await shopTokenStore(store, store.kit).write(OUR_SHOP, { ...tokens, scopes: "" });
    const triggeredAt = new Date(store.clock.now().getTime() + 100 * 3_600_000);
    const again = { id: "w2", kind: "shop-redact", customerId: undefined, orderIds: [], triggeredAt } as const;
    await receivePrivacyRequest(store)(OUR_SHOP, again);
    const answerWhere = (isLetIn: () => Promise<boolean>) =>
      answerPrivacy({ ...store, onAnswered: () => {}, isLetIn })(OUR_SHOP);
    const hasProfile = async () => (await store.read(OUR_SHOP).settings.get()).profile !== undefined;

    // Nobody can tell: it is asked again, and nothing is erased meanwhile.
    await expect(answerWhere(() => Promise.reject(new AppError("SHOPIFY_UNREACHABLE")))).rejects.toThrow();
    expect([await hasProfile(), (await store.read(OUR_SHOP).privacy.open()).length]).toEqual([true, 2]);
    expect(await answerWhere(async () => true)).toEqual({ kind: "done" });
    expect([await hasProfile(), (await store.read(OUR_SHOP).privacy.open()).length]).toEqual([true, 0]);

    await receivePrivacyRequest(store)(OUR_SHOP, { ...again, id: "w3" });
    expect(await answerWhere(async () => false)).toEqual({ kind: "done" });
    expect(await hasProfile()).toBe(false);
  });

  test("one that stays away is gone, however many orders it had", async () => {
    const store = await aShopThatLeft(201);
    expect(await answerPrivacy({ ...store, onAnswered: () => {}, isLetIn: async () => false })(OUR_SHOP)).toEqual({
      kind: "done",
    });
    expect((await store.read(OUR_SHOP).settings.get()).profile).toBeUndefined();
    expect(await store.read(OUR_SHOP).orders.find(orderId(201))).toBeUndefined();
    expect(await store.read(OUR_SHOP).privacy.list()).toMatchObject([{ outcome: { erased: 1 } }]);
  });
});
