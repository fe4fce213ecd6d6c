import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

const CLIENTS = 64;

/** Signed webhooks of ever new orders from 64 clients at once, for so long; how many a second were taken. */
export async function webhooksPerSecond(url: string, secret: string, millis: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const startedAt = performance.now();
  let taken = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < millis) {
      const status = await deliver(new URL("/webhooks", url), secret, agent);
      if (status !== 200) throw new Error(`a webhook was answered ${status}`);
      taken += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return (taken * 1000) / (performance.now() - startedAt);
}

let orders = 1_000_000;

function deliver(url: URL, secret: string, agent: Agent): Promise<number> {
  orders += 1;
  const body = JSON.stringify({
    id: orders,
    admin_graphql_api_id: `gid://shopify/Order/${orders}`,
    name: `#${orders}`,
  });
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-shopify-topic": "orders/paid",
    "x-shopify-shop-domain": "ornek-magaza.myshopify.com",
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", headers, agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject).end(body);
  });
}
