import type { ShopStatus } from "../../../../server/http/contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";

export type Obstacle = { readonly title: MessageKey; readonly body: MessageKey };

/** The first thing in the way: without a profile or an integrator, switching invoicing on would not help. */
export function obstacleOf(shop: ShopStatus): Obstacle | null {
  if (!shop.hasProfile) return { title: "shop.notSetUp", body: "shop.notSetUp.body" };
  if (shop.integrator === null) return { title: "shop.noIntegrator", body: "shop.noIntegrator.body" };
  if (!shop.isActive) return { title: "shop.paused", body: "shop.paused.body" };
  return null;
}
