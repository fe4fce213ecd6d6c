import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { legacyId, type OrderId, toOrderId } from "../../server/invoice/ids.ts";

const CLIENTS = 64;

export type Load = {
  readonly url: string;
  readonly shop: string;
  readonly secret: string;
  readonly millis: number;
};

/** Signed webhooks of ever new orders from 64 clients at once, for so long. */
export async function webhooks(load: Load): Promise<{ readonly perSecond: number; readonly p99Millis: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const startedAt = performance.now();
  const times: number[] = [];
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < load.millis) {
      const sentAt = performance.now();
      const status = await deliver(load, agent);
      if (status !== 200) throw new Error(`a webhook was answered ${status}`);
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  const perSecond = (times.length * 1000) / (performance.now() - startedAt);
  return { perSecond, p99Millis: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0 };
}

let orders = 7_000_000_000_000;

export function newOrder(): OrderId {
  orders += 1;
  const id = toOrderId(orders);
  if (!id) throw new Error("not an order id");
  return id;
}

/** One signed webhook of a paid order; answers the status. */
export function deliver(
  { url, shop, secret }: Omit<Load, "millis">,
  agent: Agent,
  order = newOrder(),
): Promise<number> {
  const id = legacyId(order);
  const body = JSON.stringify({ id: Number(id), admin_graphql_api_id: order, name: `#${id}` });
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-shopify-topic": "orders/paid",
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
  };
  return new Promise((resolve, reject) => {
    const call = request(new URL("/webhooks", url), { method: "POST", headers, agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject).end(body);
  });
}
