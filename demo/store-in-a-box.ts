import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OrderDetail } from "../server/http/contract.ts";
import { type AppProcess, startApp } from "./app-process.ts";
import { freePort } from "./free-port.ts";
import { REGISTERED_COMPANY } from "./orders/demo-orders.ts";
import { type NilveraStandIn, startNilveraStandIn } from "./nilvera/stand-in.ts";
import { DEMO_PROFILE } from "./shop-profile.ts";
import { aSubscription } from "./shopify/partner.ts";
import type { Plan } from "./shopify/points.ts";
import { type ShopifyStandIn, startShopifyStandIn } from "./shopify/stand-in.ts";
import { startTcmbStandIn } from "./tcmb/stand-in.ts";

export type StoreInABox = {
  readonly shopify: ShopifyStandIn;
  readonly nilvera: NilveraStandIn;
  readonly appUrl: string;
  readonly databasePath: string;
  readonly app: () => AppProcess;
  /** Starts the app again after it was killed or stopped, on the same database. */
  readonly restart: () => Promise<void>;
  /** Starts the app once more beside the first, on the same PostgreSQL. */
  readonly startAnother: () => Promise<AppProcess>;
  readonly api: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  /** Polls the order until its state is one of these; throws after a minute. */
  readonly untilState: (orderId: string, states: readonly OrderDetail["state"][]) => Promise<OrderDetail>;
  readonly close: () => Promise<void>;
};

export type BoxOptions = {
  /** Where the fake admin listens; 0 takes any free port. */
  readonly adminPort?: number;
  /** How much the app may ask of the shop: by Shopify's smallest plan, or hardly limited. */
  readonly plan?: Plan;
  readonly lookUpGraceSeconds?: number;
  /** A PostgreSQL to use instead of a file. */
  readonly databaseUrl?: string | undefined;
  /** The account the shop connects; the one at Nilvera's stand-in unless given. */
  readonly account?: BoxedAccount | undefined;
  /** Nothing is installed or set up yet: all of it is left to whoever opens the admin. */
  readonly isNew?: boolean;
};

/** An account at a stand-in the caller has opened; `url` is `undefined` for the trial inside the app. */
export type BoxedAccount = {
  readonly kind: string;
  readonly access: Readonly<Record<string, string>>;
  readonly url: string | undefined;
};

const SHOP = "ornek-magaza.myshopify.com";
const API_KEY = "demo-client-id";
/** Another for each run: each is an app of its own, whose documents bear names of their own. */
export const DEMO_API_SECRET = `demo-${randomBytes(16).toString("hex")}`;
const PARTNER = { organizationId: "4700001", token: "demo-partner-token" };
/** Opens the account at Nilvera's stand-in. */
export const NILVERA_KEY = "demo-nilvera-key";
const NILVERA: BoxedAccount = { kind: "nilvera", access: { apiKey: NILVERA_KEY }, url: undefined };
const WAIT_MS = 60_000;

/** A whole store on this machine: Shopify, the integrator and the app, each answering real HTTP, set up and switched on unless new. */
export async function openStore(options: BoxOptions = {}): Promise<StoreInABox> {
  const { adminPort = 0, lookUpGraceSeconds = 5, account = NILVERA, isNew = false } = options;
  const directory = mkdtempSync(join(tmpdir(), "otofatura-demo-"));
  const databasePath = join(directory, "otofatura.db");
  const shopify = await startShopifyStandIn({
    port: adminPort,
    apiKey: API_KEY,
    apiSecret: DEMO_API_SECRET,
    appUrl: "",
    shop: SHOP,
    isInstalled: !isNew,
    partner: { ...PARTNER, subscriptions: { [SHOP]: aSubscription(new Date()) } },
    ...(options.plan === undefined ? {} : { plan: options.plan }),
  });
  const { vkn, title } = DEMO_PROFILE.seller;
  const nilvera = await startNilveraStandIn({
    port: 0,
    apiKey: NILVERA_KEY,
    company: { vkn, title },
    series: ["EAR", "EFT"],
    taxpayers: { [REGISTERED_COMPANY.vkn]: REGISTERED_COMPANY },
  });
  const tcmb = await startTcmbStandIn();
  const appUrl = `http://127.0.0.1:${await freePort()}`;
  shopify.useApp(appUrl);
  const environment = {
    PORT: new URL(appUrl).port,
    APP_URL: appUrl,
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: DEMO_API_SECRET,
    PARTNER_ORGANIZATION_ID: PARTNER.organizationId,
    PARTNER_API_TOKEN: PARTNER.token,
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    DATABASE_URL: options.databaseUrl ?? databasePath,
    SHOPIFY_STAND_IN_URL: shopify.url,
    INTEGRATOR_STAND_INS: [`nilvera=${nilvera.url}`, ...(account.url ? [`${account.kind}=${account.url}`] : [])].join(
      ",",
    ),
    TCMB_BASE_URL: tcmb.url,
    APP_BRIDGE_URL: `${shopify.url}/app-bridge.js`,
    LOOK_UP_GRACE_SECONDS: String(lookUpGraceSeconds),
    LOG_LEVEL: "silent",
  };
  let app = await startApp(appUrl, environment);
  const others: AppProcess[] = [];
  const api = apiCaller(appUrl, shopify);
  if (!isNew) await setUp(api, account);
  return {
    shopify,
    nilvera,
    appUrl,
    databasePath,
    app: () => app,
    restart: async () => {
      app = await startApp(appUrl, environment);
    },
    startAnother: async () => {
      const url = `http://127.0.0.1:${await freePort()}`;
      const another = await startApp(url, { ...environment, PORT: new URL(url).port });
      others.push(another);
      return another;
    },
    api,
    untilState: (orderId, states) => untilState(api, orderId, states),
    close: async () => {
      await Promise.all([app, ...others].map(({ stop }) => stop()));
      await Promise.all([shopify.close(), nilvera.close(), tcmb.close()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

type Api = StoreInABox["api"];

function apiCaller(appUrl: string, shopify: ShopifyStandIn): Api {
  return async (method, path, body) => {
    const response = await fetch(`${appUrl}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${shopify.sessionToken()}`,
        "content-type": "application/json",
        "accept-language": "tr",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ApiError(method, path, response.status);
    return (await response.json()) as never;
  };
}

export class ApiError extends Error {
  readonly status: number;

  constructor(method: string, path: string, status: number) {
    super(`${method} ${path} answered ${status}`);
    this.status = status;
  }
}

async function setUp(api: Api, { kind, access }: BoxedAccount): Promise<void> {
  await api("PUT", "/profile", DEMO_PROFILE);
  await api("PUT", "/integrator", { kind, access });
  // The demo's orders are some days old; a shop that switches on today begins with today.
  await api("PUT", "/active", { active: true, startsAt: "2020-01-01" });
}

async function untilState(api: Api, orderId: string, states: readonly OrderDetail["state"][]): Promise<OrderDetail> {
  const path = `/orders/${orderId.slice(orderId.lastIndexOf("/") + 1)}`;
  const deadline = Date.now() + WAIT_MS;
  let last: OrderDetail | undefined;
  while (Date.now() < deadline) {
    last = await api<OrderDetail>("GET", path).catch(notYet);
    if (last && states.includes(last.state)) return last;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`order is ${last?.state ?? "unknown to the app"}, not ${states.join(" or ")}`);
}

/** The order appears once its webhook was worked on. */
function notYet(cause: unknown): undefined {
  if (cause instanceof ApiError && cause.status === 404) return undefined;
  throw cause;
}
