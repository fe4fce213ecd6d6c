import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId, toShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import { FLOW_TRIGGERS, type FlowUse } from "../pipeline/ports/flow.ts";
import type { ShopifyApi } from "./shopify-api.ts";

/** An order that a workflow of the shop is about. */
export type FlowRequest = { readonly shop: ShopId; readonly orderId: OrderId };

const ofShop = z.object({ shopify_domain: z.string() });
const actionBody = z.object({
  properties: z.object({ order_id: z.union([z.string(), z.number().int().positive()]) }),
});
const useBody = z.object({
  flow_trigger_definition_id: z.enum(FLOW_TRIGGERS),
  has_enabled_flow: z.boolean(),
  timestamp: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
});

/**
 * Checks a request of Shopify Flow against each client in turn, as webhooks are. The shop stands in the body, which the
 * signature covers. Throws SESSION_INVALID, or REQUEST_INVALID for a signed body that names no order.
 */
export async function verifyFlowRequest(
  apis: readonly ShopifyApi[],
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<FlowRequest> {
  const { shop, body } = await verifySigned(apis, rawBody, headers);
  const action = actionBody.safeParse(body);
  const orderId = action.success ? toOrderId(action.data.properties.order_id) : undefined;
  if (orderId === undefined) throw new AppError("REQUEST_INVALID");
  return { shop, orderId };
}

/** The same for Flow's news of which triggers the shop's workflows use. */
export async function verifyFlowUse(
  apis: readonly ShopifyApi[],
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<{ readonly shop: ShopId; readonly use: FlowUse }> {
  const { shop, body } = await verifySigned(apis, rawBody, headers);
  const news = useBody.safeParse(body);
  if (!news.success) throw new AppError("REQUEST_INVALID");
  const { flow_trigger_definition_id: trigger, has_enabled_flow: isUsed, timestamp: at } = news.data;
  return { shop, use: { trigger, isUsed, at } };
}

async function verifySigned(apis: readonly ShopifyApi[], rawBody: Buffer, headers: IncomingHttpHeaders) {
  if (!isUtf8(rawBody) || !(await isSigned(apis, rawBody.toString("utf8"), headers))) {
    throw new AppError("SESSION_INVALID");
  }
  const body = parseJson(rawBody.toString("utf8"));
  const shop = toShopId(ofShop.safeParse(body).data?.shopify_domain ?? "");
  if (shop === undefined) throw new AppError("REQUEST_INVALID");
  return { shop, body };
}

async function isSigned(apis: readonly ShopifyApi[], rawBody: string, headers: IncomingHttpHeaders): Promise<boolean> {
  const rawRequest = { method: "POST", url: "/", headers };
  for (const api of apis) {
    const { valid } = await api.flow.validate({ rawBody, rawRequest });
    if (valid) return true;
  }
  return false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
