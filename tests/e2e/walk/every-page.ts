import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiRoutes } from "../../server/http/api-routes.ts";
import { startTestApp } from "../../support/test-app.ts";
import { walkAdopt } from "./adopt.ts";
import { walkCalledOff } from "./called-off.ts";
import { walkHome } from "./home.ts";
import { walkList } from "./list.ts";
import { walkOneOrder } from "./one-order.ts";
import { type OrdersToWalk, sellOrders } from "./orders-to-walk.ts";
import { walkPastOrders } from "./past-orders.ts";
import { walkRecord } from "./record.ts";
import { walkReview } from "./review.ts";
import { walkSettings } from "./settings.ts";
import { walkSetup } from "./setup.ts";
import { startWalk, type Walk } from "./walk.ts";
import type { Language } from "../../support/page-words.ts";

export type Walking = Walk & { readonly orders: OrdersToWalk };

/** Goes over every page of a whole store as a merchant does, and does everything that can be done there. */
export function walkEveryPage(language: Language): void {
  let walking: Walking;
  const current = () => walking;
  beforeAll(async () => {
    const walk = await startWalk(language);
    walking = { ...walk, orders: await sellOrders(walk.store) };
  });
  afterAll(() => walking.close());

  describe("the first page", () => walkHome(current));
  describe("the list", () => walkList(current));
  describe("the order's page", () => walkOneOrder(current));
  describe("the review queue", () => walkReview(current));
  describe("orders invoiced elsewhere", () => walkAdopt(current));
  describe("the settings", () => walkSettings(current));
  describe("the set-up", () => walkSetup(current));
  describe("past orders", () => walkPastOrders(current));
  describe("the records", () => walkRecord(current));
  describe("sales called off after their invoice", () => walkCalledOff(current));

  test("nothing the server can be asked by the page was left out of the walk", async () => {
    const left = (await pageRoutes()).filter((route) => !walking.asked.has(route));
    expect(left.filter((route) => route !== WHOLE_PROFILE)).toEqual([]);
  });
}

/** Takes a SHOP.json that is kept as a file; the page sends only what was changed of it. */
const WHOLE_PROFILE = "PUT /api/profile";

async function pageRoutes(): Promise<readonly string[]> {
  const app = await startTestApp();
  const routes = apiRoutes(app.express);
  await app.close();
  return routes;
}
