import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express, { type Router } from "express";
import JSZip from "jszip";
import { z } from "zod";
import { legacyId, type OrderId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { InvoiceRecord, OrderRecord, Reader, ReadStores } from "../../pipeline/ports/stores.ts";
import { shopOf } from "../session.ts";
import type { PdfAnswer } from "../work-contract.ts";

const digits = z.string().regex(/^\d{1,20}$/);
const asked = (most: number) => z.object({ orders: z.array(digits).min(1).max(most) });
const checkRequest = asked(50);
const zipRequest = asked(1_000);

/** PDFs of many orders at once: first which of them have one, then those as one zip, read one at a time while it is sent. */
export function pdfRoutes({ read }: { readonly read: Reader }): Router {
  const router = express.Router();
  router.post("/orders/pdfs", async (request, response) => {
    const reader = read(shopOf(response));
    const known = await reader.orders.findAll(idsOf(checkRequest.parse(request.body).orders));
    const results: PdfAnswer["results"][number][] = [];
    for (const order of known) {
      const isDone = (await standingPdf(reader, order)) !== undefined;
      results.push({ legacyId: legacyId(order.id), name: order.name, isDone, state: order.state });
    }
    response.json({ results } satisfies PdfAnswer);
  });
  router.post("/orders/pdfs.zip", async (request, response) => {
    const reader = read(shopOf(response));
    const zip = new JSZip();
    for (const order of await reader.orders.findAll(idsOf(zipRequest.parse(request.body).orders))) {
      const record = await standingPdf(reader, order);
      if (!record) continue;
      const { ettn, number } = record.invoice;
      zip.file(`${number ?? ettn}.pdf`, Readable.from(pdfOf(reader, record)));
    }
    if (Object.keys(zip.files).length === 0) throw new AppError("DOCUMENT_NOT_READY");
    response.type("application/zip").set("Cache-Control", "no-store");
    // PDFs are packed already.
    await pipeline(zip.generateNodeStream({ compression: "STORE" }), response);
  });
  return router;
}

/** The order's invoice if it stands and its PDF is here. */
export async function standingPdf(
  { invoices, documents }: ReadStores,
  order: OrderRecord,
): Promise<InvoiceRecord | undefined> {
  const record = order.state === "issued" ? await invoices.findLatest(order.id) : undefined;
  const hasPdf = record?.isLive && (await documents.formats(record.invoice.ettn)).includes("pdf");
  return hasPdf ? record : undefined;
}

async function* pdfOf({ documents }: ReadStores, { invoice }: InvoiceRecord): AsyncGenerator<Buffer> {
  const bytes = await documents.get(invoice.ettn, "pdf");
  if (bytes) yield Buffer.from(bytes);
}

const idsOf = (orders: readonly string[]): readonly OrderId[] =>
  [...new Set(orders)].flatMap((text) => toOrderId(text) ?? []);
