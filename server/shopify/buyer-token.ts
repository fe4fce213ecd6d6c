import { z } from "zod";
import { type ShopId, toShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { decodeClaims } from "./token-claims.ts";

/** `customerId` is Shopify's global id; a buyer who is not logged in has none. */
export type BuyerSession = { readonly shop: ShopId; readonly customerId: string | undefined };

const buyerClaims = z.object({
  // An admin's token has an issuer and must not open what is a buyer's.
  iss: z.never().optional(),
  dest: z.string(),
  // The library accepts a token that never expires.
  exp: z.number(),
  sub: z
    .string()
    .regex(/^gid:\/\/shopify\/Customer\/\d+$/)
    .optional(),
});

/** Proves that a request comes from a checkout or a customer account of the shop, and which customer's it is. */
export async function verifyBuyerToken(apis: readonly ShopifyApi[], token: string): Promise<BuyerSession> {
  const claims = buyerClaims.safeParse(await decodeClaims(apis, token));
  const shop = claims.success ? toShopId(claims.data.dest) : undefined;
  if (!claims.success || shop === undefined) throw new AppError("SESSION_INVALID");
  return { shop, customerId: claims.data.sub };
}
