import type { Invoice, InvoiceLine } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { allowance } from "./allowance.ts";
import { amount, price } from "./amount.ts";
import { attribute, type Element, text } from "./element.ts";
import { lineDelivery } from "./line-delivery.ts";
import { lineTax } from "./tax-total.ts";
import { lineWithholding } from "./withholding-tax-total.ts";

/** One line; its LineExtensionAmount is what is left after the discount. */
export const invoiceLine = (line: InvoiceLine, { currency, customs }: Pick<Invoice, "currency" | "customs">): Element =>
  aggregate("cac:InvoiceLine", [
    text("cbc:ID", String(line.id)),
    text("cbc:InvoicedQuantity", String(line.quantity), inUnit(line.unitCode)),
    amount("cbc:LineExtensionAmount", line.net, currency),
    lineDelivery(line, customs),
    allowance(line, currency),
    lineTax(line, currency),
    lineWithholding(line, currency),
    item(line),
    aggregate("cac:Price", [price(line.unitPrice, currency)]),
  ]);

const inUnit = attribute("unitCode");

const item = ({ name, sellerCode }: InvoiceLine): Element =>
  aggregate("cac:Item", [text("cbc:Name", name), sellerItem(sellerCode)]);

const sellerItem = (code: string | undefined): Element | undefined =>
  code === undefined || code === "" ? undefined : aggregate("cac:SellersItemIdentification", [text("cbc:ID", code)]);
