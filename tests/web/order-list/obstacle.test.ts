import { expect, test } from "vitest";
import { obstacleOf } from "../../../web/src/pages/order-list/shop-obstacle.ts";
import { aShop } from "../browser/sample-orders.ts";

test("nothing stands in the way of a shop that is set up, connected and switched on", () => {
  expect(obstacleOf(aShop())).toBeNull();
});

test.each([
  [{ isActive: false }, "shop.paused"],
  [{ integrator: null, isActive: false }, "shop.noIntegrator"],
  [{ hasProfile: false, integrator: null, isActive: false }, "shop.notSetUp"],
] as const)("names the first thing in the way of %j", (shop, title) => {
  expect(obstacleOf(aShop(shop))?.title).toBe(title);
});
