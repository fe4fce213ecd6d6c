import express, { type Router } from "express";
import type { Ettn, ShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { Reader } from "../pipeline/ports/stores.ts";

export type BuyerLinkPorts = {
  readonly read: Reader;
  readonly findLink: (token: string) => Promise<{ readonly shop: ShopId; readonly ettn: Ettn } | undefined>;
};

/** 128 bits in base64url. */
const TOKEN = /^[\w-]{22}$/;
export const BUYER_LINK_PATH = "/i";

/** A buyer's own address of an invoice: whoever knows it may look at that one PDF, and no search engine may. */
export function buyerLinkRoutes({ read, findLink }: BuyerLinkPorts): Router {
  const router = express.Router();
  router.get(`${BUYER_LINK_PATH}/:token`, async (request, response) => {
    response.set({ "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store" });
    const { token } = request.params;
    const link = TOKEN.test(token) ? await findLink(token) : undefined;
    const record = link && (await read(link.shop).invoices.find(link.ettn));
    if (!link || record?.isLive !== true) throw new AppError("NOT_FOUND");
    const pdf = await read(link.shop).documents.get(link.ettn, "pdf");
    if (pdf === undefined) throw new AppError("DOCUMENT_NOT_READY");
    const name = record.invoice.number ?? link.ettn;
    response.set("Content-Disposition", `inline; filename="${name}.pdf"`).type("pdf").send(Buffer.from(pdf));
  });
  return router;
}
