import { z } from "zod";
import type { ShopId } from "../invoice/ids.ts";
import { APP_UNINSTALLED } from "../pipeline/privacy/uninstall-app.ts";
import { isPrivacyTopic } from "./privacy-webhooks.ts";

const body = z.object({ myshopify_domain: z.string().optional(), shop_domain: z.string().optional() });

/**
 * Whether a delivery that takes something from its shop, or hands a buyer's data out, names that shop in its body. Only the body
 * is signed: whoever has any one delivery could send it again under a header with another shop.
 */
export function isToldOf(shop: ShopId, topic: string, json: unknown): boolean {
  if (topic !== APP_UNINSTALLED && !isPrivacyTopic(topic)) return true;
  const told = body.safeParse(json).data;
  const named = topic === APP_UNINSTALLED ? told?.myshopify_domain : told?.shop_domain;
  return named?.toLowerCase() === shop;
}
