import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, type Shopify, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { exchange } from "../outgoing/exchange.ts";
import { secondsAhead } from "./seconds-ahead.ts";
import { WANTED_SCOPES } from "./scopes.ts";

export type ShopifyApi = Pick<Shopify, "auth" | "clients" | "config" | "flow" | "session" | "webhooks">;

export type ShopifyApiSettings = {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  /** Every call to a shop goes here instead, with the shop's host in `x-shop-domain`. */
  readonly standInUrl: string | undefined;
  readonly timeLimitMs?: number;
  /** Hears with each answer how far the machine's clock is ahead of Shopify's. */
  readonly onClock?: (secondsAhead: number) => void;
};

const TIME_LIMIT_MS = 10_000;

/**
 * The configured client. The library keeps one fetch function for the whole process, so the instance made last decides
 * where all of them call: every instance of one process must be given the same `standInUrl`.
 */
export function createShopifyApi({ apiKey, apiSecret, appUrl, ...calls }: ShopifyApiSettings): ShopifyApi {
  const { host, protocol } = new URL(appUrl);
  setAbstractFetchFunc(fetchFromShop(calls));
  return shopifyApi({
    apiKey,
    apiSecretKey: apiSecret,
    hostName: host,
    hostScheme: protocol === "http:" ? "http" : "https",
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    scopes: [...WANTED_SCOPES],
    // The library's messages quote session tokens and answers; what matters reaches us as thrown errors.
    logger: { level: LogSeverity.Error, log: () => {} },
    _logDisabledFutureFlags: false,
  });
}

type Calls = Pick<ShopifyApiSettings, "standInUrl" | "timeLimitMs" | "onClock">;

/** Calls shops and nobody else: the requests carry access tokens and the app's secret. */
function fetchFromShop({ standInUrl, timeLimitMs = TIME_LIMIT_MS, onClock }: Calls): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== "https:" || !url.hostname.endsWith(".myshopify.com")) throw new Error("not a shop's address");
    const given = Object.fromEntries(new Headers(init?.headers));
    const headers = standInUrl === undefined ? given : { ...given, "x-shop-domain": url.hostname };
    const target = standInUrl === undefined ? url : new URL(url.pathname + url.search, standInUrl);
    const body = init?.body ?? undefined;
    if (body !== undefined && typeof body !== "string") throw new Error("not a call of the library's");
    // Read whole here, so that a connection lost half-way fails as a call and not later as unreadable JSON.
    const askedAt = Date.now();
    const answer = await exchange(target, { method: init?.method, headers, body, timeoutMs: timeLimitMs });
    const { status, bytes } = answer;
    const ahead = secondsAhead(answer.headers.get("date"), { askedAt, answeredAt: Date.now() });
    if (ahead !== undefined) onClock?.(ahead);
    if (status >= 300 && status < 400) throw new Error("a shop sends nobody elsewhere");
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, headers: answer.headers });
  };
}
