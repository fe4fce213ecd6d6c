import { expect, test } from "vitest";
import { obstacleOf } from "../../../web/src/pages/order-list/shop-obstacle.ts";
import { aShop } from "../browser/sample-orders.ts";

test("nothing stands in the way of a shop that is set up, connected and switched on", () => {
  expect(obstacleOf(aShop())).toBeNull();
});

const NEVER_ON = { isActive: false, hasStarted: false };

test.each([
  [{ isActive: false }, "shop.paused", "/settings"],
  [NEVER_ON, "shop.notOn", "/setup"],
  [{ ...NEVER_ON, integrator: null }, "shop.noIntegrator", "/setup"],
  [{ ...NEVER_ON, hasProfile: false, integrator: null }, "shop.notSetUp", "/setup"],
] as const)("names the first thing in the way of %j, and leads to where it is mended", (shop, title, place) => {
  expect(obstacleOf(aShop(shop))).toMatchObject({ title, place });
});
