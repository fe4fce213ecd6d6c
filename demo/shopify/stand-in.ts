import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { WANTED_SCOPES } from "../../server/shopify/scopes.ts";
import { anotherOrder } from "../orders/another-order.ts";
import { asCustomer } from "../orders/as-customer.ts";
import { adminRoutes } from "./admin.ts";
import { extensionsRoutes } from "./extensions-page.ts";
import { createFaults, type StandInFaults } from "./faults.ts";
import { createGrants } from "./grants.ts";
import { type InstalledApp, installRoutes } from "./install-page.ts";
import { itemsOf, type JsonObject } from "./json-object.ts";
import { createOrderBook, type FlowEvent, type OrderBook } from "./order-book.ts";
import { partnerRoutes } from "./partner.ts";
import { createPoints } from "./points.ts";
import type { StandInSettings } from "./settings.ts";
import { type Claims, mintSessionToken } from "./session-token.ts";
import { type RequestCounts, shopifyRoutes } from "./shopify-routes.ts";
import { deliverWebhook, webhookBody } from "./webhooks.ts";

export type WebhookOrder = {
  readonly topic: string;
  readonly orderId?: string;
  readonly webhookId?: string;
  readonly tamper?: boolean;
  readonly body?: string | Buffer;
};

export type ShopifyStandIn = {
  readonly url: string;
  readonly shop: string;
  /** Where webhooks go and what the admin page frames; a test may learn it only after the app listens. */
  useApp(appUrl: string): void;
  /** Takes an order in the Admin GraphQL shape and answers its gid; lists may be missing, amounts may not. */
  addOrder(order: object): string;
  changeOrder(orderId: string, change: object): void;
  /** Older than sixty days: Shopify tells the app of the order, and shows it no more. */
  hideOrder(orderId: string): void;
  /** What the app wrote onto an order: its metafields by key, and all tags. */
  marksOn(orderId: string): { readonly metafields: Readonly<Record<string, string>>; readonly tags: readonly string[] };
  /** Marks the order paid, by a transaction when it has none yet, and tells the app; answers the app's HTTP status, or 0. */
  payOrder(orderId: string): Promise<number>;
  sendWebhook(webhook: WebhookOrder): Promise<number>;
  sessionToken(claims?: Claims): string;
  /** Every token granted so far stops working. */
  revokeTokens(): void;
  /** One more shop of the same Shopify, with orders and tokens of its own. */
  openShop(shop: string): OrderActions;
  /** What Shopify Flow was told by the app, in order. */
  readonly flowEvents: readonly FlowEvent[];
  readonly faults: StandInFaults;
  readonly requests: Readonly<RequestCounts>;
  close(): Promise<void>;
};

const HOUR_SECONDS = 3600;
/** What a webhook answers that reached nobody. */
const LOST = 0;

/** Shopify in a box: token endpoint, Admin GraphQL, signed webhooks and an admin page with the app inside. */
export async function startShopifyStandIn(settings: StandInSettings): Promise<ShopifyStandIn> {
  const { shop } = settings;
  const app: InstalledApp = { url: settings.appUrl, isInstalled: settings.isInstalled ?? true };
  const own = { url: "" };
  const server = express();
  server.disable("x-powered-by");
  const shops = express.Router();
  server.use(shops);
  if (settings.partner !== undefined) server.use(partnerRoutes(settings.partner));
  server.use("/admin", (_request, response) => void response.status(404).json({ errors: "Not Found" }));
  const open = (one: StandInSettings) => {
    const parts = partsOf(one, (name) => `${own.url}/stand-in/bulk/${one.shop}/${name}`);
    shops.use(shopifyRoutes(parts));
    shops.get(`/stand-in/bulk/${one.shop}/:name`, (request, response) => {
      const file = parts.book.bulkFile(request.params.name);
      response
        .status(file === undefined ? 404 : 200)
        .type("text")
        .send(file ?? "");
    });
    return { ...parts, actions: orderActions(one, parts, app) };
  };
  const { book, grants, faults, requests, actions } = open(settings);
  server.use(installRoutes(settings, app));
  server.use(extensionsRoutes({ settings, app, book }));
  server.use(adminRoutes({ settings, app, sellOne: () => sellOne(book, actions) }));
  const listening = await listen(server, settings.port);
  own.url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

  return {
    url: own.url,
    shop,
    useApp: (appUrl) => {
      app.url = appUrl;
    },
    ...actions,
    hideOrder: (id) => book.hide(id),
    marksOn: (id) => ({ metafields: book.marksOn(id), tags: book.get(id)["tags"] as readonly string[] }),
    sessionToken: (claims) => mintSessionToken(settings, claims),
    revokeTokens: () => grants.revoke(),
    openShop: (other) => open({ ...settings, shop: other }).actions,
    flowEvents: book.flowEvents,
    faults,
    requests,
    close: () => close(listening, faults),
  };
}

const partsOf = (settings: StandInSettings, bulkUrl: (name: string) => string) => ({
  settings,
  book: createOrderBook(settings.shop, bulkUrl),
  grants: createGrants(WANTED_SCOPES.join(","), settings.grantLifetimeSeconds ?? HOUR_SECONDS),
  faults: createFaults(),
  requests: { graphql: 0, walks: 0, writes: 0, exchange: 0, refresh: 0 } satisfies RequestCounts,
  points: createPoints(settings.plan ?? "enterprise"),
});

export type OrderActions = Pick<ShopifyStandIn, "addOrder" | "changeOrder" | "payOrder" | "sendWebhook">;

function orderActions(
  settings: StandInSettings,
  { book, faults }: { readonly book: OrderBook; readonly faults: StandInFaults },
  app: InstalledApp,
): OrderActions {
  const sendWebhook = async ({ topic, orderId, webhookId, tamper, body }: WebhookOrder): Promise<number> => {
    if (faults.losesWebhooks || !app.isInstalled) return LOST;
    const bytes = body ?? (orderId === undefined ? "{}" : webhookBody(topic, book.get(orderId)));
    const webhook = { topic, shop: settings.shop, webhookId, tamper, body: bytes };
    return deliverWebhook(webhook, { appUrl: app.url, apiSecret: settings.apiSecret });
  };
  const changeOrder = (orderId: string, change: object): void => {
    book.change(orderId, { updatedAt: new Date().toISOString(), ...change });
  };
  const payOrder = (orderId: string): Promise<number> => {
    const transactions = withPayment(book.get(orderId));
    changeOrder(orderId, { displayFinancialStatus: "PAID", fullyPaid: true, transactions });
    return sendWebhook({ topic: "orders/paid", orderId });
  };
  return { addOrder: (order) => book.add(order as JsonObject), changeOrder, payOrder, sendWebhook };
}

/** Shopify never holds a paid order without a transaction: marking one as paid by hand records it, too. */
function withPayment({ transactions, paymentGatewayNames, totalPriceSet }: JsonObject): readonly unknown[] {
  const known = itemsOf(transactions);
  const isTaken = known.some(({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"));
  if (isTaken) return known;
  const gateway = Array.isArray(paymentGatewayNames) ? (paymentGatewayNames[0] ?? "manual") : "manual";
  const processedAt = new Date().toISOString();
  return [...known, { kind: "SALE", status: "SUCCESS", gateway, processedAt, amountSet: totalPriceSet }];
}

async function sellOne(book: OrderBook, { addOrder, payOrder }: OrderActions): Promise<JsonObject> {
  const id = addOrder(asCustomer(anotherOrder(new Date(), book.count() + 1), book.count()));
  const status = await payOrder(id);
  if (status !== 200) throw new Error(`the app answered ${status}`);
  return book.get(id);
}

async function listen(server: express.Express, port: number): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const listening: Server = server.listen(port, "127.0.0.1", (error?: Error) =>
    error === undefined ? resolve(listening) : reject(error),
  );
  return promise;
}

async function close(listening: Server, faults: StandInFaults): Promise<void> {
  faults.release();
  const { promise, resolve } = Promise.withResolvers<void>();
  listening.close(() => resolve());
  listening.closeAllConnections();
  await promise;
}
