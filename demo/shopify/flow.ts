import { createHmac, randomUUID } from "node:crypto";

export type FlowAction = {
  readonly shop: string;
  readonly orderId: string;
  /** Replaces parts of the body Flow sends. */
  readonly body?: object;
};

/** Runs the app's Flow action "issue invoice" as a workflow does, signed over the exact bytes; answers the HTTP status. */
export async function runFlowAction(action: FlowAction, to: { appUrl: string; apiSecret: string }): Promise<number> {
  const body = JSON.stringify({
    shop_id: 1,
    shopify_domain: action.shop,
    action_run_id: randomUUID(),
    handle: "issue-invoice",
    properties: { order_id: action.orderId },
    ...action.body,
  });
  const signature = createHmac("sha256", to.apiSecret).update(body).digest("base64");
  const response = await fetch(new URL("/ext/flow/issue-invoice", to.appUrl), {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-hmac-sha256": signature },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
