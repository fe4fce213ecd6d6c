import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
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
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(load.url)));
  const startedAt = performance.now();
  const times: number[] = [];
  const deliverAll = async (client: Client): Promise<void> => {
    while (performance.now() - startedAt < load.millis) {
      const sentAt = performance.now();
      await deliver(load, client);
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(clients.map(deliverAll));
  const perSecond = (times.length * 1000) / (performance.now() - startedAt);
  for (const client of clients) client.close();
  return { perSecond, p99Millis: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0 };
}

let orders = 7_000_000_000_000;

export function newOrder(): OrderId {
  orders += 1;
  const id = toOrderId(orders);
  if (!id) throw new Error("not an order id");
  return id;
}

/** One signed webhook of a paid order; throws when it is not accepted. */
export async function deliver(
  { shop, secret }: Pick<Load, "shop" | "secret">,
  client: Client,
  order = newOrder(),
): Promise<void> {
  const id = legacyId(order);
  const body = JSON.stringify({ id: Number(id), admin_graphql_api_id: order, name: `#${id}` });
  const status = await client.post("/webhooks", body, {
    "content-type": "application/json",
    "x-shopify-topic": "orders/paid",
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
  });
  if (status !== 200) throw new Error(`a webhook was answered ${status}`);
}

export type Client = {
  /** Answers the status. One at a time. */
  readonly post: (path: string, body: string, headers: Readonly<Record<string, string>>) => Promise<number>;
  readonly close: () => void;
};

/**
 * One kept connection that writes a request whole and reads no more of an answer than it needs. A client of `node:http` takes
 * three times the processor: beside the app on two cores it, and not the app, would be what is measured.
 */
export async function openClient(url: string): Promise<Client> {
  const { host, hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  let answer = "";
  let settle: { resolve: (status: number) => void; reject: (cause: unknown) => void } | undefined;
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
    if (!isWhole(answer)) return;
    settle?.resolve(Number(answer.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length)));
    answer = "";
  });
  const fail = (cause: Error) => settle?.reject(cause);
  socket.on("error", fail).on("close", () => fail(new Error("the connection was closed")));
  return {
    post: (path, body, headers) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
        const length = Buffer.byteLength(body);
        socket.write(
          [`POST ${path} HTTP/1.1`, `host: ${host}`, ...lines, `content-length: ${length}`, "", body].join("\r\n"),
        );
      }),
    close: () => socket.destroy(),
  };
}

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const [, length = "0"] = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, headEnd)) ?? [];
  return answer.length >= headEnd + "\r\n\r\n".length + Number(length);
}
