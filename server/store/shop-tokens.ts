import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import type { ShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import { openedBy } from "./secrets.ts";
import type { Session } from "./session.ts";
import type { StoreKit } from "./settings.ts";
import type { Transact } from "./transact.ts";

const tokensShape = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: z.coerce.date(),
  refreshToken: z.string(),
  refreshTokenExpiresAt: z.coerce.date(),
  scopes: z.string(),
});

export type ShopTokens = z.infer<typeof tokensShape>;

export const readTokens = (opened: string): ShopTokens => tokensShape.parse(JSON.parse(opened));

type Access = { readonly transact: Transact; readonly reading: Session };

/** A shop's Shopify tokens, sealed at rest and always replaced together. */
export const shopTokenStore = ({ transact, reading }: Access, { secrets, now }: StoreKit) => ({
  /** Tokens that no key opens are as good as refused ones (SHOPIFY_TOKEN_REJECTED): a visit brings new ones. */
  read: async (shop: ShopId): Promise<ShopTokens | undefined> => {
    const { shops } = reading.tables;
    const [row] = await reading.db.select({ tokens: shops.tokens }).from(shops).where(eq(shops.shop, shop)).limit(1);
    if (!row?.tokens) return undefined;
    const opened = openedBy(secrets, row.tokens);
    if (opened === undefined) throw new AppError("SHOPIFY_TOKEN_REJECTED", { facts: { code: "sealed" } });
    return readTokens(opened);
  },
  write: (shop: ShopId, tokens: ShopTokens): Promise<void> =>
    transact(shop, async ({ db, tables: { shops } }) => {
      const sealed = secrets.seal(JSON.stringify(tokens));
      const granted = { tokens: sealed, tokensGrantedAt: now() };
      await db
        .insert(shops)
        .values({ shop, ...granted, installedAt: now() })
        .onConflictDoUpdate({ target: shops.shop, set: granted });
    }),
  /** A refresh is no visit: a removal that Shopify tells of late is still the newer. */
  amend: (shop: ShopId, tokens: ShopTokens): Promise<void> =>
    transact(shop, async ({ db, tables: { shops } }) => {
      const sealed = secrets.seal(JSON.stringify(tokens));
      await db
        .update(shops)
        .set({ tokens: sealed })
        .where(and(eq(shops.shop, shop), isNotNull(shops.tokens)));
    }),
});
