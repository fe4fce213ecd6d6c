import { and, eq, gt, lt } from "drizzle-orm";
import { type ShopId, shopId, toEttn } from "../invoice/ids.ts";
import type { DocumentFormat } from "../pipeline/ports/integrator.ts";
import type { Download } from "../pipeline/ports/document-store.ts";
import type { Transact } from "./transact.ts";

/** Uses up a download token: the first caller gets the shop and document it was granted for, everyone else nothing. */
export const redeemDownload =
  (transact: Transact, now: () => Date) =>
  (tokenHash: string): Promise<({ readonly shop: ShopId } & Download) | undefined> =>
    transact(tokenHash, async ({ db, tables: { downloads } }) => {
      await db.delete(downloads).where(lt(downloads.expiresAt, now()));
      const valid = and(eq(downloads.tokenHash, tokenHash), gt(downloads.expiresAt, now()));
      const [row] = await db.delete(downloads).where(valid).returning();
      const ettn = row && toEttn(row.ettn);
      return row && ettn ? { shop: shopId(row.shop), ettn, format: row.format as DocumentFormat } : undefined;
    });
