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
  const order = orderFile === undefined ? (demoOrders(new Date())[0] ?? {}) : readOrder(orderFile);
  const store = await openStore();
  try {
    const orderId = addTo(store, order);
    const status = await store.shopify.payOrder(orderId);
    if (status !== 200) throw new Error(`the app answered the webhook with ${status}`);
    const detail = await store.untilState(orderId, AT_REST);
    process.stdout.write(`${JSON.stringify(await report(store, { order, detail }), null, 2)}\n`);
    return detail.state === "issued" ? 0 : 2;
  } finally {
    await store.close();
  }
}

function addTo({ shopify }: StoreInABox, order: object): string {
  try {
    return shopify.addOrder(order);
  } catch (cause) {
    throw new Mistake(cause instanceof Error ? cause.message : "Shopify would not hold such an order");
  }
}

/** The same shape however it ended; without an invoice that was taken, `reason` and `faults` say why. */
async function report(store: StoreInABox, { order, detail }: { order: object; detail: OrderDetail }): Promise<object> {
  const { id, name, total, state: status, reason, faults } = detail;
  const ettn = detail.invoice && toEttn(detail.invoice.ettn);
  const stored = ettn ? await storedInvoice(store, ettn) : undefined;
  const { number = null, payable = null } = detail.invoice ?? {};
  return {
    order: { ...order, id, name, total },
    invoice: { ettn, number, status, total: payable },
    ...(status === "issued" ? {} : { reason, faults }),
    ubl: stored ? invoiceToUbl(stored) : null,
    integratorRequest: ettn ? (store.nilvera.requestBody(ettn) ?? null) : null,
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
  const json = readJson(path);
  const order = isObject(json) && "order" in json ? json["order"] : json;
  if (!isObject(order)) throw new Mistake(`${path}: holds no order ({"order": {…}} in the shape of Admin GraphQL)`);
  return order;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Mistake(`${path}: ${cause instanceof SyntaxError ? "not valid JSON" : "cannot be read"}`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the person at the keyboard can put right: told in one line, without a stack. */
export class Mistake extends Error {}
