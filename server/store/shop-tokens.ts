import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ShopId } from "../invoice/ids.ts";
import type { Db } from "./database.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { StoreKit } from "./settings.ts";
import { shops } from "./tables.ts";

const tokensShape = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: z.coerce.date(),
  refreshToken: z.string(),
  refreshTokenExpiresAt: z.coerce.date(),
  scopes: z.string(),
});

export type ShopTokens = z.infer<typeof tokensShape>;

/** A shop's Shopify tokens, sealed at rest and always replaced together. */
export const shopTokenStore = (db: { write: Db; read: Db }, commits: GroupCommit, { secrets, now }: StoreKit) => ({
  read: async (shop: ShopId): Promise<ShopTokens | undefined> => {
    const [row] = await db.read.select({ tokens: shops.tokens }).from(shops).where(eq(shops.shop, shop)).limit(1);
    return row?.tokens ? tokensShape.parse(JSON.parse(secrets.open(row.tokens))) : undefined;
  },
  write: (shop: ShopId, tokens: ShopTokens): Promise<void> =>
    commits.run(async () => {
      const sealed = secrets.seal(JSON.stringify(tokens));
      const row = { shop, tokens: sealed, installedAt: now() };
      await db.write
        .insert(shops)
        .values(row)
        .onConflictDoUpdate({ target: shops.shop, set: { tokens: sealed } });
    }),
});
