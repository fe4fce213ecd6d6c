import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { toOrderId } from "../invoice/ids.ts";
import type { PrivacyKind, PrivacyRecord, PrivacyStore } from "../pipeline/ports/privacy.ts";
import { eraseOrders, eraseShop } from "./erasure.ts";
import { dropDrafts, redactOrders } from "./redaction.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

const MOST_LISTED = 100;

/** Requests about a buyer's or a shop's data, and the redactions they ask for. */
export function privacyStore(session: Session, shop: ShopId, now: () => Date): PrivacyStore {
  const { db, tables } = session;
  const { privacyRequests: requests, shops } = tables;
  const ofShop = eq(requests.shop, shop);
  const mine = (id: string) => and(ofShop, eq(requests.id, id));
  return {
    insert: async ({ customerId, ...request }) => {
      const row = { shop, ...request, customerId: customerId ?? null, receivedAt: now() };
      const inserted = await db.insert(requests).values(row).onConflictDoNothing().returning({ id: requests.id });
      return inserted.length === 1;
    },
    find: async (id) => {
      const [row] = await db.select().from(requests).where(mine(id)).limit(1);
      return row && toRecord(row);
    },
    list: async () => {
      const newest = db.select().from(requests).where(ofShop).orderBy(desc(requests.receivedAt));
      return (await newest.limit(MOST_LISTED)).map(toRecord);
    },
    open: async () => {
      const isOpen = and(ofShop, isNull(requests.answeredAt));
      return (await db.select().from(requests).where(isOpen).orderBy(asc(requests.receivedAt))).map(toRecord);
    },
    finish: async (id, outcome) => {
      await db.update(requests).set({ answeredAt: now(), outcome }).where(mine(id));
    },
    forgetCustomer: async (customerId) => {
      await db
        .update(requests)
        .set({ customerId: null })
        .where(and(ofShop, eq(requests.customerId, customerId)));
    },
    dropDrafts: (id) => dropDrafts(session, shop, [id]),
    redactOrders: (ids) => redactOrders(session, shop, ids),
    eraseOrders: () => eraseOrders(session, shop),
    eraseShop: () => eraseShop(session, shop),
    connectedAt: async () => {
      const hasTokens = and(eq(shops.shop, shop), isNotNull(shops.tokens));
      const [row] = await db.select({ at: shops.tokensGrantedAt }).from(shops).where(hasTokens).limit(1);
      return row?.at ?? undefined;
    },
  };
}

const toRecord = (row: Tables["privacyRequests"]["$inferSelect"]): PrivacyRecord => ({
  id: row.id,
  kind: row.kind as PrivacyKind,
  customerId: row.customerId ?? undefined,
  orderIds: (row.orderIds as readonly string[]).flatMap((id) => toOrderId(id) ?? []),
  triggeredAt: row.triggeredAt,
  receivedAt: row.receivedAt,
  answeredAt: row.answeredAt ?? undefined,
  outcome: (row.outcome as PrivacyRecord["outcome"] | null) ?? {},
});
