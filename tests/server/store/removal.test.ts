import { expect, test } from "vitest";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";

test("Shopify's word of a removal drops tokens refreshed since, and none that a later visit brought", async () => {
  const store = temporaryStore();
  const { clock } = store;
  const tokens = shopTokenStore(store, store.kit);
  const granted = (accessToken: string) => ({
    accessToken,
    accessTokenExpiresAt: clock.now(),
    refreshToken: "shprt_1",
    refreshTokenExpiresAt: clock.now(),
    scopes: "write_orders",
  });
  const hear = (removedAt: Date) => store.unitOfWork(OUR_SHOP, ({ settings }) => settings.dropTokens(removedAt));

  await tokens.write(OUR_SHOP, granted("shpat_1"));
  clock.pass(60);
  const removedAt = clock.now();
  clock.pass(1);
  await tokens.amend(OUR_SHOP, granted("shpat_2"));
  await hear(removedAt);
  expect(await tokens.read(OUR_SHOP)).toBeUndefined();

  await tokens.write(OUR_SHOP, granted("shpat_3"));
  await hear(removedAt);
  expect(await tokens.read(OUR_SHOP)).toMatchObject({ accessToken: "shpat_3" });
});
