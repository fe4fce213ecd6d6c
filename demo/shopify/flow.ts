import { createHmac, randomUUID } from "node:crypto";

type App = { readonly appUrl: string; readonly apiSecret: string };

/** Runs the app's Flow action "issue invoice" as a workflow does; answers the HTTP status. */
export const runFlowAction = ({ shop, orderId }: { shop: string; orderId: string }, app: App): Promise<number> =>
  post("/ext/flow/issue-invoice", app, {
    shop_id: 1,
    shopify_domain: shop,
    action_run_id: randomUUID(),
    handle: "issue-invoice",
    properties: { order_id: orderId },
  });

export type FlowUse = { readonly shop: string; readonly trigger: string; readonly isUsed: boolean; readonly at: Date };

/** Tells the app that a workflow of the shop begins with the trigger, or none any more; answers the HTTP status. */
export const tellFlowUse = ({ shop, trigger, isUsed, at }: FlowUse, app: App): Promise<number> =>
  post("/ext/flow/triggers", app, {
    flow_trigger_definition_id: trigger,
    has_enabled_flow: isUsed,
    shop_id: 1,
    shopify_domain: shop,
    timestamp: at.toISOString(),
  });

/** Signed over the exact bytes. */
async function post(path: string, { appUrl, apiSecret }: App, body: object): Promise<number> {
  const bytes = JSON.stringify(body);
  const signature = createHmac("sha256", apiSecret).update(bytes).digest("base64");
  const headers = { "content-type": "application/json", "x-shopify-hmac-sha256": signature };
  const response = await fetch(new URL(path, appUrl), { method: "POST", headers, body: bytes });
  await response.arrayBuffer();
  return response.status;
}
