import { and, eq } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { type Ettn, type OrderId, type ShopId, toEttn, toOrderId, toShopId } from "../invoice/ids.ts";
import type { MarkStore, OrderMark } from "../pipeline/ports/order-mark.ts";
import { changingOrder } from "./orders.ts";
import type { Session } from "./session.ts";

const MOST_AT_ONCE = 500;
const TOKEN_BYTES = 16;

/** What stands on Shopify's pages of orders, and the buyers' addresses of invoices. */
export function markStore(session: Session, shop: ShopId): MarkStore {
  const {
    db,
    tables: { orders, buyerLinks },
  } = session;
  const mine = (id: OrderId) => and(eq(orders.shop, shop), eq(orders.orderId, id));
  return {
    get: async (id) => {
      const [row] = await db.select({ mark: orders.mark }).from(orders).where(mine(id)).limit(1);
      return (row?.mark as OrderMark | null | undefined) ?? undefined;
    },
    save: (id, mark) => changingOrder(session, { shop, orderId: id, mark: mark ?? null, isMarkBehind: false }),
    behind: async () => {
      const isBehind = and(eq(orders.shop, shop), eq(orders.isMarkBehind, true));
      const rows = await db.select({ id: orders.orderId }).from(orders).where(isBehind).limit(MOST_AT_ONCE);
      return rows.flatMap(({ id }) => toOrderId(id) ?? []);
    },
    linkTo: async (ettn) => {
      const ofInvoice = and(eq(buyerLinks.shop, shop), eq(buyerLinks.ettn, ettn));
      const [known] = await db.select({ token: buyerLinks.token }).from(buyerLinks).where(ofInvoice).limit(1);
      if (known) return known.token;
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      await db.insert(buyerLinks).values({ token, shop, ettn });
      return token;
    },
  };
}

/** Whose invoice a buyer's link opens; nothing for one that was never made, or was taken back. */
export const findBuyerLink =
  ({ db, tables: { buyerLinks } }: Session) =>
  async (token: string): Promise<{ readonly shop: ShopId; readonly ettn: Ettn } | undefined> => {
    const [row] = await db.select().from(buyerLinks).where(eq(buyerLinks.token, token)).limit(1);
    const shop = row && toShopId(row.shop);
    const ettn = row && toEttn(row.ettn);
    return shop && ettn ? { shop, ettn } : undefined;
  };
