import { HttpResponseError, InvalidJwtError, RequestedTokenType, type Session } from "@shopify/shopify-api";
import { z } from "zod";
import type { ShopId } from "../invoice/ids.ts";
import type { Clock } from "../pipeline/ports/clock.ts";
import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { shopifyFailure } from "./shopify-failure.ts";

export type StoredTokens = {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
  /** Comma-separated, as Shopify granted them. */
  readonly scopes: string;
};

export type TokenGrants = {
  exchange(shop: ShopId, sessionToken: string): Promise<StoredTokens>;
  refresh(shop: ShopId, refreshToken: string): Promise<StoredTokens>;
};

const DEFAULT_LIFETIME_MS = 3_600_000;

type Clients = {
  readonly api: ShopifyApi;
  /** With the secret before `api`'s: the library hands on only session tokens that its own secret signed. */
  readonly previous?: ShopifyApi | undefined;
};

/** The two grants of Shopify's token endpoint. Public apps must ask for tokens that expire (since 2026-04-01). */
export function createTokenGrants({ api, previous }: Clients, clock: Clock): TokenGrants {
  const granted = async (asking: Promise<{ session: Session }>): Promise<StoredTokens> => {
    const answer = await asking.catch((error: unknown) => {
      throw grantFailure(error);
    });
    return toTokens(answer.session, clock);
  };
  const exchangeBy = ({ auth }: ShopifyApi, shop: ShopId, sessionToken: string): Promise<StoredTokens> => {
    const requestedTokenType = RequestedTokenType.OfflineAccessToken;
    return granted(auth.tokenExchange({ shop, sessionToken, requestedTokenType, expiring: true }));
  };
  return {
    exchange: (shop, sessionToken) =>
      exchangeBy(api, shop, sessionToken).catch((cause: unknown) => {
        if (previous === undefined || !isInvalid(cause)) throw cause;
        return exchangeBy(previous, shop, sessionToken);
      }),
    refresh: (shop, refreshToken) => granted(api.auth.refreshToken({ shop, refreshToken })),
  };
}

const isInvalid = (cause: unknown): boolean => cause instanceof AppError && cause.code === "SESSION_INVALID";

/** The library counts lifetimes from the machine's clock; ours may be another one. */
function toTokens(
  { accessToken, expires, refreshToken, refreshTokenExpires, scope }: Session,
  clock: Clock,
): StoredTokens {
  if (!accessToken || !refreshToken || !refreshTokenExpires) throw new AppError("SHOPIFY_ANSWER_INVALID");
  const offset = clock.now().getTime() - Date.now();
  // Without `expires_in` the library would take the token for everlasting and never refresh it.
  const accessEnd = expires ? expires.getTime() : Date.now() + DEFAULT_LIFETIME_MS;
  return {
    accessToken,
    accessTokenExpiresAt: new Date(accessEnd + offset),
    refreshToken,
    refreshTokenExpiresAt: new Date(refreshTokenExpires.getTime() + offset),
    scopes: scope ?? "",
  };
}

const oauthError = z.object({ error: z.string() });

function grantFailure(error: unknown): AppError {
  // Its message holds the raw session token, so it is not kept as a cause.
  if (error instanceof InvalidJwtError) return new AppError("SESSION_INVALID");
  if (!(error instanceof HttpResponseError)) return shopifyFailure(error);
  const answer = oauthError.safeParse(error.response.body);
  const code = answer.success ? answer.data.error : undefined;
  if (code === "invalid_subject_token") return new AppError("SESSION_INVALID");
  if (code === "invalid_grant") return new AppError("SHOPIFY_TOKEN_REJECTED", { facts: { code } });
  return shopifyFailure(error);
}
