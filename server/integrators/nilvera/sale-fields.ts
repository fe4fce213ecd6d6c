import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { paymentDayOf } from "../../invoice/payment/payment-day.ts";
import type { InternetInfo, Payment, Sale } from "../../invoice/sale.ts";
import type { TillReceipt } from "../../invoice/sale/till-receipt.ts";
import type { JsonObject } from "../exact-json.ts";

/** SalesPlatform, SendType, InternetInfo and OKCInfo of Nilvera's InvoiceInfo. */
export function saleFields(sale: Sale): JsonObject {
  return {
    SalesPlatform: sale.platform,
    SendType: sale.sendType,
    InternetInfo: sale.platform === "INTERNET" ? internetFields(sale.internet) : undefined,
    ...receiptFields(sale),
  };
}

/** The cash register's receipt, of a sale at the till. */
export const receiptFields = (sale: Sale): JsonObject => ({
  OKCInfo: sale.platform === "NORMAL" && sale.receipt ? tillReceipt(sale.receipt) : undefined,
});

const tillReceipt = ({ number, date, time, zNumber, deviceSerial, type }: TillReceipt): JsonObject => ({
  ID: number,
  IssueDate: dayOf(date),
  Time: time,
  ZNo: zNumber,
  EndPointID: deviceSerial,
  DocumentDescription: type,
});

function internetFields(internet: InternetInfo): JsonObject {
  const { webSite, payment, transport } = internet;
  const paidOn = paymentDayOf(internet);
  return {
    WebSite: webSite,
    ...paymentFields(payment),
    PaymentDate: paidOn && dayOf(paidOn),
    TransporterName: transport?.carrierTitle,
    TransporterRegisterNumber: transport?.carrierTaxId,
    TransportDate: transport && dayOf(transport.date),
  };
}

function paymentFields(payment: Payment): JsonObject {
  return {
    PaymentMethod: payment.method,
    PaymentMethodName: "name" in payment ? payment.name : undefined,
    // Nilvera's guide asks for the intermediary in PaymentMethodName, its OpenAPI has this field as well.
    PaymentAgentName: payment.method === "ODEMEARACISI" ? payment.name : undefined,
  };
}

const dayOf = (date: IstanbulDate): string => `${date}T00:00:00`;
