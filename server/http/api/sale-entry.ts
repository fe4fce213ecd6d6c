import express, { type Router } from "express";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import type { SaleEntry } from "../../invoice/sale/sale-entry.ts";
import type { TypedSale } from "../../pipeline/merchant/enter-sale.ts";
import { shopOf } from "../session.ts";
import { buyerEntry } from "./buyer-entry.ts";
import { notDone, pressed } from "./order-actions.ts";
import { typedDay } from "./typed-day.ts";

export type SaleEntryPorts = {
  readonly enterSale: (shop: ShopId, orderId: OrderId, typed: TypedSale) => Promise<boolean>;
};

/** Empty text says nothing: it leaves what the order and the settings say. */
const said = <Value>(value: z.ZodType<Value, string>) =>
  z.union([z.literal("").transform(() => undefined), value]).optional();

const text = z.string().trim().min(1).max(100);

/** A host with a dot in it. Each sign can be read in one way only: tried in two, a long text would hold everybody up for minutes. */
const WEB_SITE = /^(https?:\/\/)?[^\s/][^\s/.]*\.\S+$/;

const saleEntry = z.object({
  buyer: buyerEntry.optional(),
  webSite: said(text.regex(WEB_SITE)),
  paymentMethod: said(z.enum(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"])),
  paymentName: said(text),
  paymentDate: said(typedDay),
  carrier: said(text),
  carrierTitle: said(text),
  carrierTaxId: said(text),
  transportDate: said(typedDay),
});

/** The internet sale of one order as the merchant corrects it. */
export function saleEntryRoutes({ enterSale }: SaleEntryPorts): Router {
  const router = express.Router();
  router.post("/orders/:legacyId/sale", async (request, response) => {
    const orderId = toOrderId(request.params.legacyId);
    const { buyer, ...typed } = saleEntry.parse(request.body);
    const { seen } = pressed.parse(request.body);
    if (!orderId || !(await enterSale(shopOf(response), orderId, { sale: onlySaid(typed), buyer, seen })))
      throw notDone(seen);
    response.status(202).json({});
  });
  return router;
}

const onlySaid = (typed: Omit<z.infer<typeof saleEntry>, "buyer">): SaleEntry =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
