import { legacyId, type ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { OrderId } from "../invoice/ids.ts";
import type { Subscribe } from "./api/events.ts";
import type { ChangeLine } from "./contract.ts";

export type ChangeFeed = {
  readonly subscribe: Subscribe;
  readonly publish: (change: { shop: ShopId; orderId: OrderId; state: State }) => void;
};

/** Carries committed changes to the open pages of the shop they belong to, within this process. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Map<ShopId, Set<(line: ChangeLine) => void>>();
  return {
    subscribe: (shop, onChange) => {
      const ofShop = listeners.get(shop) ?? new Set();
      listeners.set(shop, ofShop.add(onChange));
      return () => {
        ofShop.delete(onChange);
        if (ofShop.size === 0) listeners.delete(shop);
      };
    },
    publish: ({ shop, orderId, state }) => {
      const line: ChangeLine = { kind: "order", legacyId: legacyId(orderId), state };
      for (const send of listeners.get(shop) ?? []) send(line);
    },
  };
}
