import { z } from "zod";
import { type ShopId, toShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { decodeClaims } from "./token-claims.ts";

export type AdminSession = { readonly shop: ShopId; readonly userId: string };

const HTTPS = "https://";

const adminClaims = z.object({
  iss: z.string(),
  dest: z.string(),
  // The library accepts a token that never expires.
  exp: z.number(),
  // A merchant's user is a number; a buyer's token names gid://shopify/Customer/….
  sub: z.string().regex(/^\d+$/),
});

/**
 * Proves that a request comes from the shop's own admin. Checkout and customer-account tokens carry the same signature,
 * so issuer and subject must be the admin's. Each client is tried in turn, as with webhooks.
 */
export async function verifySessionToken(apis: readonly ShopifyApi[], token: string): Promise<AdminSession> {
  const claims = adminClaims.safeParse(await decodeClaims(apis, token));
  if (!claims.success) throw new AppError("SESSION_INVALID");
  const { iss, dest, sub } = claims.data;
  const shop = shopOf(dest);
  if (shop === undefined || iss !== `https://${shop}/admin`) throw new AppError("SESSION_INVALID");
  return { shop, userId: sub };
}

const shopOf = (dest: string): ShopId | undefined =>
  dest.startsWith(HTTPS) ? toShopId(dest.slice(HTTPS.length)) : undefined;
