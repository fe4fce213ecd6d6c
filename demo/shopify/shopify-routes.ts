import { timingSafeEqual } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { answerFault, cost, type FaultBoard } from "./faults.ts";
import type { Grants } from "./grants.ts";
import type { OrderBook } from "./order-book.ts";
import { isOwnToken } from "./session-token.ts";
import type { StandInSettings } from "./settings.ts";

export type RequestCounts = { graphql: number; walks: number; exchange: number; refresh: number };

export type ShopifyRoutesParts = {
  readonly settings: StandInSettings;
  readonly book: OrderBook;
  readonly grants: Grants;
  readonly faults: FaultBoard;
  readonly requests: RequestCounts;
};

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const OFFLINE_TOKEN = "urn:shopify:params:oauth:token-type:offline-access-token";

/** What the app's server calls on a shop's own address. */
export function shopifyRoutes(parts: ShopifyRoutesParts): Router {
  const router = express.Router();
  const json = express.json({ limit: "1mb" });
  router.use("/admin", (request, _response, next) => {
    if (request.get("x-shop-domain") === parts.settings.shop) next();
    else next("router");
  });
  router.post("/admin/oauth/access_token", json, (request, response) => answerToken(parts, request, response));
  router.post("/admin/api/2026-10/graphql.json", json, (request, response) => answerGraphql(parts, request, response));
  return router;
}

type TokenRequest = Readonly<Record<string, string | undefined>>;

function answerToken(
  { settings, grants, faults, requests }: ShopifyRoutesParts,
  request: Request,
  response: Response,
): void {
  const asked: TokenRequest = request.body;
  const refuse = (error: string): void => void response.status(400).json({ error });
  const isExchange = asked["grant_type"] === TOKEN_EXCHANGE;
  requests[isExchange ? "exchange" : "refresh"] += 1;
  const fault = faults.token.shift();
  const isLost = fault === "answer-lost";
  if (fault !== undefined && !isLost) return answerFault(fault, request, response);
  if (asked["client_id"] !== settings.apiKey || !isSame(asked["client_secret"], settings.apiSecret)) {
    return refuse("invalid_client");
  }
  if (isExchange) {
    if (!isOwnToken(settings, asked["subject_token"] ?? "")) return refuse("invalid_subject_token");
    // Apps made since 2026-04-01 get no other kind.
    const isExpiring = asked["expiring"] === "1" && asked["requested_token_type"] === OFFLINE_TOKEN;
    if (!isExpiring) return refuse("invalid_request");
    const granted = grants.issue();
    return isLost ? answerFault("reset", request, response) : void response.json(granted);
  }
  const grant = asked["grant_type"] === "refresh_token" ? grants.refresh(asked["refresh_token"] ?? "") : undefined;
  if (grant === undefined) return refuse("invalid_grant");
  return isLost ? answerFault("reset", request, response) : void response.json(grant);
}

async function answerGraphql(parts: ShopifyRoutesParts, request: Request, response: Response): Promise<void> {
  const { book, grants, faults, requests } = parts;
  const isWalk = String(request.body?.query).startsWith("query OrdersChangedSince");
  requests[isWalk ? "walks" : "graphql"] += 1;
  if (!isWalk) await faults.released();
  const isKnown = grants.isGood(request.get("x-shopify-access-token") ?? "");
  const fault = isKnown ? faults[isWalk ? "walks" : "graphql"].shift() : "unauthorized";
  if (fault !== undefined) return answerFault(fault, request, response);
  response.json({ ...book.execute(request.body), extensions: { cost: cost(1925) } });
  return undefined;
}

function isSame(given = "", expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
