import { readFileSync } from "node:fs";
import express, { type Router } from "express";
import { buildSchema, graphqlSync } from "graphql";
import { APP_GID, shopGid } from "./order-book.ts";

export const PARTNER_SCHEMA = buildSchema(readFileSync(new URL("./partner.graphql", import.meta.url), "utf8"));

/** The publisher's side of Shopify: which shop has which plan of the app's listing. */
export type PartnerSettings = {
  readonly organizationId: string;
  readonly token: string;
  /** By the shop's domain; a shop that is missing here has chosen none. */
  readonly subscriptions: Readonly<Record<string, object>>;
};

/** The Partner API, for the one question the app has for it. */
export function partnerRoutes({ organizationId, token, subscriptions }: PartnerSettings): Router {
  const router = express.Router();
  router.post(`/${organizationId}/api/2026-10/graphql.json`, express.json(), (request, response) => {
    if (request.get("x-shopify-access-token") !== token) {
      return void response.status(401).json({ errors: [{ message: "Invalid API key or access token" }] });
    }
    const byGid = new Map(Object.entries(subscriptions).map(([shop, plan]) => [shopGid(shop), plan]));
    const activeSubscription = ({ appId, shopId }: { readonly appId: string; readonly shopId: string }) =>
      appId === APP_GID ? (byGid.get(shopId) ?? null) : null;
    const { query: source, variables: variableValues } = request.body;
    response.json(graphqlSync({ schema: PARTNER_SCHEMA, source, rootValue: { activeSubscription }, variableValues }));
  });
  return router;
}

const FREE_MS = 14 * 24 * 60 * 60_000;

/** A shop in the first days of its plan. */
export const aSubscription = (now: Date, changes: object = {}): object => ({
  cancelAtEndOfCycle: false,
  trialEndsAt: new Date(now.getTime() + FREE_MS).toISOString(),
  currentBillingCycle: null,
  items: [{ handle: "baslangic", description: "Başlangıç" }],
  ...changes,
});
