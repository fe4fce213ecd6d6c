import type { StandInSettings } from "../../../demo/shopify/settings.ts";
import { type ShopifyStandIn, startShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { type ShopId, shopId } from "../../../server/invoice/ids.ts";
import type { Clock } from "../../../server/pipeline/ports/clock.ts";
import { createShopifyApi, type ShopifyApi, type ShopifyApiSettings } from "../../../server/shopify/shopify-api.ts";
import type { StoredTokens, TokenStore } from "../../../server/shopify/tokens.ts";

export const SHOP = shopId("ornek.myshopify.com");
export const KEY = "client-id";
export const SECRET = "client-secret";
const APP_URL = "http://127.0.0.1:9";

export const testApi = (settings: Partial<ShopifyApiSettings> = {}): ShopifyApi =>
  createShopifyApi({ apiKey: KEY, apiSecret: SECRET, appUrl: APP_URL, standInUrl: undefined, ...settings });

export const testStandIn = (settings: Partial<StandInSettings> = {}): Promise<ShopifyStandIn> =>
  startShopifyStandIn({ port: 0, apiKey: KEY, apiSecret: SECRET, appUrl: APP_URL, shop: SHOP, ...settings });

export type MemoryTokenStore = TokenStore & { readonly tokens: Map<ShopId, StoredTokens> };

export function memoryTokenStore(): MemoryTokenStore {
  const tokens = new Map<ShopId, StoredTokens>();
  return {
    tokens,
    read: async (shop) => tokens.get(shop),
    write: async (shop, stored) => void tokens.set(shop, stored),
    amend: async (shop, stored) => void (tokens.has(shop) && tokens.set(shop, stored)),
  };
}

export type TestClock = Clock & { advance(minutes: number): void };

export function testClock(start = "2026-11-20T09:00:00Z"): TestClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance: (minutes) => {
      now += minutes * 60_000;
    },
  };
}
