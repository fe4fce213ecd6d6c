import type { ShopStatus } from "../../../../server/http/contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";

export type Obstacle = {
  readonly title: MessageKey;
  readonly body: MessageKey;
  readonly action: MessageKey;
  /** Where it is mended: the step of the set-up that is next, or the switch itself. */
  readonly place: "/setup" | "/settings";
};

const SETUP = { action: "shop.openSetup", place: "/setup" } as const;

/** The first thing in the way: without a profile or an integrator, switching invoicing on would not help. */
export function obstacleOf(shop: ShopStatus): Obstacle | null {
  if (!shop.hasProfile) return { title: "shop.notSetUp", body: "shop.notSetUp.body", ...SETUP };
  if (shop.integrator === null) return { title: "shop.noIntegrator", body: "shop.noIntegrator.body", ...SETUP };
  if (!shop.hasStarted && !shop.isActive) return { title: "shop.notOn", body: "shop.notOn.body", ...SETUP };
  if (shop.isActive) return null;
  return { title: "shop.paused", body: "shop.paused.body", action: "shop.openSwitch", place: "/settings" };
}
