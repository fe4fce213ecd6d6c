import { and, eq, isNotNull, lt, lte, min, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { Overdue } from "../pipeline/ports/overdue.ts";
import type { Session } from "./session.ts";

/** Orders whose alarm day has come and that still have no invoice; of one shop, or of all without one. */
export async function countOverdue(
  { db, tables: { orders } }: Session,
  today: IstanbulDate,
  shop: ShopId | undefined,
): Promise<Overdue> {
  const ofShop = shop === undefined ? undefined : eq(orders.shop, shop);
  const [row] = await db
    .select({
      all: sql<number | string>`count(*)`,
      late: sql<number | string>`coalesce(sum(case when ${lt(orders.lastDay, today)} then 1 else 0 end), 0)`,
    })
    .from(orders)
    .where(and(ofShop, lte(orders.alarmDay, today)));
  const late = Number(row?.late ?? 0);
  return { late, near: Number(row?.all ?? 0) - late };
}

/** Only orders that still need an invoice have an alarm day, and few of all have one. */
export async function earliestLastDay(
  { db, tables: { orders } }: Session,
  shop: ShopId,
): Promise<IstanbulDate | undefined> {
  const [row] = await db
    .select({ day: min(orders.lastDay) })
    .from(orders)
    .where(and(eq(orders.shop, shop), isNotNull(orders.alarmDay)));
  return (row?.day as IstanbulDate | null | undefined) ?? undefined;
}
