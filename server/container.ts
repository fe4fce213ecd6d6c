import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";
import { createTcmbRates, TCMB_HOST } from "./exchange-rates/tcmb.ts";
import { createHttpApp } from "./http/app.ts";
import { createChangeFeed } from "./http/change-feed.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { createNilvera } from "./integrators/nilvera/integrator.ts";
import { toEttn, toOrderId } from "./invoice/ids.ts";
import { Worker } from "./jobs/worker.ts";
import { advanceOrder } from "./pipeline/advance-order.ts";
import type { Clock } from "./pipeline/clock.ts";
import { saveIntegrator, saveProfile } from "./pipeline/connect-account.ts";
import { enterBuyer } from "./pipeline/enter-buyer.ts";
import { AppError } from "./pipeline/errors.ts";
import type { Integrator } from "./pipeline/integrator.ts";
import type { Job } from "./pipeline/jobs.ts";
import { markInvoicedElsewhere } from "./pipeline/mark-invoiced-elsewhere.ts";
import type { PipelinePorts } from "./pipeline/ports.ts";
import { receiveWebhook } from "./pipeline/receive-webhook.ts";
import { retryOrder } from "./pipeline/retry-order.ts";
import type { IntegratorSettings } from "./pipeline/stores.ts";
import { switchIssuing } from "./pipeline/switch-issuing.ts";
import { resumeShop, uninstallApp } from "./pipeline/uninstall-app.ts";
import { createOrderSource } from "./shopify/order-source.ts";
import { verifySessionToken } from "./shopify/session-token.ts";
import { createShopifyApi } from "./shopify/shopify-api.ts";
import { createAccessTokens } from "./shopify/tokens.ts";
import { verifyWebhook } from "./shopify/webhook.ts";
import { lockForWorker } from "./store/database.ts";
import { redeemDownload } from "./store/downloads.ts";
import { sqliteJobQueue } from "./store/job-queue.ts";
import { createSecrets } from "./store/secrets.ts";
import type { StoreKit } from "./store/settings.ts";
import { shopTokenStore } from "./store/shop-tokens.ts";
import { openSqliteStorage } from "./store/sqlite-storage.ts";

const NILVERA_HOSTS = { live: "https://api.nilvera.com", test: "https://apitest.nilvera.com" } as const;
const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const PAGE_DIRECTORY = fileURLToPath(new URL("../web/dist", import.meta.url));

export type Container = {
  readonly app: Express;
  readonly worker: Worker;
  readonly log: Logger;
  /** False while the admin page is not built. */
  readonly hasPage: boolean;
  /** Closes the database; call it when nothing runs any more. */
  readonly close: () => Promise<void>;
};

/** Puts the whole house together: the only place that knows every concrete part. */
export function createContainer(config: Config, clock: Clock = { now: () => new Date() }): Container {
  const log = pino({ level: config.LOG_LEVEL });
  const metrics = createMetrics();
  const feed = createChangeFeed();
  const lock = lockedDatabase(config.DATABASE_URL);
  const kit: StoreKit = { now: clock.now, secrets: createSecrets(config.ENCRYPTION_KEYS) };
  const listener = { orderChanged: feed.publish, jobWoken: () => worker.nudge() };
  const storage = openSqliteStorage(config.DATABASE_URL, { kit, listener });
  const shopify = connectShopify(config, { storage, kit, clock });

  const pipeline: PipelinePorts = {
    unitOfWork: storage.unitOfWork,
    read: storage.read,
    orderSource: shopify.orderSource,
    exchangeRates: createTcmbRates({ baseUrl: config.TCMB_BASE_URL ?? TCMB_HOST }),
    integratorFor: integratorFactory(config),
    clock,
    newEttn,
    lookUpGraceSeconds: config.LOOK_UP_GRACE_SECONDS,
  };
  const worker = createWorker(config, { pipeline, storage, log, metrics });
  const page = pageSettings(config);
  const app = createHttpApp({
    ...pipeline,
    ...shopify.session,
    webhooks: {
      verify: shopify.verifyWebhook,
      receive: receiveWebhook(pipeline),
      uninstall: uninstallApp(pipeline),
    },
    retry: retryOrder(pipeline),
    markElsewhere: markInvoicedElsewhere(pipeline),
    enterBuyer: enterBuyer(pipeline),
    saveProfile: saveProfile(pipeline),
    saveIntegrator: saveIntegrator(pipeline),
    switchIssuing: switchIssuing(pipeline),
    redeem: redeemDownload(storage.transact, clock.now),
    subscribe: feed.subscribe,
    page,
    checkReady: storage.checkReady,
    metrics,
    log,
  });
  const close = async () => {
    await storage.close();
    lock.release();
  };
  return { app, worker, log, hasPage: page !== undefined, close };
}

type Parts = { readonly storage: ReturnType<typeof openSqliteStorage> };

function lockedDatabase(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  return lockForWorker(path);
}

function connectShopify(config: Config, parts: Parts & { kit: StoreKit; clock: Clock }) {
  const { storage, kit, clock } = parts;
  const base = {
    apiKey: config.SHOPIFY_API_KEY,
    appUrl: config.APP_URL,
    standInUrl: config.SHOPIFY_STAND_IN_URL,
  };
  const previous = config.SHOPIFY_API_SECRET_PREVIOUS;
  const api = createShopifyApi({ ...base, apiSecret: config.SHOPIFY_API_SECRET });
  // After a secret is rotated Shopify may sign with the old one for an hour.
  const apis = previous === undefined ? [api] : [api, createShopifyApi({ ...base, apiSecret: previous })];
  const tokens = createAccessTokens({
    api,
    store: shopTokenStore(storage, kit),
    clock,
    onExchanged: resumeShop(storage),
  });
  return {
    orderSource: createOrderSource({ api, tokens }),
    session: {
      verify: (token: string) => verifySessionToken(api, token),
      connect: (...visit: Parameters<typeof tokens.exchange>) => tokens.exchange(...visit),
    },
    verifyWebhook: (rawBody: Buffer, headers: Parameters<typeof verifyWebhook>[2]) =>
      verifyWebhook(apis, rawBody, headers),
  };
}

const integratorFactory =
  (config: Config) =>
  ({ apiKey, environment }: IntegratorSettings): Integrator =>
    createNilvera({ apiKey, baseUrl: config.NILVERA_BASE_URL ?? NILVERA_HOSTS[environment] });

function createWorker(
  config: Config,
  { pipeline, storage, log, metrics }: Parts & { pipeline: PipelinePorts; log: Logger; metrics: Metrics },
): Worker {
  const now = pipeline.clock.now;
  const advance = advanceOrder(pipeline);
  const queue = sqliteJobQueue(storage, {
    now,
    worker: randomBytes(6).toString("hex"),
    perShop: config.WORKER_PER_SHOP,
  });
  return new Worker({
    queue,
    now,
    concurrency: config.WORKER_CONCURRENCY,
    handle: ({ shop, key }) => advance(shop, orderIdOf(key)),
    onFailure: (job, cause) => reportFailure(job, cause, { log, metrics }),
    onTrouble: (cause) => log.error({ stack: stackFrames(cause) }, "the job queue does not answer"),
  });
}

/** Codes and ids only: an error's message may quote what a provider or a person wrote. */
function reportFailure(job: Job, cause: unknown, { log, metrics }: { log: Logger; metrics: Metrics }): void {
  const code = cause instanceof AppError ? cause.code : "INTERNAL";
  const stack = cause instanceof AppError ? undefined : stackFrames(cause);
  metrics.jobFailures.inc({ code });
  log.warn({ task: job.task, shop: job.shop, key: job.key, attempts: job.attempts + 1, code, stack }, "job failed");
}

const stackFrames = (cause: unknown): string | undefined =>
  cause instanceof Error ? cause.stack?.split("\n").filter(isFrame).slice(0, 5).join("|") : undefined;

/** Not the message, which may have several lines and quote what was to be stored. */
const isFrame = (line: string): boolean => /^\s+at /.test(line);

function pageSettings(config: Config) {
  if (!existsSync(join(PAGE_DIRECTORY, "index.html"))) return undefined;
  const standIn = config.SHOPIFY_STAND_IN_URL;
  return {
    directory: PAGE_DIRECTORY,
    apiKey: config.SHOPIFY_API_KEY,
    appBridgeUrl: config.APP_BRIDGE_URL ?? APP_BRIDGE,
    extraFrameAncestor: standIn === undefined ? undefined : new URL(standIn).origin,
  };
}

function newEttn() {
  const ettn = toEttn(randomUUID());
  if (!ettn) throw new Error("randomUUID gave no UUID");
  return ettn;
}

function orderIdOf(key: string) {
  const id = toOrderId(key);
  if (!id) throw new Error("job key is not an order id");
  return id;
}
