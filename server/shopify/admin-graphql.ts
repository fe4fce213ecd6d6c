import { Session } from "@shopify/shopify-api";
import type { ShopId } from "../invoice/ids.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { shopifyFailure } from "./shopify-failure.ts";

export type AdminQuery = {
  readonly shop: ShopId;
  readonly accessToken: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

export type AdminAnswer = {
  readonly data: unknown;
  /** What the query cost and what is left, as Shopify tells it. */
  readonly extensions: unknown;
};

/**
 * Runs one Admin GraphQL query. Never retries by itself: the library would repeat a 429 after
 * milliseconds and a THROTTLED not at all; the caller waits `facts.retryAfterSeconds`.
 */
export async function queryAdmin(api: ShopifyApi, query: AdminQuery): Promise<AdminAnswer> {
  const { shop, accessToken, document, variables } = query;
  const session = new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken });
  try {
    const { data, extensions } = await new api.clients.Graphql({ session }).request<unknown>(document, { variables });
    return { data, extensions };
  } catch (error) {
    throw shopifyFailure(error);
  }
}
