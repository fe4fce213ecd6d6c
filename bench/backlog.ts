import { setTimeout as sleep } from "node:timers/promises";
import { anotherOrder } from "../demo/orders/another-order.ts";
import { openStore, type StoreInABox } from "../demo/store-in-a-box.ts";
import type { Bench, Scale } from "./row.ts";

const LOOK_MS = 1000;
/** A Standard-plan shop gets back 100 points a second, and an order with what is written back onto it may cost 80. */
const POINTS_A_SECOND = 100;
const POINTS_AN_ORDER = 80;
const MINUTES = 15;

/** One shop whose orders all come at once, under Shopify's own limit: until every invoice is issued and told there. */
export const backlog: Bench = {
  rows: async (scale: Scale) => {
    const orders = scale === "whole" ? 1000 : 3;
    let turns = 0;
    const perSecond = async (): Promise<number> => {
      turns += 1;
      // The first turn only warms up.
      const some = turns === 1 ? Math.min(orders, 20) : orders;
      return some / (await drain(some));
    };
    return [
      {
        what: `${orders} queued orders of one Standard-plan shop, invoiced and written back`,
        ours: { name: "Otofatura", once: () => drain(1), perSecond },
        beside: [
          {
            name: "what Shopify's points allow",
            note: `${POINTS_AN_ORDER} points an order, the saved-up points left out`,
            once: () => POINTS_A_SECOND / POINTS_AN_ORDER,
            perSecond: async () => POINTS_A_SECOND / POINTS_AN_ORDER,
            ...(scale === "whole" ? { atLeast: 0.9 } : {}),
          },
        ],
        ...(scale === "whole" ? { floor: orders / (MINUTES * 60) } : {}),
        rounds: 1,
      },
    ];
  },
};

/** Seconds from the first webhook to the last word at Shopify. */
async function drain(orders: number): Promise<number> {
  const store = await openStore({ plan: "standard" });
  try {
    const ids: string[] = [];
    const startedAt = performance.now();
    for (let n = 0; n < orders; n += 1) {
      const id = store.shopify.addOrder(anotherOrder(new Date(), n));
      await store.shopify.payOrder(id);
      ids.push(id);
    }
    await untilAllAreTold(store, ids);
    return (performance.now() - startedAt) / 1000;
  } finally {
    await store.close();
  }
}

async function untilAllAreTold({ shopify }: StoreInABox, ids: readonly string[]): Promise<void> {
  const isTold = (id: string): boolean => shopify.marksOn(id).metafields["invoice_number"] !== undefined;
  const end = performance.now() + 2 * MINUTES * 60_000;
  while (!ids.every(isTold)) {
    if (performance.now() > end) throw new Error(`only ${ids.filter(isTold).length} of ${ids.length} were told`);
    await sleep(LOOK_MS);
  }
}
