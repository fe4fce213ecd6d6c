import { and, asc, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import type { Reconciliation, ReconciliationStore } from "../pipeline/ports/reconciliation.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

const MOST_AT_ONCE = 500;

const orderIdShape = z.custom<OrderId>((value) => typeof value === "string" && toOrderId(value) !== undefined);
const missedShape = z.array(z.object({ id: orderIdShape, updatedAt: z.coerce.date() }));
const walkShape = z.object({
  kind: z.enum(["light", "proof"]),
  since: z.coerce.date(),
  after: z.string().optional(),
  startedAt: z.coerce.date(),
  due: z.number(),
  missed: missedShape,
});

/** How far a shop was compared with Shopify. */
export function reconciliationStore({ db, tables }: Session, shop: ShopId): ReconciliationStore {
  const { reconciliations, orders, invoices } = tables;
  return {
    get: async () => {
      const [row] = await db.select().from(reconciliations).where(eq(reconciliations.shop, shop)).limit(1);
      return row ? toReconciliation(row) : NEVER;
    },
    save: async (changes) => {
      const set = toColumns(changes);
      const row = { shop, ...set };
      await db.insert(reconciliations).values(row).onConflictDoUpdate({ target: reconciliations.shop, set });
    },
    onTheirWay: async (state, before) => {
      const isTheirs = and(eq(invoices.shop, orders.shop), eq(invoices.orderId, orders.orderId));
      const rows = await db
        .select({ orderId: orders.orderId })
        .from(orders)
        .innerJoin(invoices, and(isTheirs, eq(invoices.isLive, true), lt(invoices.issuedAt, before)))
        .where(and(eq(orders.shop, shop), eq(orders.state, state)))
        .orderBy(asc(orders.processedAt))
        .limit(MOST_AT_ONCE);
      return rows.flatMap(({ orderId }) => toOrderId(orderId) ?? []);
    },
  };
}

/** Over all shops. */
export async function countStuck({ db, tables: { reconciliations } }: Session): Promise<number> {
  const [row] = await db.select({ n: sql<number | string>`coalesce(sum(stuck), 0)` }).from(reconciliations);
  return Number(row?.n ?? 0);
}

const NEVER: Reconciliation = {
  walkedTo: undefined,
  walk: undefined,
  proof: undefined,
  credits: undefined,
  isProofWanted: false,
};

type Row = Tables["reconciliations"]["$inferSelect"];

function toReconciliation({
  walkedTo,
  walk,
  provedAt,
  due,
  missed,
  stuck,
  isProofWanted,
  ...credit
}: Row): Reconciliation {
  const { creditsLeft: left, creditsAskedAt: askedAt } = credit;
  const read = walk === null ? undefined : walkShape.parse(walk);
  return {
    walkedTo: walkedTo ?? undefined,
    walk: read && { ...read, after: read.after },
    proof: provedAt ? { provedAt, due, missed: missedShape.parse(missed ?? []), stuck } : undefined,
    credits: left === null || askedAt === null ? undefined : { left, askedAt },
    isProofWanted,
  };
}

/** What is given as `undefined` is cleared, what is not given stays. */
function toColumns(changes: Partial<Reconciliation>): Partial<Tables["reconciliations"]["$inferInsert"]> {
  const { walkedTo, proof, isProofWanted } = changes;
  return {
    ...(walkedTo ? { walkedTo } : {}),
    ...("walk" in changes ? { walk: changes.walk ?? null } : {}),
    ...proof,
    ...("credits" in changes ? creditColumns(changes.credits) : {}),
    ...(isProofWanted === undefined ? {} : { isProofWanted }),
  };
}

const creditColumns = (credits: Reconciliation["credits"]) => ({
  creditsLeft: credits?.left ?? null,
  creditsAskedAt: credits?.askedAt ?? null,
});
