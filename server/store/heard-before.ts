import { and, count, eq, isNotNull, ne, or } from "drizzle-orm";
import { type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import type { Session } from "./session.ts";

/** Tables in which a signal leaves something though the shop's records are not there yet. */
const HEARD: ReadonlySet<string> = new Set([
  "shops",
  "inbox",
  "orders",
  "orderCounts",
  "orderWords",
  "timeline",
  "reconciliations",
]);

/**
 * Whether the rows that the target has of a shop are only what Shopify told there before the shop was moved, and the access its
 * merchant gave by opening the app: no setting, no invoice, nothing done by a person.
 */
export async function isOnlyHeard(
  { db, tables }: Session,
  shop: ShopId,
  rows: Readonly<Record<string, number>>,
): Promise<boolean> {
  if (Object.entries(rows).some(([name, n]) => n > 0 && !HEARD.has(name))) return false;
  const { shops, orders, timeline } = tables;
  const isSet = or(isNotNull(shops.profile), isNotNull(shops.integratorSecret), eq(shops.isActive, true));
  const found = [
    await db
      .select({ n: count() })
      .from(shops)
      .where(and(eq(shops.shop, shop), isSet)),
    await db
      .select({ n: count() })
      .from(orders)
      .where(and(eq(orders.shop, shop), ne(orders.state, "waiting"))),
    await db
      .select({ n: count() })
      .from(timeline)
      .where(and(eq(timeline.shop, shop), eq(timeline.isByPerson, true))),
  ];
  return found.every(([row]) => row?.n === 0);
}

export type Heard = {
  /** To be read again once the shop's records are there. */
  readonly orderIds: readonly OrderId[];
  readonly access: { readonly tokens: string | null; readonly tokensGrantedAt: Date | null } | undefined;
};

/** Makes room for the shop's own rows. What was told stays in inbox and timeline; the rest comes back with `takeUpHeard`. */
export async function layHeardAside({ db, tables }: Session, shop: ShopId): Promise<Heard> {
  const { shops, inbox, orders, orderCounts, orderWords, reconciliations } = tables;
  const [access] = await db
    .select({ tokens: shops.tokens, tokensGrantedAt: shops.tokensGrantedAt })
    .from(shops)
    .where(eq(shops.shop, shop));
  const told = await db.selectDistinct({ id: inbox.orderId }).from(inbox).where(eq(inbox.shop, shop));
  const read = await db.select({ id: orders.orderId }).from(orders).where(eq(orders.shop, shop));
  for (const table of [shops, orders, orderCounts, orderWords, reconciliations] as const)
    await db.delete(table).where(eq(table.shop, shop));
  const ids = new Set([...told, ...read].map(({ id }) => id));
  return { orderIds: [...ids].flatMap((id) => toOrderId(id) ?? []), access };
}

/** The newer access: a merchant's visit there made it, and the one that was moved may have ended since. */
export async function keepAccess({ db, tables: { shops } }: Session, shop: ShopId, { access }: Heard): Promise<void> {
  if (access?.tokens) await db.update(shops).set(access).where(eq(shops.shop, shop));
}
