import { expect, test } from "vitest";
import type { Payment } from "../../../../server/invoice/sale.ts";
import { toSalesInvoice } from "../../../../server/integrators/parasut/transform.ts";
import { anInternetSale, anInvoice, day } from "../an-invoice.ts";

test.each<[string, Payment, string]>([
  ["paid before it", { method: "ODEMEARACISI", name: "iyzico", date: day("2026-11-19") }, "2026-11-20"],
  ["on terms", { method: "DIGER", name: "Vadeli ödeme (Net 30)", date: day("2026-12-19") }, "2026-12-19"],
  ["paid at the door, when the parcel leaves", { method: "KAPIDAODEME", date: undefined }, "2026-11-21"],
])("the money of an invoice %s is expected in Paraşüt on the right day", (_, payment, dueDate) => {
  const invoice = anInvoice({ issueDate: day("2026-11-20"), sale: anInternetSale({ payment }) });
  const { data } = JSON.parse(toSalesInvoice(invoice, { contact: "1", rows: [], products: [] }));
  expect(data.attributes).toMatchObject({ issue_date: "2026-11-20", due_date: dueDate });
});
