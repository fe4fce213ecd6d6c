import type { IncomingHttpHeaders } from "node:http";
import type { ShopId } from "../invoice/ids.ts";
import { verifyBuyerToken } from "./buyer-token.ts";
import { createChangedOrders } from "./changed-orders.ts";
import { createIsLetIn } from "./letting-in.ts";
import { createFlowEvents } from "./flow-events.ts";
import { verifyFlowRequest, verifyFlowUse } from "./flow-request.ts";
import { createOrderMarks } from "./order-marks.ts";
import { createOrderOwners } from "./order-owners.ts";
import { createOrderSource } from "./order-source.ts";
import { createPastOrders } from "./past-orders.ts";
import { createPartnerPlanOf, type PartnerAccount } from "./partner/partner-plan.ts";
import { createPlanOf } from "./plan.ts";
import { createProductSource } from "./product-source.ts";
import { createSeenOrders } from "./seen-orders.ts";
import { verifySessionToken } from "./session-token.ts";
import { createShopifyApi, type ShopifyApiSettings } from "./shopify-api.ts";
import { type AccessTokensPorts, createAccessTokens } from "./tokens.ts";
import { verifyWebhook } from "./webhook.ts";

type Settings = ShopifyApiSettings & {
  /** Until it is revoked, Shopify signs webhooks and session tokens with the older of two secrets. */
  readonly previousSecret: string | undefined;
  /** Without it a shop's plan is asked of the shop. */
  readonly partner: PartnerAccount | undefined;
};

/** Everything the app asks of Shopify, and the proofs of what it hears from there. */
export function connectShopify(
  { previousSecret, partner: account, ...settings }: Settings,
  ports: Omit<AccessTokensPorts, "api" | "previous">,
) {
  const api = createShopifyApi(settings);
  const previous =
    previousSecret === undefined ? undefined : createShopifyApi({ ...settings, apiSecret: previousSecret });
  const apis = previous === undefined ? [api] : [api, previous];
  const secrets = [settings.apiSecret, ...(previousSecret === undefined ? [] : [previousSecret])];
  const tokens = createAccessTokens({ api, previous, ...ports });
  return {
    orderSource: createOrderSource({ api, tokens }),
    marks: createOrderMarks({ api, tokens }),
    planOf:
      account === undefined
        ? createPlanOf({ api, tokens })
        : createPartnerPlanOf({ api, tokens, account, standInUrl: settings.standInUrl }),
    pastOrders: createPastOrders({ api, tokens, standInUrl: settings.standInUrl }),
    productSource: createProductSource({ api, tokens }),
    changedOrders: createChangedOrders({ api, tokens }),
    seenOrders: createSeenOrders({ api, tokens }),
    isLetIn: createIsLetIn({ api, tokens }),
    keepAccess: (shop: ShopId) => tokens.keepAlive(shop),
    session: {
      verify: (token: string) => verifySessionToken(apis, token),
      connect: (...visit: Parameters<typeof tokens.exchange>) => tokens.exchange(...visit),
    },
    extensions: {
      readOwner: createOrderOwners({ api, tokens }).readOwner,
      verifyBuyer: (token: string) => verifyBuyerToken(apis, token),
      verifyFlow: (rawBody: Buffer, headers: IncomingHttpHeaders) => verifyFlowRequest(apis, rawBody, headers),
      verifyFlowUse: (rawBody: Buffer, headers: IncomingHttpHeaders) => verifyFlowUse(apis, rawBody, headers),
    },
    flowEvents: createFlowEvents({ api, tokens }),
    verifyWebhook: (rawBody: Buffer, headers: IncomingHttpHeaders) => verifyWebhook(secrets, rawBody, headers),
  };
}
