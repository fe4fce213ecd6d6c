import { timingSafeEqual } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { parse } from "graphql";
import { answerFault, type FaultBoard, throttled } from "./faults.ts";
import type { Grants } from "./grants.ts";
import { type OrderBook, SCHEMA } from "./order-book.ts";
import { type Points, pointsIn } from "./points.ts";
import { queryCost } from "./query-cost.ts";
import { isOwnToken } from "./session-token.ts";
import type { StandInSettings } from "./settings.ts";

export type RequestCounts = { graphql: number; walks: number; writes: number; exchange: number; refresh: number };

export type ShopifyRoutesParts = {
  readonly settings: StandInSettings;
  readonly book: OrderBook;
  readonly grants: Grants;
  readonly faults: FaultBoard;
  readonly requests: RequestCounts;
  readonly points: Points;
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

type Kind = "graphql" | "walks" | "writes";

/** Lists of changed orders and what is written back go on in the background; tests count and break them by themselves. */
function kindOf(query: string): Kind {
  if (query.startsWith("query OrdersChangedSince")) return "walks";
  return /^(mutation|query (Marked|Collected))/.test(query) ? "writes" : "graphql";
}

async function answerGraphql(parts: ShopifyRoutesParts, request: Request, response: Response): Promise<void> {
  const { grants, faults, requests } = parts;
  const kind = kindOf(String(request.body?.query));
  requests[kind] += 1;
  if (kind === "graphql") await faults.released();
  const isKnown = grants.isGood(request.get("x-shopify-access-token") ?? "");
  const fault = isKnown ? faults[kind].shift() : "unauthorized";
  if (fault !== undefined) return answerFault(fault, request, response);
  response.json(answerOf(parts, request.body));
  return undefined;
}

const MOST_POINTS = 1000;

/** Refuses what is dearer than a shop has points for now, or than any query may be. */
function answerOf({ book, points }: ShopifyRoutesParts, body: Parameters<OrderBook["execute"]>[0]): object {
  const { worst, likely } = queryCost(SCHEMA, parse(body.query), body.variables);
  if (worst > MOST_POINTS) return { errors: [{ message: "too dear", extensions: { code: "MAX_COST_EXCEEDED" } }] };
  if (points.available() < likely) return throttled(likely, points.status());
  const answer = book.execute(body);
  const actualQueryCost = Math.min(likely, pointsIn(answer.data, body.query.startsWith("mutation")));
  points.spend(actualQueryCost);
  const cost = { requestedQueryCost: likely, actualQueryCost, throttleStatus: points.status() };
  return { ...answer, extensions: { cost } };
}

function isSame(given = "", expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
