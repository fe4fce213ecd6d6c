import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Server } from "node:http";
import type { Express } from "express";
import { type Logger, pino } from "pino";
import { type Config, isPostgres, partnerOf } from "./config.ts";
import { pdfJoiner } from "./documents/join-pdfs.ts";
import { openOfficialSchema } from "./documents/official-schema.ts";
import { drawSpecimen } from "./documents/specimen.ts";
import { createTcmbRates, TCMB_HOST } from "./exchange-rates/tcmb.ts";
import { createHttpApp, createHttpServer, type HttpPorts } from "./http/app.ts";
import { BUYER_LINK_PATH } from "./http/buyer-links.ts";
import { createChangeFeed } from "./http/change-feed.ts";
import { watchClock } from "./http/clock-watch.ts";
import { addOverdueGauge, addStuckGauge, createMetrics, type Metrics } from "./http/metrics.ts";
import { PROVIDERS, providerOf } from "./integrators/registry.ts";
import type { ShopId } from "./invoice/ids.ts";
import { istanbulDate } from "./invoice/time/istanbul-time.ts";
import { GraphileRunner } from "./jobs/graphile-runner.ts";
import { jobReports } from "./jobs/report.ts";
import { createRush, type Rush } from "./jobs/rush.ts";
import { Worker } from "./jobs/worker.ts";
import { adoptInvoiced } from "./pipeline/merchant/adopt-invoiced.ts";
import { receivePrivacyRequest } from "./pipeline/privacy/answer-privacy.ts";
import { askCancellation } from "./pipeline/cancel/ask-cancellation.ts";
import { ettnsBy } from "./pipeline/issue/new-ettn.ts";
import { askMail } from "./pipeline/mail/ask-mail.ts";
import { askInvoice } from "./pipeline/merchant/ask-invoice.ts";
import { nameViews } from "./pipeline/merchant/name-views.ts";
import { bulkFinished, confirmBackfill, startBackfill } from "./pipeline/merchant/backfill.ts";
import { checkAccount } from "./pipeline/account/check-account.ts";
import type { Clock } from "./pipeline/ports/clock.ts";
import { saveIntegrator, saveProfile } from "./pipeline/account/connect-account.ts";
import { saveProfilePart } from "./pipeline/account/save-profile-part.ts";
import { NO_CHECK } from "./pipeline/ports/document-check.ts";
import { AppError } from "./pipeline/errors.ts";
import { enterSale } from "./pipeline/merchant/enter-sale.ts";
import { exportCustomer } from "./pipeline/privacy/export-customer.ts";
import type { AccessKeeper, Integrator } from "./pipeline/ports/integrator.ts";
import type { JobRunner } from "./pipeline/ports/jobs.ts";
import { gatedIntegrators } from "./pipeline/account/gated-integrator.ts";
import { createHostGate } from "./pipeline/account/host-gate.ts";
import { limitedIntegrators } from "./pipeline/account/limited-integrator.ts";
import { markInvoicedElsewhere } from "./pipeline/merchant/mark-invoiced-elsewhere.ts";
import type { PipelinePorts } from "./pipeline/ports/ports.ts";
import { noteFlowUse } from "./pipeline/tell/note-flow-use.ts";
import { proofNow, proveNow } from "./pipeline/reconcile/proof.ts";
import { proposeBuyer } from "./pipeline/merchant/propose-buyer.ts";
import { receiveReturn, receiveWebhook } from "./pipeline/receive/receive-webhook.ts";
import { requestInvoice } from "./pipeline/receive/request-invoice.ts";
import { previewOrder } from "./pipeline/merchant/preview-order.ts";
import { correcting } from "./pipeline/merchant/read-as-ordered.ts";
import { rehearse } from "./pipeline/merchant/rehearse.ts";
import { retrying } from "./pipeline/merchant/retry-order.ts";
import type { IntegratorSettings } from "./pipeline/ports/stores.ts";
import { runJob } from "./pipeline/run-job.ts";
import { settleCorrection } from "./pipeline/merchant/settle-correction.ts";
import { switchIssuing } from "./pipeline/account/switch-issuing.ts";
import { resumeShop, scopesUpdated, uninstallApp } from "./pipeline/privacy/uninstall-app.ts";
import { connectShopify } from "./shopify/connect-shopify.ts";
import { createSharedTurns, createTurns } from "./shopify/turns.ts";
import { callTurns } from "./store/call-turns.ts";
import { connectedShops } from "./store/connected-shops.ts";
import { lockForWorker } from "./store/database.ts";
import { redeemDownload } from "./store/downloads.ts";
import { sqliteJobQueue } from "./store/job-queue.ts";
import { findBuyerLink } from "./store/marks.ts";
import { openPostgresStorage } from "./store/postgres-storage.ts";
import { sandboxBook } from "./store/sandbox-book.ts";
import { createSecrets } from "./store/secrets.ts";
import { countStuck } from "./store/reconciliations.ts";
import type { StoreKit } from "./store/settings.ts";
import { shopTokenStore } from "./store/shop-tokens.ts";
import { countAlarms } from "./store/sight.ts";
import { openSqliteStorage } from "./store/sqlite-storage.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
/** Of the worker's places, where it does not answer: a quarter, and enough for one shop in any case. */
const placesOfSilentHost = ({ WORKER_CONCURRENCY: all, WORKER_PER_SHOP: one }: Config): number =>
  Math.max(Math.ceil(all / 4), one);
const PAGE_DIRECTORY = fileURLToPath(new URL("../web/dist", import.meta.url));

export type Container = {
  readonly server: Server;
  /** What of it Express answers. */
  readonly app: Express;
  readonly worker: JobRunner;
  readonly log: Logger;
  /** False while the admin page is not built. */
  readonly hasPage: boolean;
  /** Closes the database; call it when nothing runs any more. */
  readonly close: () => Promise<void>;
};

/** Puts the whole house together: the only place that knows every concrete part. */
export async function createContainer(config: Config, clock: Clock = { now: () => new Date() }): Promise<Container> {
  const log = pino({ level: config.LOG_LEVEL });
  const metrics = createMetrics();
  const feed = createChangeFeed();
  const kit: StoreKit = { now: clock.now, secrets: createSecrets(config.ENCRYPTION_KEYS) };
  const listener = { orderChanged: feed.publish, jobWoken: () => worker.nudge() };
  const { onTrouble } = jobReports({ log, count: () => {} });
  const storage = await openStorage(config, { kit, listener, onTrouble });
  const { reading, checkReady } = storage;
  addOverdueGauge(metrics, { count: () => countAlarms(reading, istanbulDate(clock.now()), kit.secrets), checkReady });
  addStuckGauge(metrics, { count: () => countStuck(reading), checkReady });
  const shopify = shopifyOf(config, { storage, kit, clock, onClock: watchClock(metrics, log) });

  const pipeline: PipelinePorts = {
    unitOfWork: storage.unitOfWork,
    read: storage.read,
    orderSource: shopify.orderSource,
    productSource: shopify.productSource,
    checkDocument: config.GIB_PACKAGE_DIR === undefined ? NO_CHECK : openOfficialSchema(config.GIB_PACKAGE_DIR),
    exchangeRates: createTcmbRates({ baseUrl: config.TCMB_BASE_URL ?? TCMB_HOST }),
    integratorFor: gatedIntegrators(
      createHostGate({
        places: placesOfSilentHost(config),
        onSilent: (host) => log.warn({ host }, "an integrator does not answer"),
      }),
      limitedIntegrators({
        integratorFor: integratorFactory(config, { storage, clock }),
        read: storage.read,
        takeTurn: callTurns(storage.transact, storage.sharedNow),
      }),
    ),
    clock,
    newEttn: ettnsBy(config.SHOPIFY_API_SECRET),
    lookUpGraceSeconds: config.LOOK_UP_GRACE_SECONDS,
  };
  const rush = createRush();
  const worker: JobRunner = createRunner(config, { pipeline, storage, shopify, log, metrics, rush });
  const page = pageSettings(config);
  const http: HttpPorts = {
    ...pipeline,
    ...shopify.session,
    ...shopify.extensions,
    webhooks: {
      verify: shopify.verifyWebhook,
      onDelivery: rush.note,
      receive: receiveWebhook(pipeline),
      receiveReturn: receiveReturn(pipeline),
      uninstall: uninstallApp({ ...pipeline, ...shopify }),
      scopesUpdated: scopesUpdated(pipeline),
      bulkFinished: bulkFinished(pipeline),
      receivePrivacy: receivePrivacyRequest(pipeline),
    },
    ...retrying(pipeline),
    settleCorrection: settleCorrection(pipeline),
    askInvoice: askInvoice(pipeline),
    askCancellation: askCancellation(pipeline),
    askMail: askMail(pipeline),
    markElsewhere: markInvoicedElsewhere(pipeline),
    adoptInvoiced: adoptInvoiced({ ...pipeline, seenOrders: shopify.seenOrders }),
    ...correcting(pipeline),
    enterSale: enterSale(pipeline),
    previewOrder: previewOrder(pipeline),
    drawSpecimen,
    exportCustomer: exportCustomer(pipeline),
    planOf: shopify.planOf,
    startBackfill: startBackfill({ ...pipeline, ...shopify }),
    confirmBackfill: confirmBackfill(pipeline),
    ...nameViews(pipeline),
    proposeBuyer: proposeBuyer(pipeline),
    requestInvoice: requestInvoice(pipeline),
    joinPdfs: pdfJoiner(),
    noteFlowUse: noteFlowUse(pipeline),
    appUrl: config.APP_URL,
    checkAccount: checkAccount(pipeline),
    rehearse: rehearse({ ...pipeline, changedOrders: shopify.changedOrders }),
    proof: proofNow(pipeline),
    prove: proveNow(pipeline),
    saveProfile: saveProfile(pipeline),
    saveProfilePart: saveProfilePart(pipeline),
    saveIntegrator: saveIntegrator(pipeline),
    integrators: PROVIDERS,
    switchIssuing: switchIssuing(pipeline),
    findLink: findBuyerLink(storage.reading),
    redeem: redeemDownload(storage.transact, clock.now),
    subscribe: feed.subscribe,
    proxyHops: config.PROXY_HOPS,
    page,
    checkReady: storage.checkReady,
    metrics,
    log,
  };
  const app = createHttpApp(http);
  return { server: createHttpServer(app, http), app, worker, log, hasPage: page !== undefined, close: storage.close };
}

type Parts = { readonly storage: Awaited<ReturnType<typeof openStorage>> };

type StorageParts = Parameters<typeof openSqliteStorage>[1] &
  Pick<Parameters<typeof openPostgresStorage>[0], "onTrouble">;

/** One process at a time has a file; any number may share a PostgreSQL. */
async function openStorage(config: Config, { onTrouble, ...parts }: StorageParts) {
  const { DATABASE_URL: url, DATABASE_CONNECTIONS: connections } = config;
  if (isPostgres(url)) return openPostgresStorage({ url, connections, onTrouble }, parts);
  mkdirSync(dirname(url), { recursive: true });
  const lock = lockForWorker(url);
  const storage = openSqliteStorage(url, parts);
  const close = async () => {
    await storage.close();
    lock.release();
  };
  return { ...storage, close };
}

type ShopifyParts = Parts & { kit: StoreKit; clock: Clock; onClock: (secondsAhead: number) => void };

const shopifyOf = (config: Config, { storage, kit, clock, onClock }: ShopifyParts) =>
  connectShopify(
    {
      apiKey: config.SHOPIFY_API_KEY,
      apiSecret: config.SHOPIFY_API_SECRET,
      previousSecret: config.SHOPIFY_API_SECRET_PREVIOUS,
      partner: partnerOf(config),
      appUrl: config.APP_URL,
      standInUrl: config.SHOPIFY_STAND_IN_URL,
      onClock,
    },
    {
      store: shopTokenStore(storage, kit),
      clock,
      inTurn: "locks" in storage ? createSharedTurns(storage.locks) : createTurns(),
      onExchanged: resumeShop(storage),
    },
  );

const integratorFactory = (config: Config, { storage, clock }: Parts & { readonly clock: Clock }) => {
  const inTurn = "locks" in storage ? createSharedTurns(storage.locks, "account") : createTurns();
  const keeperOf = (shop: ShopId): AccessKeeper => ({
    read: async () => (await storage.read(shop).settings.get()).integrator?.access,
    renew: (from, to) => storage.unitOfWork(shop, ({ settings }) => settings.renewAccess(from, to)),
    inTurn: (work) => inTurn(shop, work),
  });
  return ({ kind, access, environment }: IntegratorSettings, shop: ShopId): Integrator => {
    const provider = providerOf(kind);
    if (!provider) throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: "UNKNOWN_INTEGRATOR" } });
    const sandbox = { book: sandboxBook(storage, shop), now: clock.now, draw: drawSpecimen };
    const baseUrl = config.INTEGRATOR_STAND_INS?.get(kind) ?? provider.hosts?.[environment] ?? "";
    return provider.create({ access, baseUrl, sandbox, keeper: keeperOf(shop), now: clock.now });
  };
};

type WorkerParts = Parts & {
  log: Logger;
  pipeline: PipelinePorts;
  shopify: ReturnType<typeof shopifyOf>;
  metrics: Metrics;
  rush: Rush;
};

/** Every start compares every shop with Shopify: what happened while nobody listened is found at once. */
function createRunner(config: Config, parts: WorkerParts): JobRunner {
  const { storage } = parts;
  const runner = engineOf(config, parts);
  const start = async () => {
    for (const shop of await connectedShops(storage.reading)) {
      await storage.unitOfWork(shop, ({ jobs }) => jobs.reconcile());
    }
    await runner.start();
  };
  return { start, nudge: () => runner.nudge(), stop: () => runner.stop() };
}

function engineOf(config: Config, parts: WorkerParts): JobRunner {
  const { pipeline, storage, log, metrics } = parts;
  const now = pipeline.clock.now;
  const options = {
    rush: parts.rush,
    concurrency: config.WORKER_CONCURRENCY,
    perShop: config.WORKER_PER_SHOP,
    handle: runJob({
      ...pipeline,
      ...parts.shopify,
      onMissed: (count) => metrics.missedOrders.inc(count),
      onAnswered: (shop, { id, kind }, outcome) => log.info({ shop, id, kind, outcome }, "privacy request answered"),
      linkAddress: (token) => new URL(`${BUYER_LINK_PATH}/${token}`, config.APP_URL).href,
    }),
    ...jobReports({ log, count: (code) => metrics.jobFailures.inc({ code }) }),
  };
  if ("pool" in storage) return new GraphileRunner({ ...options, pool: storage.lasting, locks: storage.locks });
  const worker = randomBytes(6).toString("hex");
  return new Worker({ ...options, now, queue: sqliteJobQueue(storage, { now, worker, perShop: options.perShop }) });
}

function pageSettings(config: Config) {
  if (!existsSync(join(PAGE_DIRECTORY, "index.html"))) return undefined;
  return {
    directory: PAGE_DIRECTORY,
    apiKey: config.SHOPIFY_API_KEY,
    appUrl: config.APP_URL,
    appBridgeUrl: config.APP_BRIDGE_URL ?? APP_BRIDGE,
    extraFrameAncestor: config.SHOPIFY_STAND_IN_URL && new URL(config.SHOPIFY_STAND_IN_URL).origin,
  };
}
