import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { anotherOrder } from "../../demo/orders/another-order.ts";
import { DEAD_KEY } from "./keys.ts";
import { createOrderBook } from "../../demo/shopify/order-book.ts";

/**
 * Shopify and an integrator that answer at once, or after so many milliseconds, for any number of shops: they only repeat one order
 * and count numbers up, so that what is measured is the app. Which answers are right is what the stand-ins of the demo are for.
 */
const [delayText = "0"] = process.argv.slice(2);
const delay = Number(delayText);

const book = createOrderBook("bench.myshopify.com");
const TEMPLATE = book.add(anotherOrder(new Date(), 1));
const templates = new Map<string, string>();
const numbers = new Map<string, string>();

/** The answer to a query about the one order, worked out once and then repeated under each order's own id. */
function graphql(body: string): string {
  const { query, variables } = JSON.parse(body) as { query: string; variables: { id?: string } };
  if (query.includes("OrdersChangedSince")) return NOTHING_CHANGED;
  const asked =
    variables.id === undefined ? variables : JSON.parse(JSON.stringify(variables).replaceAll(variables.id, TEMPLATE));
  const known = templates.get(query) ?? JSON.stringify(book.execute({ query, variables: asked }));
  templates.set(query, known);
  return known.replaceAll(TEMPLATE, variables.id ?? TEMPLATE);
}

const NOTHING_CHANGED = JSON.stringify({
  data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
});
const PDF = JSON.stringify(Buffer.from(`%PDF-${"x".repeat(40_000)}`).toString("base64"));
const XML = JSON.stringify(
  Buffer.from(`<?xml version="1.0"?><Invoice>${"x".repeat(10_000)}</Invoice>`).toString("base64"),
);

async function accept(body: string): Promise<string> {
  const ettn = /"UUID":\s*"([^"]+)"/.exec(body)?.[1] ?? "";
  const number = numbers.get(ettn) ?? `EAR2026${String(numbers.size + 1).padStart(9, "0")}`;
  numbers.set(ettn, number);
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  return JSON.stringify({ UUID: ettn, InvoiceNumber: number });
}

async function answer(request: IncomingMessage, body: string): Promise<string | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname.endsWith("/graphql.json")) return graphql(body);
  if (request.headers.authorization === `Bearer ${DEAD_KEY}`) return undefined;
  if (pathname === "/earchive/Send/Model") return accept(body);
  if (pathname.endsWith("/Status")) return JSON.stringify({ StatusCode: "succeed", CancelStatus: false });
  if (pathname === "/earchive/Invoices") {
    const ettn = searchParams.get("Search") ?? "";
    return JSON.stringify({ Content: [{ UUID: ettn, InvoiceNumber: numbers.get(ettn) }] });
  }
  if (pathname.endsWith("/pdf")) return PDF;
  if (pathname.endsWith("/xml")) return XML;
  return "[]";
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const said = await answer(request, (await buffer(request)).toString());
  // A dead account's calls stay open until the caller gives up.
  if (said !== undefined) response.writeHead(200, { "content-type": "application/json" }).end(said);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => void handle(request, response));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
