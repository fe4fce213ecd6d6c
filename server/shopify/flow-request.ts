import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId, toShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { ShopifyApi } from "./shopify-api.ts";

/** An order that a workflow of the shop is about. */
export type FlowRequest = { readonly shop: ShopId; readonly orderId: OrderId };

const flowBody = z.object({
  shopify_domain: z.string(),
  properties: z.object({ order_id: z.union([z.string(), z.number().int().positive()]) }),
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
  if (!isUtf8(rawBody) || !(await isSigned(apis, rawBody.toString("utf8"), headers))) {
    throw new AppError("SESSION_INVALID");
  }
  const body = flowBody.safeParse(parseJson(rawBody.toString("utf8")));
  const shop = body.success ? toShopId(body.data.shopify_domain) : undefined;
  const orderId = body.success ? toOrderId(body.data.properties.order_id) : undefined;
  if (shop === undefined || orderId === undefined) throw new AppError("REQUEST_INVALID");
  return { shop, orderId };
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
