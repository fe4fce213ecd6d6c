import express, { type Router } from "express";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { OrderPreview } from "../../pipeline/merchant/preview-order.ts";
import { faultView, languageOf } from "../language.ts";
import { shopOf } from "../session.ts";
import { distinctFaults, toDocumentView } from "../views.ts";
import type { PreviewAnswer } from "../work-contract.ts";

export type PreviewPorts = {
  readonly previewOrder: (shop: ShopId, orderId: OrderId) => Promise<OrderPreview | undefined>;
  /** The invoice as a page that says all over that it is worth nothing. */
  readonly drawSpecimen: (invoice: Invoice, format: "html") => Promise<Uint8Array>;
};

/** What an order's invoice would be if it were issued now. */
export function previewRoutes({ previewOrder, drawSpecimen }: PreviewPorts): Router {
  const router = express.Router();
  router.post("/orders/:legacyId/preview", async (request, response) => {
    const language = languageOf(request);
    const orderId = toOrderId(request.params.legacyId);
    const preview = orderId && (await previewOrder(shopOf(response), orderId));
    if (!preview) throw new AppError("NOT_FOUND");
    if (preview.kind === "review") {
      const faults = distinctFaults(preview.faults.map((fault) => faultView(fault, language)));
      response.json({ invoice: null, page: null, faults } satisfies PreviewAnswer);
      return;
    }
    const page = Buffer.from(await drawSpecimen(preview.invoice, "html")).toString("utf8");
    const invoice = toDocumentView(preview.invoice, language);
    response.json({ invoice, page, faults: [] } satisfies PreviewAnswer);
  });
  return router;
}
