import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { RequestOutcome } from "../../pipeline/receive/request-invoice.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import { type DownloadPorts, grantDownload } from "../api/downloads.ts";
import { shopOf } from "../session.ts";
import type { InvoiceLink, InvoicesAnswer, PrintableAnswer } from "./contract.ts";

export type InvoicesPorts = Omit<DownloadPorts, "redeem"> & {
  /** Where the app is reached from outside: a link is opened beside the admin, not inside it. */
  readonly appUrl: string;
  readonly requestInvoice: (shop: ShopId, orderId: OrderId) => Promise<RequestOutcome>;
  /** Pages of several PDFs in one. */
  readonly joinPdfs: (documents: readonly Uint8Array[]) => Promise<Uint8Array>;
};

const MOST_ASKED = 250;
const MOST_PRINTED = 50;

const digits = z.string().regex(/^\d{1,20}$/);
const invoicesRequest = z.object({ orders: z.array(digits).min(1).max(MOST_ASKED) });
const printQuery = z.object({
  orders: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(digits).min(1).max(MOST_PRINTED)),
});

/** Invoices for a selection of orders, and documents to open or to print. */
export function invoicesRoutes(ports: InvoicesPorts): Router {
  const { read, requestInvoice, joinPdfs, appUrl } = ports;
  const router = express.Router();
  router.post("/invoices", async (request, response) => {
    const shop = shopOf(response);
    const answer = [];
    for (const orderId of idsOf(invoicesRequest.parse(request.body).orders)) {
      const outcome = await requestInvoice(shop, orderId);
      answer.push({ legacyId: legacyId(orderId), name: await nameOf(read, shop, orderId), outcome });
    }
    response.json({ orders: answer } satisfies InvoicesAnswer);
  });
  router.post("/orders/:legacyId/document", async (request, response) => {
    const shop = shopOf(response);
    const order = await read(shop).orders.findByLegacyId(request.params.legacyId);
    const record = order && (await read(shop).invoices.findLatest(order.id));
    if (!record) throw new AppError("NOT_FOUND");
    const path = await grantDownload(ports, shop, { ettn: record.invoice.ettn, format: "pdf" });
    response.json({ url: new URL(path, appUrl).href } satisfies InvoiceLink);
  });
  router.get("/printable", async (request, response) => {
    const shop = shopOf(response);
    const found = await printables(read, shop, printQuery.parse(request.query).orders);
    const ready = found.flatMap(({ orderId, bytes }) => (bytes ? [legacyId(orderId)] : []));
    const without = found.filter(({ bytes }) => bytes === undefined);
    const missing = await Promise.all(without.map(({ orderId }) => nameOf(read, shop, orderId)));
    response.json({ ready, missing } satisfies PrintableAnswer);
  });
  router.get("/print", async (request, response) => {
    const found = await printables(read, shopOf(response), printQuery.parse(request.query).orders);
    const [first, ...others] = found.flatMap(({ bytes }) => bytes ?? []);
    if (first === undefined) throw new AppError("DOCUMENT_NOT_READY");
    // One alone is printed as the integrator made it, to the byte.
    const document = others.length === 0 ? first : await joinPdfs([first, ...others]);
    response.type("application/pdf").send(Buffer.from(document));
  });
  return router;
}

type Printable = { readonly orderId: OrderId; readonly bytes: Uint8Array | undefined };

/** In the order asked for; what has no issued invoice, or one whose PDF is not here yet, has no bytes. */
const printables = (read: Reader, shop: ShopId, orders: readonly string[]): Promise<readonly Printable[]> =>
  Promise.all(
    idsOf(orders).map(async (orderId) => {
      const order = await read(shop).orders.find(orderId);
      const record = order?.state === "issued" ? await read(shop).invoices.findLatest(orderId) : undefined;
      const bytes = record?.isLive ? await read(shop).documents.get(record.invoice.ettn, "pdf") : undefined;
      return { orderId, bytes };
    }),
  );

const idsOf = (orders: readonly string[]): readonly OrderId[] =>
  [...new Set(orders)].flatMap((text) => toOrderId(text) ?? []);

const nameOf = async (read: Reader, shop: ShopId, orderId: OrderId): Promise<string> =>
  (await read(shop).orders.find(orderId))?.name ?? legacyId(orderId);
