import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { RequestOutcome } from "../../pipeline/receive/request-invoice.ts";
import type { InvoiceRecord, Reader, ReadStores } from "../../pipeline/ports/stores.ts";
import { type DownloadPorts, grantDownload } from "../api/downloads.ts";
import { standingPdf } from "../api/pdfs.ts";
import { shopOf } from "../session.ts";
import type { InvoiceLink, InvoicesAnswer, PrintableAnswer } from "./contract.ts";

export type InvoicesPorts = Omit<DownloadPorts, "redeem"> & {
  /** Where the app is reached from outside: a link is opened beside the admin, not inside it. */
  readonly appUrl: string;
  readonly requestInvoice: (shop: ShopId, orderId: OrderId) => Promise<RequestOutcome>;
  /** Pages of several PDFs in one, each read when it is needed. */
  readonly joinPdfs: (documents: AsyncIterable<Uint8Array>) => Promise<Uint8Array>;
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
    const found = await printables(read(shopOf(response)), printQuery.parse(request.query).orders);
    const ready = found.flatMap(({ orderId, record }) => (record ? [legacyId(orderId)] : []));
    const missing = found.flatMap(({ record, name }) => (record ? [] : [name]));
    response.json({ ready, missing } satisfies PrintableAnswer);
  });
  router.get("/print", async (request, response) => {
    const reader = read(shopOf(response));
    const found = await printables(reader, printQuery.parse(request.query).orders);
    const [first, ...others] = found.flatMap(({ record }) => record ?? []);
    if (first === undefined) throw new AppError("DOCUMENT_NOT_READY");
    // One alone is printed as the integrator made it, to the byte.
    const isAlone = others.length === 0;
    const document = isAlone ? await pdfOf(reader, first) : await joinPdfs(pdfsOf(reader, [first, ...others]));
    response.type("application/pdf").send(Buffer.from(document));
  });
  return router;
}

type Printable = { readonly orderId: OrderId; readonly name: string; readonly record: InvoiceRecord | undefined };

/** In the order asked for; what has no issued invoice, or one whose PDF is not here yet, has no record. */
const printables = (reader: ReadStores, orders: readonly string[]): Promise<readonly Printable[]> =>
  Promise.all(
    idsOf(orders).map(async (orderId) => {
      const order = await reader.orders.find(orderId);
      const record = order && (await standingPdf(reader, order));
      return { orderId, name: order?.name ?? legacyId(orderId), record };
    }),
  );

/** One at a time: fifty of them need not be held at once to learn that they are too many. */
async function* pdfsOf(reader: ReadStores, records: readonly InvoiceRecord[]): AsyncGenerator<Uint8Array> {
  for (const record of records) yield await pdfOf(reader, record);
}

async function pdfOf({ documents }: ReadStores, { invoice }: InvoiceRecord): Promise<Uint8Array> {
  const bytes = await documents.get(invoice.ettn, "pdf");
  if (!bytes) throw new AppError("DOCUMENT_NOT_READY");
  return bytes;
}

const idsOf = (orders: readonly string[]): readonly OrderId[] =>
  [...new Set(orders)].flatMap((text) => toOrderId(text) ?? []);

const nameOf = async (read: Reader, shop: ShopId, orderId: OrderId): Promise<string> =>
  (await read(shop).orders.find(orderId))?.name ?? legacyId(orderId);
