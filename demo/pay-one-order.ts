import { readFileSync } from "node:fs";
import type { OrderDetail } from "../server/http/contract.ts";
import { type Ettn, shopId, toEttn } from "../server/invoice/ids.ts";
import type { Invoice } from "../server/invoice/invoice.ts";
import { openDatabase } from "../server/store/database.ts";
import { invoiceStore } from "../server/store/invoices.ts";
import { invoiceToUbl } from "../server/ubl/invoice-document.ts";
import { demoOrders } from "./orders/demo-orders.ts";
import { openStore, type StoreInABox } from "./store-in-a-box.ts";

const AT_REST: readonly OrderDetail["state"][] = [
  "issued",
  "review",
  "waiting",
  "not-ours",
  "failed",
  "rejected",
  "cancelled",
];

/**
 * Pays one order, waits until it is issued and prints one JSON object: the order, its invoice, the invoice as UBL-TR and
 * the request the integrator's stand-in received. Answers the exit code: 2 when the order came to rest without an invoice.
 */
export async function payOneOrder(orderFile: string | undefined): Promise<number> {
  const store = await openStore();
  try {
    const order = orderFile === undefined ? (demoOrders(new Date())[0] ?? {}) : readOrder(orderFile);
    const orderId = store.shopify.addOrder(order);
    const status = await store.shopify.payOrder(orderId);
    if (status !== 200) throw new Error(`the app answered the webhook with ${status}`);
    const detail = await store.untilState(orderId, AT_REST);
    process.stdout.write(`${JSON.stringify(await report(store, { order, detail }), null, 2)}\n`);
    return detail.state === "issued" ? 0 : 2;
  } finally {
    await store.close();
  }
}

async function report(store: StoreInABox, { order, detail }: { order: object; detail: OrderDetail }): Promise<object> {
  const ettn = detail.invoice && toEttn(detail.invoice.ettn);
  const shown = { ...order, id: detail.id, name: detail.name, total: detail.total };
  if (!detail.invoice || !ettn) {
    return { order: shown, invoice: null, status: detail.state, reason: detail.reason, faults: detail.faults };
  }
  const { number, payable } = detail.invoice;
  return {
    order: shown,
    invoice: { ettn, number, status: detail.state, total: payable },
    ubl: invoiceToUbl(await storedInvoice(store, ettn)),
    integratorRequest: store.nilvera.requestBody(ettn),
  };
}

/** The document as the app stored it, read from its own database file. */
async function storedInvoice({ databasePath, shopify }: StoreInABox, ettn: Ettn): Promise<Invoice> {
  const database = openDatabase(databasePath);
  const record = await invoiceStore(database.read, shopId(shopify.shop), () => new Date()).find(ettn);
  database.close();
  if (!record) throw new Error("the app has no such invoice");
  return record.invoice;
}

function readOrder(path: string): object {
  const json: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof json !== "object" || json === null) throw new Error(`${path} holds no order`);
  return "order" in json && typeof json.order === "object" && json.order !== null ? json.order : json;
}
