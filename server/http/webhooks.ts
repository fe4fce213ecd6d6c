import { hash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import { ORDER_TOPICS, type ReceivedSignal } from "../pipeline/receive/receive-webhook.ts";
import { BULK_FINISHED } from "../pipeline/merchant/backfill.ts";
import type { PrivacyRequest } from "../pipeline/ports/privacy.ts";
import { APP_UNINSTALLED, SCOPES_UPDATED } from "../pipeline/privacy/uninstall-app.ts";
import type { VerifiedWebhook, WhyRefused } from "../shopify/webhook.ts";
import type { Metrics } from "./metrics.ts";
import { isToldOf } from "./named-shop.ts";
import { isPrivacyTopic, privacyRequest } from "./privacy-webhooks.ts";
import { problemAnswer } from "./problem.ts";
import { tellRefused } from "./refused-webhooks.ts";
import { unfinishedBodies } from "./unfinished-bodies.ts";
import { wholeBody } from "./whole-body.ts";

export type WebhookPorts = {
  readonly verify: (rawBody: Buffer, headers: IncomingHttpHeaders) => VerifiedWebhook;
  readonly receive: (shop: ShopId, signal: ReceivedSignal) => Promise<boolean>;
  /** A return that names no order. */
  readonly receiveReturn: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly uninstall: (
    shop: ShopId,
    signal: Omit<ReceivedSignal, "orderId">,
  ) => Promise<"stored" | "duplicate" | "unsure">;
  readonly bulkFinished: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly scopesUpdated: (shop: ShopId, signal: Omit<ReceivedSignal, "orderId">) => Promise<boolean>;
  readonly receivePrivacy: (shop: ShopId, request: PrivacyRequest) => Promise<boolean>;
  /** Hears of each genuine delivery when it arrives. */
  readonly onDelivery: () => void;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Deliveries about orders that are being stored, at most. */
  readonly mostInHand?: number;
};

/** Far more than are stored within the five seconds Shopify waits: the database stands still, and each only costs memory. */
const MOST_IN_HAND = 5_000;
const PATH = "/webhooks";
/** A proxy may name the whole address. */
const IS_PATH = /^(?:https?:\/\/[^/?#]+)?\/webhooks\/?(?:\?|$)/i;
const BODY_LIMIT = 5 * 1024 * 1024;
const id = z.union([z.number().int().positive(), z.string()]);
/** Order topics carry the order's id, topics about a part of it `order_id`, edits `order_edit.order_id`, returns `order.id`. */
const orderBody = z.object({
  id: id.optional(),
  admin_graphql_api_id: z.string().optional(),
  order_id: id.optional(),
  order_edit: z.object({ order_id: id }).optional(),
  order: z.object({ id }).optional().catch(undefined),
});

export const isDelivery = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && IS_PATH.test(url);

/**
 * Shopify's deliveries: signature, one durable insert, 200. Nothing slower may stand before the answer (5 s in all), and Express
 * would be the slowest part of it (decision 0027).
 */
export function webhookListener(ports: WebhookPorts): RequestListener {
  const answerProblem = problemAnswer(ports.log);
  const bounded = unfinishedBodies();
  const take = takeDelivery(ports);
  return (request, response) => {
    const failed = (cause: unknown) => answerProblem(cause, response, { route: PATH, language: "en" });
    bounded(request, response, () => {
      wholeBody(request, BODY_LIMIT)
        .then((body) => take(body, request.headers, response))
        .catch(failed);
    });
  };
}

function takeDelivery({ verify, receive, metrics, log, mostInHand = MOST_IN_HAND, ...ports }: WebhookPorts) {
  const tell = tellRefused(log);
  let inHand = 0;
  return async (rawBody: Buffer, headers: IncomingHttpHeaders, response: ServerResponse): Promise<void> => {
    const verified = verify(rawBody, headers);
    const answer = (status: number, outcome: string) => {
      metrics.webhooks.inc({ outcome });
      response.writeHead(status, { "Content-Length": 0 }).end();
    };
    const refuse = (why: WhyRefused) => {
      tell(why);
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
    const written = <T>(writing: Promise<T>): Promise<T> =>
      writing.catch((cause: unknown) => {
        metrics.webhooks.inc({ outcome: "failed" });
        throw cause;
      });
    const store = async (storing: Promise<boolean>) => answer(200, (await written(storing)) ? "stored" : "duplicate");
    if (topic === APP_UNINSTALLED) {
      const outcome = await written(ports.uninstall(shop, signal));
      // Shopify delivers again what is not answered with 200, eight times in four hours.
      return answer(outcome === "unsure" ? 503 : 200, outcome);
    }
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
    if (inHand >= mostInHand) return answer(503, "failed");
    inHand += 1;
    return store(receive(shop, { ...signal, orderId })).finally(() => {
      inHand -= 1;
    });
  };
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
