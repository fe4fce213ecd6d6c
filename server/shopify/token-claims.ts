import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";

/**
 * What a session token claims, once its signature, audience and times are proved. Throws SESSION_INVALID; no cause is
 * kept, for the library's message holds the raw token.
 */
export async function decodeClaims(api: ShopifyApi, token: string): Promise<unknown> {
  try {
    return await api.session.decodeSessionToken(token);
  } catch {
    throw new AppError("SESSION_INVALID");
  }
}
