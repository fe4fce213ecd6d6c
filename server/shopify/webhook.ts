import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import { type ShopId, toShopId } from "../invoice/ids.ts";
import type { ShopifyApi } from "./shopify-api.ts";

export type VerifiedWebhook =
  | {
      readonly kind: "valid";
      readonly shop: ShopId;
      /** As Shopify writes it in its settings: "orders/paid". */
      readonly topic: string;
      /** The same on every retry of one delivery. */
      readonly webhookId: string;
      readonly triggeredAt: Date | undefined;
      readonly apiVersion: string;
    }
  | { readonly kind: "unauthorized" };

const UNAUTHORIZED = { kind: "unauthorized" } as const;
const TOPIC = /^[a-z_]+\/[a-z_]+$/;

/**
 * Checks a delivery against each client in turn: Shopify signs with the oldest secret that was not revoked, and with that one
 * for up to an hour more.
 * The library hashes text, so bytes that are not UTF-8 are refused: decoding would make different bodies look alike.
 */
export async function verifyWebhook(
  apis: readonly ShopifyApi[],
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<VerifiedWebhook> {
  if (!isUtf8(rawBody)) return UNAUTHORIZED;
  const delivery = { rawBody: rawBody.toString("utf8"), rawRequest: { method: "POST", url: "/", headers } };
  for (const api of apis) {
    const checked = await api.webhooks.validate(delivery);
    if (checked.valid && checked.webhookType === "webhooks") return describe(checked, headers);
  }
  return UNAUTHORIZED;
}

type Checked = {
  readonly domain: string;
  readonly webhookId: string;
  readonly apiVersion: string;
  readonly triggeredAt?: string;
};

/** The topic comes from the header: the library's own form turns "app/scopes_update" into one long word. */
function describe(checked: Checked, headers: IncomingHttpHeaders): VerifiedWebhook {
  const topic = String(headers["x-shopify-topic"]).toLowerCase();
  const shop = toShopId(checked.domain.toLowerCase());
  if (shop === undefined || !TOPIC.test(topic)) return UNAUTHORIZED;
  const { webhookId, apiVersion } = checked;
  return { kind: "valid", shop, topic, webhookId, apiVersion, triggeredAt: toInstant(checked.triggeredAt) };
}

function toInstant(text: string | undefined): Date | undefined {
  const instant = new Date(text ?? Number.NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
