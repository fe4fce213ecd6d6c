import { createHmac, randomUUID } from "node:crypto";
import { isJsonObject, type JsonObject } from "./json-object.ts";

export type Webhook = {
  /** "orders/paid" */
  readonly topic: string;
  readonly shop: string;
  /** The same id again is what Shopify's retry looks like. */
  readonly webhookId?: string | undefined;
  readonly body: string | Buffer;
  /** Changes the body on its way, after it was signed. */
  readonly tamper?: boolean | undefined;
};

/** Signs the exact bytes as Shopify does. */
export function webhookHeaders(webhook: Omit<Webhook, "body">, bytes: Buffer, apiSecret: string) {
  return {
    "content-type": "application/json",
    "x-shopify-topic": webhook.topic,
    "x-shopify-shop-domain": webhook.shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhook.webhookId ?? randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date().toISOString(),
    "x-shopify-hmac-sha256": createHmac("sha256", apiSecret).update(bytes).digest("base64"),
  };
}

/** Posts it and answers the app's HTTP status. */
export async function deliverWebhook(webhook: Webhook, to: { appUrl: string; apiSecret: string }): Promise<number> {
  const bytes = Buffer.from(webhook.body);
  const headers = webhookHeaders(webhook, bytes, to.apiSecret);
  const body = webhook.tamper ? Buffer.concat([bytes, Buffer.from(" ")]) : bytes;
  const response = await fetch(new URL("/webhooks", to.appUrl), { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}

/** The body of a topic about an order, cut to the fields shopify.app.toml asks for. */
export function webhookBody(topic: string, order: JsonObject): string {
  const gid = String(order["id"]);
  const id = Number(gid.slice(gid.lastIndexOf("/") + 1));
  const part = { id: PART_ID, created_at: order["updatedAt"] };
  if (topic === "orders/edited") return JSON.stringify({ order_edit: { ...part, order_id: id } });
  if (topic.startsWith("orders/")) return JSON.stringify(orderBody(order, id));
  if (topic.startsWith("returns/")) return JSON.stringify({ ...part, order: { id } });
  return JSON.stringify({ ...part, order_id: id });
}

/** Of an edit, a refund, a return or a fulfilment. */
const PART_ID = 77;

function orderBody(order: JsonObject, id: number): JsonObject {
  const status = order["displayFinancialStatus"];
  return {
    id,
    admin_graphql_api_id: order["id"],
    name: order["name"],
    updated_at: order["updatedAt"],
    processed_at: order["processedAt"],
    cancelled_at: order["cancelledAt"] ?? null,
    financial_status: typeof status === "string" ? status.toLowerCase() : null,
    fulfillment_status: Array.isArray(order["fulfillments"]) && order["fulfillments"].length > 0 ? "fulfilled" : null,
    test: order["test"],
    currency: order["currencyCode"],
    total_price: shopAmount(order["totalPriceSet"]),
  };
}

export function shopAmount(bag: unknown): string {
  const money = isJsonObject(bag) ? bag["shopMoney"] : undefined;
  return isJsonObject(money) ? String(money["amount"]) : "";
}
