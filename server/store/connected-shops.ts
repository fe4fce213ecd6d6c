import { isNotNull } from "drizzle-orm";
import { type ShopId, toShopId } from "../invoice/ids.ts";
import type { Session } from "./session.ts";

/** Shops whose orders can be read: those that have tokens. */
export async function connectedShops({ db, tables: { shops } }: Session): Promise<readonly ShopId[]> {
  const rows = await db.select({ shop: shops.shop }).from(shops).where(isNotNull(shops.tokens));
  return rows.flatMap(({ shop }) => toShopId(shop) ?? []);
}
