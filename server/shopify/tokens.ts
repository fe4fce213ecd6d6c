import { AuthScopes } from "@shopify/shopify-api";
import type { ShopId } from "../invoice/ids.ts";
import type { Clock } from "../pipeline/ports/clock.ts";
import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { createTokenGrants, type StoredTokens } from "./token-grants.ts";
import type { Turns } from "./turns.ts";
import { createSharedTry } from "./shared-try.ts";

export type { StoredTokens } from "./token-grants.ts";

/** Where a shop's tokens live. */
export type TokenStore = {
  /** Throws SHOPIFY_TOKEN_REJECTED where something stands that nobody can read any more. */
  read(shop: ShopId): Promise<StoredTokens | undefined>;
  /** Stores what a visit brought, both tokens at once: the shop has the app since now. */
  write(shop: ShopId, tokens: StoredTokens): Promise<void>;
  /** Stores what became of them since, both at once. Tokens dropped meanwhile, the app being removed, stay dropped. */
  amend(shop: ShopId, tokens: StoredTokens): Promise<void>;
};

export type AccessTokens = {
  /**
   * Makes sure the shop has a token with the wanted scopes; does nothing while a fresh one is stored. Requests of one shop
   * share an exchange, and its failure: the next try comes after 30 seconds.
   */
  exchange(shop: ShopId, sessionToken: string): Promise<void>;
  /** A token good for some minutes at least. */
  accessToken(shop: ShopId): Promise<string>;
  /** Refreshes in good time, so that a shop without orders does not lose its way back in after 90 days. */
  keepAlive(shop: ShopId): Promise<void>;
  /** Shopify refused this token before its time (the app was removed and installed again): use it no more. */
  markRejected(shop: ShopId, accessToken: string): Promise<void>;
};

export type AccessTokensPorts = {
  readonly api: ShopifyApi;
  /** The client of the secret before, while Shopify may still sign with it. */
  readonly previous?: ShopifyApi | undefined;
  readonly store: TokenStore;
  readonly clock: Clock;
  /** Hears that a visit brought new tokens. */
  readonly onExchanged: (shop: ShopId) => Promise<void>;
  readonly inTurn: Turns;
};

const REFRESH_EARLY_MS = 5 * 60_000;
/** A refresh token lives 90 days; a month before its end leaves room for any outage. */
const KEEP_ALIVE_MS = 30 * 24 * 60 * 60_000;
/** A page makes many requests: a token endpoint that is down must not hold up each of them until its time limit. */
const FAILED_EXCHANGE_REST_MS = 30_000;
/** What the merchant has not approved no further exchange brings; Shopify asks them when they open the app. */
const LACKING_SCOPE_REST_MS = 60_000;

/** One exchange or refresh at a time per shop: a second refresh would use up the first one's answer. */
export function createAccessTokens({ api, previous, store, clock, ...ports }: AccessTokensPorts): AccessTokens {
  const { inTurn, onExchanged } = ports;
  const grants = createTokenGrants({ api, previous }, clock);
  const shared = createSharedTry(clock, FAILED_EXCHANGE_REST_MS);
  const isFresh = ({ accessTokenExpiresAt }: StoredTokens): boolean =>
    accessTokenExpiresAt.getTime() - clock.now().getTime() > REFRESH_EARLY_MS;

  const lackingSince = new Map<ShopId, number>();
  const isGivenAll = (shop: ShopId, { scopes }: StoredTokens): boolean =>
    coversWanted(api, scopes) || clock.now().getTime() - (lackingSince.get(shop) ?? 0) < LACKING_SCOPE_REST_MS;

  const isConnected = async (shop: ShopId): Promise<boolean> => {
    const stored = await store.read(shop).catch(unlessUnreadable);
    return stored !== undefined && isFresh(stored) && isGivenAll(shop, stored);
  };

  const exchangeInTurn = (shop: ShopId, sessionToken: string): Promise<void> =>
    inTurn(shop, async () => {
      if (await isConnected(shop)) return;
      const granted = await grants.exchange(shop, sessionToken);
      await store.write(shop, granted);
      if (!coversWanted(api, granted.scopes)) lackingSince.set(shop, clock.now().getTime());
      await onExchanged(shop);
    });

  const exchange = async (shop: ShopId, sessionToken: string): Promise<void> => {
    if (!(await isConnected(shop))) await shared(shop, () => exchangeInTurn(shop, sessionToken));
  };

  const refresh = (shop: ShopId): Promise<string> =>
    inTurn(shop, async () => {
      const stored = await readConnected(store, shop);
      return isFresh(stored) ? stored.accessToken : renew(shop, stored);
    });

  const renew = async (shop: ShopId, stored: StoredTokens): Promise<string> => {
    if (stored.refreshTokenExpiresAt <= clock.now()) throw new AppError("SHOPIFY_TOKEN_REJECTED");
    const tokens = await grants.refresh(shop, stored.refreshToken).catch(async (cause: unknown) => {
      // Only a visit helps now: nobody asks with this one again.
      if (isRetired(cause)) await store.amend(shop, { ...stored, refreshTokenExpiresAt: new Date(0) });
      throw cause;
    });
    await store.amend(shop, tokens);
    return tokens.accessToken;
  };

  const keepAlive = (shop: ShopId): Promise<void> =>
    inTurn(shop, async () => {
      const stored = await readConnected(store, shop);
      const left = stored.refreshTokenExpiresAt.getTime() - clock.now().getTime();
      if (left < KEEP_ALIVE_MS) await renew(shop, stored);
    });

  const accessToken = async (shop: ShopId): Promise<string> => {
    const stored = await readConnected(store, shop);
    return isFresh(stored) ? stored.accessToken : refresh(shop);
  };

  const markRejected = (shop: ShopId, rejected: string): Promise<void> =>
    inTurn(shop, async () => {
      const stored = await store.read(shop);
      if (stored?.accessToken === rejected) await store.amend(shop, { ...stored, accessTokenExpiresAt: new Date(0) });
    });

  return { exchange, accessToken, keepAlive, markRejected };
}

const isRetired = (cause: unknown): boolean => cause instanceof AppError && cause.facts["code"] === "invalid_grant";

function unlessUnreadable(cause: unknown): undefined {
  if (!(cause instanceof AppError) || cause.code !== "SHOPIFY_TOKEN_REJECTED") throw cause;
}

async function readConnected(store: TokenStore, shop: ShopId): Promise<StoredTokens> {
  const stored = await store.read(shop);
  if (!stored) throw new AppError("SHOP_NOT_CONNECTED");
  return stored;
}

function coversWanted(api: ShopifyApi, granted: string): boolean {
  const { scopes } = api.config;
  return scopes === undefined || new AuthScopes(granted).has(scopes.toArray());
}
