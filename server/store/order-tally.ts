import { and, count, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { TriggerReason } from "../invoice/due/trigger.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { Problem } from "../pipeline/ports/problem.ts";
import { toState } from "./order-row.ts";
import type { Session } from "./session.ts";

/** See `OrderStore.toAsk`. */
export async function countToAsk({ db, tables: { orders } }: Session, shop: ShopId): Promise<number> {
  const isWaiting = and(eq(orders.shop, shop), eq(orders.state, "waiting" satisfies State));
  const reason: TriggerReason = "ASK_AWAITED";
  const [row] = await db
    .select({ n: count() })
    .from(orders)
    .where(and(isWaiting, eq(orders.reason, reason)));
  return row?.n ?? 0;
}

/** Few enough ids in one question for either database, and none of them takes long. */
const AT_ONCE = 500;

/** See `OrderStore.tally`. */
export async function tallyOrders(
  { db, tables: { orders } }: Session,
  shop: ShopId,
  ids: readonly OrderId[],
): Promise<ReadonlyMap<State, number>> {
  const tally = new Map<State, number>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const rows = await db
      .select({ state: orders.state, n: count() })
      .from(orders)
      .where(and(eq(orders.shop, shop), inArray(orders.orderId, some)))
      .groupBy(orders.state);
    for (const row of rows) {
      const state = toState(row.state);
      tally.set(state, (tally.get(state) ?? 0) + row.n);
    }
  }
  return tally;
}

/** What went wrong with orders when they were tried last: one problem of each code, and of how many orders. */
export async function problemsByCode({ db, tables: { orders } }: Session, isMeant: SQL) {
  const rows = await db
    .select({ problem: orders.problem, count: count() })
    .from(orders)
    .where(and(isMeant, isNotNull(orders.problem)))
    .groupBy(orders.problem);
  const byCode = new Map<string, { problem: Problem; count: number }>();
  for (const row of rows) {
    const problem = row.problem as Problem;
    byCode.set(problem.code, { problem, count: (byCode.get(problem.code)?.count ?? 0) + row.count });
  }
  return [...byCode.values()];
}
