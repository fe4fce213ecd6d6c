import { hash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import express, { type Router } from "express";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import { ORDER_TOPICS, type ReceivedSignal } from "../pipeline/receive/receive-webhook.ts";
import { BULK_FINISHED } from "../pipeline/merchant/backfill.ts";
import type { PrivacyRequest } from "../pipeline/ports/privacy.ts";
import { APP_UNINSTALLED, SCOPES_UPDATED } from "../pipeline/privacy/uninstall-app.ts";
import type { VerifiedWebhook, WhyRefused } from "../shopify/webhook.ts";
import type { Metrics } from "./metrics.ts";
import { unfinishedBodies } from "./unfinished-bodies.ts";
import { isToldOf } from "./named-shop.ts";
import { isPrivacyTopic, privacyRequest } from "./privacy-webhooks.ts";

export type WebhookPorts = {
  readonly verify: (rawBody: Buffer, headers: IncomingHttpHeaders) => VerifiedWebhook;
  readonly receive: (shop: ShopId, signal: ReceivedSignal) => Promise<boolean>;
  /** A return that names no order. */
  readonly receiveReturn: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly uninstall: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly bulkFinished: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly scopesUpdated: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly receivePrivacy: (shop: ShopId, request: PrivacyRequest) => Promise<boolean>;
  /** Hears of each genuine delivery when it arrives. */
  readonly onDelivery: () => void;
  /** Hears of each that is refused. */
  readonly onRefused: (why: WhyRefused) => void;
  readonly metrics: Metrics;
};

const BODY_LIMIT = "5mb";
const id = z.union([z.number().int().positive(), z.string()]);
/** Order topics carry the order's id, topics about a part of it `order_id`, edits `order_edit.order_id`, returns `order.id`. */
const orderBody = z.object({
  id: id.optional(),
  admin_graphql_api_id: z.string().optional(),
  order_id: id.optional(),
  order_edit: z.object({ order_id: id }).optional(),
  order: z.object({ id }).optional().catch(undefined),
});

/** Shopify's deliveries: signature, one durable insert, 200. Nothing slower may stand before the answer (5 s in all). */
export function webhookRoutes({ verify, receive, metrics, ...ports }: WebhookPorts): Router {
  const router = express.Router();
  // Unpacked, a body could be far larger than what came; Shopify packs none.
  const raw = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false });
  router.post("/webhooks", unfinishedBodies(), raw, async (request, response) => {
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const verified = verify(rawBody, request.headers);
    const answer = (status: number, outcome: string) => {
      metrics.webhooks.inc({ outcome });
      response.status(status).end();
    };
    const refuse = (why: WhyRefused) => {
      ports.onRefused(why);
      return answer(401, "unauthorized");
    };
    if (verified.kind === "unauthorized") return refuse(verified.why);
    ports.onDelivery();
    const { shop, topic, webhookId, triggeredAt } = verified;
    const json = parseJson(rawBody);
    const body = orderBody.safeParse(json).data;
    if (body === undefined) return answer(400, "unreadable");
    if (!isToldOf(shop, topic, json)) return refuse("shop");
    const bodyHash = hash("sha256", rawBody);
    const signal = { webhookId, topic, bodyHash, triggeredAt: triggeredAt?.toISOString() ?? "" };
    const store = async (storing: Promise<boolean>) => {
      const isNew = await storing.catch((cause: unknown) => {
        metrics.webhooks.inc({ outcome: "failed" });
        throw cause;
      });
      answer(200, isNew ? "stored" : "duplicate");
    };
    if (topic === APP_UNINSTALLED) return store(ports.uninstall(shop, signal));
    if (topic === BULK_FINISHED) return store(ports.bulkFinished(shop, signal));
    if (topic === SCOPES_UPDATED) return store(ports.scopesUpdated(shop, signal));
    if (isPrivacyTopic(topic)) {
      const asked = privacyRequest({ topic, webhookId, triggeredAt: triggeredAt ?? new Date() }, json);
      return asked ? store(ports.receivePrivacy(shop, asked)) : answer(400, "unreadable");
    }
    if (!ORDER_TOPICS.has(topic)) return answer(200, "unknown_topic");
    const orderId = orderIdOf(topic, body);
    if (orderId === undefined && topic.startsWith("returns/")) return store(ports.receiveReturn(shop, signal));
    if (orderId === undefined) return answer(400, "unreadable");
    return store(receive(shop, { ...signal, orderId }));
  });
  return router;
}

type Body = z.infer<typeof orderBody>;

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return undefined;
  }
}

function orderIdOf(topic: string, body: Body): OrderId | undefined {
  const own = topic.startsWith("orders/") ? (body.admin_graphql_api_id ?? body.id) : undefined;
  const found = body.order_edit?.order_id ?? body.order_id ?? body.order?.id ?? own;
  return found === undefined ? undefined : toOrderId(found);
}
