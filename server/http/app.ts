import { createServer, type Server } from "node:http";
import express, { type Express } from "express";
import type { Logger } from "pino";
import { AppError } from "../pipeline/errors.ts";
import { type BulkPorts, bulkRoutes } from "./api/bulk.ts";
import { type AdoptPorts, adoptRoutes } from "./api/adopt.ts";
import { type AsOrderedPorts, asOrderedRoutes } from "./api/as-ordered.ts";
import { type CancellationPorts, cancellationRoutes } from "./api/cancellation.ts";
import { type MailPorts, mailRoutes } from "./api/mail.ts";
import { type DownloadPorts, downloadGrantRoutes, downloadRoutes } from "./api/downloads.ts";
import { eventRoutes, type Subscribe } from "./api/events.ts";
import { orderExportRoutes } from "./api/order-export.ts";
import { type OrderRoutesPorts, orderRoutes } from "./api/orders.ts";
import { type BackfillPorts, backfillRoutes } from "./api/backfill.ts";
import { pdfRoutes } from "./api/pdfs.ts";
import { limitProofs, PROVING } from "./api/limit-proofs.ts";
import { type ListViewPorts, listViewRoutes } from "./api/list-views.ts";
import { type PlanPorts, planRoutes } from "./api/plan.ts";
import { type RecordPorts, recordRoutes } from "./api/record.ts";
import { type PrivacyPorts, privacyRoutes } from "./api/privacy.ts";
import { type OverviewPorts, overviewRoutes } from "./api/overview.ts";
import { type PreviewPorts, previewRoutes } from "./api/preview.ts";
import { type ProofPorts, proofRoutes } from "./api/proof.ts";
import { reviewRoutes } from "./api/review.ts";
import { type SaleEntryPorts, saleEntryRoutes } from "./api/sale-entry.ts";
import { type SettingsPorts, settingsRoutes } from "./api/settings.ts";
import { type BuyerOrderPorts, buyerOrderRoutes } from "./ext/buyer-orders.ts";
import { type BuyerSessionPorts, requireBuyer } from "./ext/buyer-session.ts";
import { crossOrigin } from "./ext/cross-origin.ts";
import { type FlowPorts, flowRoutes } from "./ext/flow.ts";
import { type InvoicesPorts, invoicesRoutes } from "./ext/invoices.ts";
import { type BuyerLinkPorts, buyerLinkRoutes } from "./buyer-links.ts";
import { type SetupPorts, setupRoutes } from "./api/setup.ts";
import type { Metrics } from "./metrics.ts";
import { type PageSettings, pageRoutes } from "./page.ts";
import { problemHandler } from "./problem.ts";
import { requireSession, type SessionPorts } from "./session.ts";
import { isDelivery, type WebhookPorts, webhookListener } from "./webhooks.ts";
import { unfinishedBodies } from "./unfinished-bodies.ts";

export type HttpPorts = Omit<SessionPorts, "log"> &
  OrderRoutesPorts &
  BulkPorts &
  AdoptPorts &
  CancellationPorts &
  MailPorts &
  SaleEntryPorts &
  PreviewPorts &
  AsOrderedPorts &
  DownloadPorts &
  OverviewPorts &
  ProofPorts &
  PrivacyPorts &
  PlanPorts &
  RecordPorts &
  BackfillPorts &
  ListViewPorts &
  BuyerLinkPorts &
  SettingsPorts &
  SetupPorts &
  BuyerSessionPorts &
  BuyerOrderPorts &
  FlowPorts &
  InvoicesPorts & {
    readonly webhooks: Omit<WebhookPorts, "metrics" | "log">;
    readonly subscribe: Subscribe;
    /** How many proxies stand before the app: so many of the forwarded addresses are believed. */
    readonly proxyHops: number;
    /** `undefined` on a machine that serves no page. */
    readonly page: PageSettings | undefined;
    /** Throws when the database does not answer. */
    readonly checkReady: () => Promise<void>;
    readonly metrics: Metrics;
    readonly log: Logger;
  };

/** The whole HTTP surface: Shopify's deliveries, and beside them what `app` answers. */
export function createHttpServer(app: Express, { webhooks, metrics, log }: HttpPorts): Server {
  const deliveries = webhookListener({ ...webhooks, metrics, log });
  return createServer((request, response) =>
    isDelivery(request) ? deliveries(request, response) : app(request, response),
  );
}

/** What people and their programs ask. */
export function createHttpApp(ports: HttpPorts): Express {
  const { log } = ports;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", ports.proxyHops);
  app.use((_request, response, next) => {
    response.set({ "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" });
    next();
  });
  const [ofMerchants, ofBuyers] = [unfinishedBodies(), unfinishedBodies()];
  app.use("/api", requireSession(ports), ofMerchants, express.json({ limit: "1mb" }));
  app.use(PROVING, limitProofs(ports.clock));
  app.use("/api", apiRoutes(ports));
  app.use("/ext", crossOrigin, flowRoutes(ports));
  app.use(
    "/ext/admin",
    requireSession(ports),
    ofMerchants,
    express.json({ limit: "100kb" }),
    adminExtensionRoutes(ports),
  );
  app.use("/ext/buyer", requireBuyer(ports), ofBuyers, express.json({ limit: "20kb" }), buyerOrderRoutes(ports));
  app.use(downloadRoutes(ports), buyerLinkRoutes(ports), healthRoutes(ports));
  if (ports.page) app.use(pageRoutes(ports.page));
  app.use(() => {
    throw new AppError("NOT_FOUND");
  });
  app.use(problemHandler(log));
  return app;
}

const apiRoutes = (ports: HttpPorts) => [
  bulkRoutes(ports),
  pdfRoutes(ports),
  orderExportRoutes(ports),
  orderRoutes(ports),
  cancellationRoutes(ports),
  mailRoutes(ports),
  saleEntryRoutes(ports),
  previewRoutes(ports),
  asOrderedRoutes(ports),
  adoptRoutes(ports),
  reviewRoutes(ports),
  downloadGrantRoutes(ports),
  settingsRoutes(ports),
  setupRoutes(ports),
  overviewRoutes(ports),
  proofRoutes(ports),
  privacyRoutes(ports),
  planRoutes(ports),
  recordRoutes(ports),
  backfillRoutes(ports),
  listViewRoutes(ports),
  eventRoutes(ports),
];

/** The admin's extensions do with orders what the page does, from another origin, and more for a selection of them. */
const adminExtensionRoutes = (ports: HttpPorts) => [
  orderRoutes(ports),
  cancellationRoutes(ports),
  invoicesRoutes(ports),
];

function healthRoutes({ checkReady, metrics }: HttpPorts) {
  const router = express.Router();
  router.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", async (_request, response) => {
    await checkReady().catch((cause: unknown) => {
      throw new AppError("DATABASE_AWAY", { cause });
    });
    response.json({ status: "ready" });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
