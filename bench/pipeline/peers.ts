import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import Sqlite from "better-sqlite3";
import { ApiVersion, DeliveryMethod, LogSeverity } from "@shopify/shopify-api";
import { shopifyApp } from "@shopify/shopify-app-express";
import express from "express";
import { Pool } from "pg";

/** What an app does at the very least with a webhook: check its signature, keep it on disk, answer. */
type Keep = (webhookId: string, body: Buffer) => Promise<void>;

const [kind = "bare", path = "", secret = ""] = process.argv.slice(2);

const isSigned = (body: Buffer, hmac: string): boolean => {
  const wanted = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(hmac, "base64");
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted);
};

/** One commit each, on disk before the answer, as our own database is set. */
async function opened(): Promise<Keep> {
  const table = "create table inbox (id text primary key, body text not null)";
  if (path.startsWith("postgres:")) {
    const pool = new Pool({ connectionString: path, max: 10 });
    pool.on("error", () => {});
    await pool.query(table);
    return async (id, body) => void (await pool.query("insert into inbox values ($1, $2)", [id, body.toString()]));
  }
  const database = new Sqlite(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(table);
  const insert = database.prepare("insert into inbox values (?, ?)");
  return async (id, body) => void insert.run(id, body.toString());
}

const bare =
  (keep: Keep): RequestListener =>
  async (request, response) => {
    const body = await buffer(request);
    const isGood = isSigned(body, String(request.headers["x-shopify-hmac-sha256"]));
    if (isGood) await keep(String(request.headers["x-shopify-webhook-id"]), body);
    response.writeHead(isGood ? 200 : 401).end();
  };

const withExpress = (keep: Keep): RequestListener => {
  const app = express();
  app.post("/webhooks", express.raw({ type: () => true }), async (request, response) => {
    const body: Buffer = request.body;
    if (!isSigned(body, request.get("x-shopify-hmac-sha256") ?? "")) return void response.status(401).end();
    await keep(request.get("x-shopify-webhook-id") ?? "", body);
    response.status(200).end();
  });
  return app;
};

/** Shopify's own package for Express: it checks, parses and hands over; keeping is the app's. */
const withShopify = (keep: Keep): RequestListener => {
  const shopify = shopifyApp({
    auth: { path: "/auth", callbackPath: "/auth/callback" },
    webhooks: { path: "/webhooks" },
    api: {
      apiKey: "bench",
      apiSecretKey: secret,
      apiVersion: ApiVersion.October26,
      hostName: "127.0.0.1",
      hostScheme: "http",
      isEmbeddedApp: true,
      logger: { level: LogSeverity.Error, log: () => {} },
    },
  });
  const onPaid = {
    deliveryMethod: DeliveryMethod.Http as const,
    callbackUrl: "/webhooks",
    callback: (_topic: string, _shop: string, body: string, webhookId: string) => keep(webhookId, Buffer.from(body)),
  };
  const app = express();
  app.post("/webhooks", shopify.processWebhooks({ webhookHandlers: { ORDERS_PAID: onPaid } }));
  return app;
};

const KINDS = new Map([
  ["bare", bare],
  ["express", withExpress],
  ["shopify", withShopify],
]);
const server = createServer((KINDS.get(kind) ?? bare)(await opened()));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
