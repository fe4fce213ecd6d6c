import { and, eq, lt, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { FLOW_TRIGGERS, type FlowStore } from "../pipeline/ports/flow.ts";
import type { Session } from "./session.ts";
import { statementsOf } from "./statements.ts";

/** Asked after every run of every order's job. */
const frequent = statementsOf(({ db, tables: { flowTriggers } }) => {
  const ofShop = and(eq(flowTriggers.shop, sql.placeholder("shop")), eq(flowTriggers.isUsed, true));
  return { uses: db.select().from(flowTriggers).where(ofShop).prepare() };
});

/** Which triggers a shop's workflows use, and what Flow was told of each order. */
export function flowStore(session: Session, shop: ShopId): FlowStore {
  const { db, tables } = session;
  const { flowTriggers, flowTold } = tables;
  return {
    uses: async () => {
      const rows = await frequent(session).uses.execute({ shop });
      return new Map(
        rows.flatMap(({ trigger, at }) => FLOW_TRIGGERS.filter((one) => one === trigger).map((one) => [one, at])),
      );
    },
    saveUse: async (use) => {
      await db
        .insert(flowTriggers)
        .values({ shop, ...use })
        .onConflictDoUpdate({
          target: [flowTriggers.shop, flowTriggers.trigger],
          set: { isUsed: use.isUsed, at: use.at },
          setWhere: lt(flowTriggers.at, use.at),
        });
    },
    told: async (orderId) => {
      const mine = and(eq(flowTold.shop, shop), eq(flowTold.orderId, orderId));
      const [row] = await db.select({ event: flowTold.event }).from(flowTold).where(mine).limit(1);
      return row?.event;
    },
    markTold: async (orderId, event) => {
      await db
        .insert(flowTold)
        .values({ shop, orderId, event })
        .onConflictDoUpdate({ target: [flowTold.shop, flowTold.orderId], set: { event } });
    },
  };
}
