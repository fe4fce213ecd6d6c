import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";

/**
 * What a session token claims, once its signature, audience and times are proved with one client's secret. Throws
 * SESSION_INVALID; no cause is kept, for the library's message holds the raw token.
 */
export async function decodeClaims(apis: readonly ShopifyApi[], token: string): Promise<unknown> {
  for (const api of apis) {
    try {
      return await api.session.decodeSessionToken(token);
    } catch {
      // Another client's secret may have signed it.
    }
  }
  throw new AppError("SESSION_INVALID");
}
