import { and, count, eq, exists, inArray, isNotNull, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import { type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import { isDraft, redactOrders } from "./redaction.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";
import { dropTrialInvoices } from "./trial-invoices.ts";

const AT_ONCE = 200;

/** Redacts some orders of a shop that left and drops those without an invoice. Answers whether any are left. */
export async function eraseOrders(session: Session, shop: ShopId): Promise<boolean> {
  const { db, tables } = session;
  const { orders, invoices } = tables;
  const some = async (isLeft: SQL | undefined) => {
    const rows = await db
      .select({ id: orders.orderId })
      .from(orders)
      .where(and(eq(orders.shop, shop), isLeft))
      .limit(AT_ONCE);
    return rows.flatMap(({ id }) => toOrderId(id) ?? []);
  };
  const untouched = await some(eq(orders.isRedacted, false));
  const ids = untouched.length > 0 ? untouched : await some(isMoreThanRedacted(session));
  if (ids.length === 0) return false;
  await redactOrders(session, shop, ids);
  await dropTrialInvoices(session, shop, { ids, which: "all" });
  const kept = await db
    .selectDistinct({ id: invoices.orderId })
    .from(invoices)
    .where(and(eq(invoices.shop, shop), inArray(invoices.orderId, ids)));
  const retained = new Set(kept.map(({ id }) => id));
  await dropOrders(
    session,
    shop,
    ids.filter((id) => !retained.has(id)),
  );
  // Nobody is left who could keep a last day.
  const noDeadline = { lastDay: null, alarmDay: null };
  await db
    .update(orders)
    .set(noDeadline)
    .where(and(eq(orders.shop, shop), inArray(orders.orderId, ids)));
  return true;
}

/** A buyer was taken out of it before, and that left more than the law keeps, or something was typed since. */
function isMoreThanRedacted(session: Session): SQL | undefined {
  const {
    db,
    tables: { orders, invoices },
  } = session;
  const ofOrder = and(eq(invoices.shop, orders.shop), eq(invoices.orderId, orders.orderId));
  const its = (which?: SQL) => db.select({ one: sql`1` }).from(invoices).where(and(ofOrder, which));
  const isWorthless = or(eq(invoices.environment, "test"), isDraft(session));
  const isTyped = or(isNotNull(orders.entry), isNotNull(orders.saleEntry));
  return or(notExists(its()), exists(its(isWorthless)), isTyped, isNotNull(orders.alarmDay));
}

async function dropOrders({ db, tables }: Session, shop: ShopId, ids: readonly OrderId[]): Promise<void> {
  const { orders, orderWords, timeline } = tables;
  if (ids.length === 0) return;
  for (const table of [orders, orderWords, timeline] as const) {
    await db.delete(table).where(and(eq(table.shop, shop), inArray(table.orderId, [...ids])));
  }
}

/** What the law keeps of a shop that left, what goes with its orders, and jobs, which are forgotten by their engine. */
const KEPT = [
  "orders",
  "orderWords",
  "invoices",
  "invoiceDays",
  "numbers",
  "documents",
  "timeline",
  "privacyRequests",
  "jobs",
] as const satisfies readonly (keyof Tables)[];

/** Settings, keys and signals of a shop that left: every table but those named above, a new one as well. */
export async function eraseShop({ db, tables }: Session, shop: ShopId): Promise<void> {
  const { orders, orderCounts, privacyRequests, timeline } = tables;
  for (const [name, each] of Object.entries(tables)) {
    if (KEPT.some((kept) => kept === name)) continue;
    const table: Tables["orders"] = each as never;
    await db.delete(table).where(eq(table.shop, shop));
  }
  await db.delete(timeline).where(and(eq(timeline.shop, shop), isNull(timeline.orderId)));
  await db.update(privacyRequests).set({ customerId: null }).where(eq(privacyRequests.shop, shop));
  const left = await db
    .select({ state: orders.state, n: count() })
    .from(orders)
    .where(eq(orders.shop, shop))
    .groupBy(orders.state);
  if (left.length > 0) await db.insert(orderCounts).values(left.map(({ state, n }) => ({ shop, state, n })));
}
