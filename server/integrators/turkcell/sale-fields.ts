import type { Invoice } from "../../invoice/invoice.ts";
import type { JsonObject } from "../exact-json.ts";

/** How an e-Arşiv document was sold and sent. The payment stands in `paymentMeansModel`. */
export function archiveFields({ sale, waybill }: Invoice): JsonObject {
  const sent = { shipmentSendType: sale.sendType, hideDespatchMessage: waybill.kind !== "this-invoice" };
  if (sale.platform !== "INTERNET") return { isInternetSale: false, ...sent };
  const { webSite, transport } = sale.internet;
  return {
    isInternetSale: true,
    websiteUrl: webSite,
    ...sent,
    shipmentSenderTcknVkn: transport?.carrierTaxId,
    shipmentSenderName: transport?.carrierTitle,
    shipmentDate: transport && `${transport.date}T00:00:00`,
  };
}
