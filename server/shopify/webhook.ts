import { isUtf8 } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type ShopId, toShopId } from "../invoice/ids.ts";

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
  | { readonly kind: "unauthorized"; readonly why: WhyRefused };

/** Its signature, another header that Shopify always sends, or the shop, which its body does not name. */
export type WhyRefused = "signature" | "headers" | "shop";

const UNSIGNED = { kind: "unauthorized", why: "signature" } as const;
const UNNAMED = { kind: "unauthorized", why: "headers" } as const;
const TOPIC = /^[a-z_]+\/[a-z_]+$/;

/**
 * Checks a delivery with each secret in turn: Shopify signs with the oldest secret that was not revoked, and with that one
 * for up to an hour more.
 * Says what the library's own check says, which a rush of deliveries would wait for (decision 0027). Bytes that are not
 * UTF-8 are refused: decoding would make different bodies look alike.
 */
export function verifyWebhook(
  secrets: readonly string[],
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): VerifiedWebhook {
  const told = (name: string) => String(headers[`x-shopify-${name}`] ?? "");
  const signature = Buffer.from(told("hmac-sha256"), "base64");
  const isGenuine = secrets.some((secret) => isSigned(rawBody, secret, signature));
  if (!isGenuine || rawBody.byteLength === 0 || !isUtf8(rawBody)) return UNSIGNED;
  const topic = told("topic").toLowerCase();
  const shop = toShopId(told("shop-domain").toLowerCase());
  const [webhookId, apiVersion] = [told("webhook-id"), told("api-version")];
  if (shop === undefined || !TOPIC.test(topic) || webhookId === "" || apiVersion === "") return UNNAMED;
  return { kind: "valid", shop, topic, webhookId, apiVersion, triggeredAt: toInstant(told("triggered-at")) };
}

function isSigned(rawBody: Buffer, secret: string, signature: Buffer): boolean {
  const wanted = createHmac("sha256", secret).update(rawBody).digest();
  return wanted.byteLength === signature.byteLength && timingSafeEqual(wanted, signature);
}

function toInstant(text: string): Date | undefined {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
