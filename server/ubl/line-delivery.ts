import type { CustomsExport } from "../invoice/export/customs-export.ts";
import type { InvoiceLine } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";
import { addressLines } from "./party.ts";

/** How one line's goods leave the country; GİB takes all of it line by line. */
export function lineDelivery({ id, gtip }: InvoiceLine, customs: CustomsExport | undefined): Element | undefined {
  if (gtip === undefined && customs === undefined) return undefined;
  return aggregate("cac:Delivery", [
    customs && aggregate("cac:DeliveryAddress", addressLines(customs.deliveryAddress)),
    customs && aggregate("cac:DeliveryTerms", [text("cbc:ID", customs.deliveryTerms, { schemeID: "INCOTERMS" })]),
    aggregate("cac:Shipment", [
      text("cbc:ID", String(id)),
      gtip === undefined ? undefined : aggregate("cac:GoodsItem", [text("cbc:RequiredCustomsID", gtip)]),
      customs && aggregate("cac:ShipmentStage", [text("cbc:TransportModeCode", customs.transportMode)]),
    ]),
  ]);
}
