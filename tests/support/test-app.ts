import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Express } from "express";
import type { Taxpayers } from "../../demo/nilvera/account.ts";
import { type NilveraStandIn, startNilveraStandIn } from "../../demo/nilvera/stand-in.ts";
import { anotherOrder } from "../../demo/orders/another-order.ts";
import type { PartnerSettings } from "../../demo/shopify/partner.ts";
import { type ShopifyStandIn, startShopifyStandIn } from "../../demo/shopify/stand-in.ts";
import { type TcmbStandIn, startTcmbStandIn } from "../../demo/tcmb/stand-in.ts";
import type { Config } from "../../server/config.ts";
import { createContainer } from "../../server/container.ts";
import type { OrderDetail, OrderState } from "../../server/http/contract.ts";
import { type ShiftedClock, shiftedClock } from "./shifted-clock.ts";
import {
  aShopFile,
  COMPANY,
  NILVERA_KEY,
  SHOP,
  SHOPIFY_KEY,
  SHOPIFY_SECRET,
  testConfig,
  tokenOf,
} from "./test-shop.ts";
import { until } from "./until.ts";

export type ApiCall = { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> };
export type JobRow = { readonly attempts: number; readonly wakes: number; readonly waits: number };

export type TestApp = {
  readonly url: string;
  readonly express: Express;
  readonly shopify: ShopifyStandIn;
  readonly nilvera: NilveraStandIn;
  readonly tcmb: TcmbStandIn;
  /** e-Fatura users as Nilvera knows them; tests add their own. */
  readonly taxpayers: Record<string, Taxpayers[string]>;
  readonly nilveraClock: ShiftedClock;
  readonly databasePath: string;
  /** Lets time pass for the app, its jobs and the integrator. */
  readonly pass: (seconds: number) => void;
  readonly api: (path: string, call?: ApiCall) => Promise<Response>;
  /** Runs a query on the database file, beside the app. */
  readonly rows: (query: string, ...values: readonly unknown[]) => readonly Record<string, unknown>[];
  /** The order's job; `waits` is the seconds until it is due. */
  readonly jobOf: (orderId: string) => JobRow | undefined;
  readonly find: (orderId: string) => Promise<OrderDetail | undefined>;
  readonly settle: (orderId: string, state: OrderState) => Promise<OrderDetail>;
  /** Waits until the invoice is issued and its originals are archived. */
  readonly issued: (orderId: string) => Promise<OrderDetail>;
  /** Puts a faultless order into the shop, changed as told; answers its gid. */
  readonly order: (changes?: object) => string;
  /** The same, paid and told to the app. */
  readonly paid: (changes?: object) => Promise<string>;
  readonly sends: () => number;
  readonly close: () => Promise<void>;
};

export type AppOptions = {
  /** A PostgreSQL to use instead of a file; `rows` and `jobOf` then throw. */
  readonly databaseUrl?: string | undefined;
  /** Another integrator's stand-in, as "kind=address". */
  readonly alsoAt?: string | undefined;
  /** The publisher's side of Shopify; without it the app knows of none. */
  readonly partner?: PartnerSettings | undefined;
};

export const legacy = (orderId: string): string => orderId.slice(orderId.lastIndexOf("/") + 1);

/** The shop was compared with Shopify and rests. */
const COMPARED = "select 1 from jobs where task = 'reconcile-shop' and locked_by is null and run_at > ?";

/** The whole app between stand-ins, with a shop that has its profile, its integrator and issuing switched on. */
export async function startReadyApp(options: AppOptions = {}): Promise<TestApp> {
  const app = await startTestApp(options);
  await setUp(app);
  await app.api("/api/active", { method: "PUT", body: { active: true, startsAt: "2020-01-01T00:00:00Z" } });
  if (options.databaseUrl !== undefined) return app;
  await until("the first comparison", () => app.rows(COMPARED, Date.now() + 100_000).length > 0);
  return app;
}

/** Profile and integrator, through the routes the page uses. */
export async function setUp(app: TestApp): Promise<void> {
  await app.api("/api/profile", { method: "PUT", body: aShopFile() });
  await app.api("/api/integrator", { method: "PUT", body: { kind: "nilvera", access: { apiKey: NILVERA_KEY } } });
}

/** The same app in a shop that has just installed it. One at a time in a process: the calls to Shopify share one seam. */
export async function startTestApp({ databaseUrl, alsoAt, partner }: AppOptions = {}): Promise<TestApp> {
  const clock = shiftedClock();
  const directory = await mkdtemp(join(tmpdir(), "otofatura-"));
  const databasePath = join(directory, "app.db");
  const standIns = await startStandIns(partner);
  const config = testConfig({
    DATABASE_URL: databaseUrl ?? databasePath,
    LOOK_UP_GRACE_SECONDS: "60",
    SHOPIFY_STAND_IN_URL: standIns.shopify.url,
    INTEGRATOR_STAND_INS: [`nilvera=${standIns.nilvera.url}`, ...(alsoAt ? [alsoAt] : [])].join(","),
    TCMB_BASE_URL: standIns.tcmb.url,
    PARTNER_ORGANIZATION_ID: partner?.organizationId,
    PARTNER_API_TOKEN: partner?.token,
  });
  const { url, container, halt } = await run(config, clock);
  standIns.shopify.useApp(url);
  const beside = databaseUrl === undefined ? new Sqlite(databasePath, { readonly: true }) : undefined;
  const app = {
    ...standIns,
    databasePath,
    url,
    express: container.app,
    pass: (seconds: number) => {
      // First at the integrator, which refuses a day it has not reached.
      standIns.nilveraClock.pass(seconds);
      clock.pass(seconds);
      container.worker.nudge();
    },
    rows: (query: string, ...values: readonly unknown[]) => {
      if (!beside) throw new Error("this app has no file to read");
      return beside.prepare<unknown[], Record<string, unknown>>(query).all(...values);
    },
    close: async () => {
      beside?.close();
      await halt();
      await Promise.all([standIns.shopify.close(), standIns.nilvera.close(), standIns.tcmb.close()]);
      await rm(directory, { recursive: true });
    },
  };
  return { ...app, ...actionsOf(app, clock) };
}

async function startStandIns(partner: PartnerSettings | undefined) {
  const nilveraClock = shiftedClock();
  const taxpayers: Record<string, Taxpayers[string]> = {};
  const nilvera = await startNilveraStandIn({
    port: 0,
    apiKey: NILVERA_KEY,
    company: COMPANY,
    series: ["EAR"],
    einvoiceSeries: ["EFT"],
    taxpayers,
    issueAfterMs: 0,
    now: nilveraClock.now,
  });
  const settings = {
    port: 0,
    apiKey: SHOPIFY_KEY,
    apiSecret: SHOPIFY_SECRET,
    appUrl: "http://127.0.0.1:9",
    shop: SHOP,
    ...(partner === undefined ? {} : { partner }),
  };
  const tcmb = await startTcmbStandIn();
  return { nilvera, nilveraClock, taxpayers, tcmb, shopify: await startShopifyStandIn(settings) };
}

async function run(config: Config, clock: ShiftedClock) {
  const container = await createContainer(config, clock);
  const { server } = container;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await container.worker.start();
  const halt = async () => {
    server.close();
    server.closeAllConnections();
    await container.worker.stop();
    await container.close();
  };
  return { container, halt, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

type Parts = Pick<TestApp, "url" | "rows" | "shopify" | "nilvera">;

function actionsOf(app: Parts, clock: ShiftedClock) {
  const api: TestApp["api"] = (path, { method = "GET", body, headers = {} } = {}) =>
    fetch(new URL(path, app.url), {
      method,
      headers: { authorization: `Bearer ${tokenOf(SHOP)}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const find: TestApp["find"] = async (orderId) => {
    const response = await api(`/api/orders/${legacy(orderId)}`);
    return response.ok ? ((await response.json()) as OrderDetail) : undefined;
  };
  const when = (orderId: string, what: string, isSo: (order: OrderDetail) => boolean) => {
    const ask = async () => {
      const order = await find(orderId);
      return order && isSo(order) ? order : undefined;
    };
    return until(`${legacy(orderId)} ${what}`, ask).catch(async (cause: unknown) => {
      const { state, reason, problem, faults } = (await find(orderId)) ?? {};
      throw new Error(`order did not become ${what}: ${JSON.stringify({ state, reason, problem, faults })}`, { cause });
    });
  };
  const order: TestApp["order"] = (changes = {}) =>
    app.shopify.addOrder({ ...anotherOrder(new Date(), 1), ...changes });
  return {
    api,
    find,
    settle: (orderId: string, state: OrderState) => when(orderId, state, (found) => found.state === state),
    issued: (orderId: string) => when(orderId, "issued and archived", isArchived),
    jobOf: (orderId: string) => jobOf(app, orderId, clock),
    order,
    paid: async (changes: object = {}) => {
      const id = order(changes);
      await app.shopify.payOrder(id);
      return id;
    },
    sends: () => app.nilvera.counts()["POST /earchive/Send/Model"] ?? 0,
  };
}

const isArchived = ({ state, timeline }: OrderDetail): boolean =>
  state === "issued" && timeline.filter(({ kind }) => kind === "document-archived").length === 2;

function jobOf({ rows }: Parts, orderId: string, clock: ShiftedClock): JobRow | undefined {
  const [row] = rows("select attempts, wakes, run_at from jobs where key = ?", orderId);
  if (row === undefined) return undefined;
  const waits = (Number(row["run_at"]) - clock.now().getTime()) / 1000;
  return { attempts: Number(row["attempts"]), wakes: Number(row["wakes"]), waits };
}
