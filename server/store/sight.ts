import { and, count, eq, inArray, isNull, lt, notInArray, or } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { outOfSightSoon } from "../invoice/due/shown-until.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import { type Leaving, NOTHING_OWED, type SightStore } from "../pipeline/ports/sight.ts";
import type { Alarms } from "../pipeline/ports/overdue.ts";
import { countOverdue } from "./overdue.ts";
import { openedBy, type Secrets } from "./secrets.ts";
import type { Session } from "./session.ts";
import { readTokens } from "./shop-tokens.ts";

const READ_ALL_ORDERS = "read_all_orders";
const COUNTED = ["waiting", "review"] as const satisfies readonly (keyof Leaving)[];

/** What of a shop's orders the app is shown. */
export function sightStore(session: Session, shop: ShopId, secrets: Secrets): SightStore {
  const isUnlimited = async () => (await unlimitedOf(session, [shop], secrets)).has(shop);
  return {
    isUnlimited,
    leaving: async (today) => {
      const { orders } = session.tables;
      const rows = await countLeaving(session, today, eq(orders.shop, shop));
      if (rows.length === 0 || (await isUnlimited())) return { waiting: 0, review: 0 };
      const of = (state: keyof Leaving) => rows.find((row) => row.state === state)?.n ?? 0;
      return { waiting: of("waiting"), review: of("review") };
    },
  };
}

/** What a person has to know of in time, over all shops. */
export const countAlarms = async (session: Session, today: IstanbulDate, secrets: Secrets): Promise<Alarms> => ({
  ...(await countOverdue(session, today, undefined)),
  leaving: await countAllLeaving(session, today, secrets),
});

/** One that left has nobody who could still act. */
async function countAllLeaving(session: Session, today: IstanbulDate, secrets: Secrets): Promise<number> {
  const { db, tables } = session;
  const isThere = inArray(tables.orders.shop, db.select({ shop: tables.shops.shop }).from(tables.shops));
  const rows = await countLeaving(session, today, isThere);
  const unlimited = await unlimitedOf(session, [...new Set(rows.map(({ shop }) => shop))], secrets);
  return rows.filter(({ shop }) => !unlimited.has(shop)).reduce((sum, { n }) => sum + n, 0);
}

const countLeaving = ({ db, tables: { orders } }: Session, today: IstanbulDate, ofShops: ReturnType<typeof eq>) =>
  db
    .select({ shop: orders.shop, state: orders.state, n: count() })
    .from(orders)
    .where(
      and(
        ofShops,
        inArray(orders.state, [...COUNTED]),
        lt(orders.processedAt, outOfSightSoon(today)),
        or(isNull(orders.reason), notInArray(orders.reason, [...NOTHING_OWED])),
      ),
    )
    .groupBy(orders.shop, orders.state);

/** Those of these shops that let the app read all their orders. Tokens that no key opens tell of no right. */
async function unlimitedOf(
  { db, tables: { shops } }: Session,
  asked: readonly string[],
  secrets: Secrets,
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set();
  const rows = await db
    .select({ shop: shops.shop, tokens: shops.tokens })
    .from(shops)
    .where(inArray(shops.shop, [...asked]));
  const isGiven = (sealed: string | null) => {
    const opened = sealed === null ? undefined : openedBy(secrets, sealed);
    return opened !== undefined && readTokens(opened).scopes.split(",").includes(READ_ALL_ORDERS);
  };
  return new Set(rows.filter(({ tokens }) => isGiven(tokens)).map(({ shop }) => shop));
}
