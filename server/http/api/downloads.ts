import { createHash, randomBytes } from "node:crypto";
import express, { type Router } from "express";
import { z } from "zod";
import { type ShopId, toEttn } from "../../invoice/ids.ts";
import type { Clock } from "../../pipeline/ports/clock.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { Download } from "../../pipeline/ports/document-store.ts";
import type { Reader, UnitOfWork } from "../../pipeline/ports/stores.ts";
import type { DownloadAnswer } from "../contract.ts";
import { shopOf } from "../session.ts";

export type DownloadPorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly clock: Clock;
  readonly redeem: (tokenHash: string) => Promise<({ readonly shop: ShopId } & Download) | undefined>;
};

const GOOD_FOR_MS = 60_000;
const grantRequest = z.object({ ettn: z.string(), format: z.enum(["pdf", "xml"]) });

/** Grants a link for one document: a link cannot carry a bearer token, so it is good once and for a minute. */
export function downloadGrantRoutes(ports: DownloadPorts): Router {
  const router = express.Router();
  router.post("/downloads", async (request, response) => {
    const { ettn: text, format } = grantRequest.parse(request.body);
    const shop = shopOf(response);
    const ettn = toEttn(text);
    if (!ettn || !(await ports.read(shop).invoices.find(ettn))) throw new AppError("NOT_FOUND");
    response.json({ url: await grantDownload(ports, shop, { ettn, format }) } satisfies DownloadAnswer);
  });
  return router;
}

/** The relative address of a link for one document. Throws DOCUMENT_NOT_READY while it is not archived. */
export async function grantDownload(
  { unitOfWork, read, clock }: Pick<DownloadPorts, "unitOfWork" | "read" | "clock">,
  shop: ShopId,
  document: Download,
): Promise<string> {
  if (!(await read(shop).documents.formats(document.ettn)).includes(document.format)) {
    throw new AppError("DOCUMENT_NOT_READY");
  }
  const token = randomBytes(16).toString("base64url");
  const expiresAt = new Date(clock.now().getTime() + GOOD_FOR_MS);
  await unitOfWork(shop, ({ downloads }) => downloads.grant(hashOf(token), document, expiresAt));
  return `/d/${token}`;
}

/** The granted link itself. */
export function downloadRoutes({ redeem, read }: DownloadPorts): Router {
  const router = express.Router();
  // Link checkers ask with HEAD first: that must not use the link up.
  router.head("/d/:token", (_request, response) => void response.type("application/pdf").end());
  router.get("/d/:token", async (request, response) => {
    const granted = await redeem(hashOf(request.params.token));
    const bytes = granted && (await read(granted.shop).documents.get(granted.ettn, granted.format));
    if (!granted || !bytes) throw new AppError("NOT_FOUND");
    const name = await fileName(read, granted);
    response
      .set({
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
        // An XML is for the bookkeeper's program: opened here, it could bring a style sheet of its own to our address.
        "Content-Disposition": `${granted.format === "pdf" ? "inline" : "attachment"}; filename="${name}"`,
      })
      .type(`application/${granted.format}`)
      .send(Buffer.from(bytes));
  });
  return router;
}

async function fileName(read: Reader, { shop, ettn, format }: { shop: ShopId } & Download): Promise<string> {
  const record = await read(shop).invoices.find(ettn);
  return `${record?.invoice.number ?? ettn}.${format}`;
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
