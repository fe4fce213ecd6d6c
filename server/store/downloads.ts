import { and, eq, gt, lt } from "drizzle-orm";
import { type ShopId, shopId, toEttn } from "../invoice/ids.ts";
import type { DocumentFormat } from "../pipeline/integrator.ts";
import type { Download } from "../pipeline/stores.ts";
import type { Db } from "./database.ts";
import type { GroupCommit } from "./group-commit.ts";
import { downloads } from "./tables.ts";

/** Uses up a download token: the first caller gets the shop and document it was granted for, everyone else nothing. */
export const redeemDownload =
  (db: Db, commits: GroupCommit, now: () => Date) =>
  (tokenHash: string): Promise<({ readonly shop: ShopId } & Download) | undefined> =>
    commits.run(async () => {
      await db.delete(downloads).where(lt(downloads.expiresAt, now()));
      const valid = and(eq(downloads.tokenHash, tokenHash), gt(downloads.expiresAt, now()));
      const [row] = await db.delete(downloads).where(valid).returning();
      const ettn = row && toEttn(row.ettn);
      return row && ettn ? { shop: shopId(row.shop), ettn, format: row.format as DocumentFormat } : undefined;
    });
