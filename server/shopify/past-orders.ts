import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import { parseKurus } from "../invoice/money/money.ts";
import type { PastOrder, PastOrders } from "../pipeline/ports/past-orders.ts";
import { AppError } from "../pipeline/errors.ts";
import { asking, type AskingPorts, read } from "./asking.ts";
import { orderIdShape, SENT } from "./changed-orders.ts";

const START = readFileSync(new URL("./queries/past-orders.graphql", import.meta.url), "utf8");
const STATUS = readFileSync(new URL("./queries/past-orders-status.graphql", import.meta.url), "utf8");
/** Where Shopify puts what a bulk operation found. */
const RESULTS_HOST = "https://storage.googleapis.com";

/** Shopify's bulk operations: a query run in the background, its answer a file with an order a line. */
export const createPastOrders = (ports: AskingPorts & { readonly standInUrl: string | undefined }): PastOrders => ({
  start: async (shop, { from, to }) => {
    const ask = await asking(ports, shop);
    const { bulkOperationRunQuery } = read(startShape, await ask(START, { query: pastOrdersQuery(from, to) }));
    const { bulkOperation, userErrors } = bulkOperationRunQuery;
    if (bulkOperation) return bulkOperation.id;
    throw new AppError("SHOPIFY_ANSWER_INVALID", { facts: { code: userErrors[0]?.code ?? "" } });
  },
  collect: async (shop, errand) => {
    const ask = await asking(ports, shop);
    const { bulkOperation } = read(statusShape, await ask(STATUS, { id: errand }));
    if (bulkOperation === null) return "failed";
    const { status, url } = bulkOperation;
    if (["CREATED", "RUNNING"].includes(status)) return undefined;
    if (status !== "COMPLETED") return "failed";
    // Without a single order there is no file.
    return url === null ? noOrders() : ordersIn(url, ports.standInUrl);
  },
});

/** What the operation collects. Its own text, not a variable: a bulk operation takes none. */
export const pastOrdersQuery = (from: Date, to: Date): string => `{
  orders(query: "processed_at:>='${from.toISOString()}' AND processed_at:<'${to.toISOString()}'") {
    edges { node {
      id name processedAt cancelledAt test fullyPaid displayFulfillmentStatus
      currentTotalPriceSet { shopMoney { amount currencyCode } }
    } }
  }
}`;

const startShape = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable() })),
  }),
});
const statusShape = z.object({
  bulkOperation: z.object({ status: z.string(), url: z.string().nullable() }).nullable(),
});

const amount = z.string().transform((text, context) => {
  const kurus = parseKurus(text, "");
  if (kurus.ok) return kurus.value;
  context.addIssue({ code: "custom", message: "not an amount" });
  return z.NEVER;
});
const lineShape = z.object({
  id: orderIdShape,
  name: z.string(),
  processedAt: z.coerce.date(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  fullyPaid: z.boolean(),
  displayFulfillmentStatus: z.string(),
  currentTotalPriceSet: z.object({ shopMoney: z.object({ amount, currencyCode: z.string() }) }),
});

async function* noOrders(): AsyncGenerator<PastOrder> {}

/** A file is kept for seven days; one that is there no more will not come back. */
const GONE = new Set([400, 401, 403, 404, 410]);

async function ordersIn(url: string, standInUrl: string | undefined): Promise<AsyncIterable<PastOrder> | "failed"> {
  if (new URL(url).origin !== new URL(standInUrl ?? RESULTS_HOST).origin) {
    throw new AppError("SHOPIFY_ANSWER_INVALID", { facts: { code: "FOREIGN_URL" } });
  }
  const answer = await fetch(url, { redirect: "error" }).catch(unreachable);
  if (GONE.has(answer.status)) return "failed";
  if (!answer.ok || !answer.body) throw new AppError("SHOPIFY_UNREACHABLE", { facts: { status: answer.status } });
  return linesOf(Readable.fromWeb(answer.body));
}

/** Line by line: a year of orders does not fit into memory. A line that cannot be read spoils the whole look. */
async function* linesOf(file: Readable): AsyncGenerator<PastOrder> {
  try {
    for await (const line of createInterface({ input: file })) {
      if (line !== "") yield toPastOrder(line);
    }
  } catch (cause) {
    // Broken off on the way, and nothing of it is believed.
    if (!(cause instanceof AppError)) unreachable(cause);
    throw cause;
  }
}

function unreachable(cause: unknown): never {
  throw new AppError("SHOPIFY_UNREACHABLE", { cause });
}

function toPastOrder(line: string): PastOrder {
  const { cancelledAt, test, fullyPaid, displayFulfillmentStatus, currentTotalPriceSet, ...order } = read(
    lineShape,
    parsed(line),
  );
  const { amount: total, currencyCode: currency } = currentTotalPriceSet.shopMoney;
  const isSent = SENT.has(displayFulfillmentStatus);
  return { ...order, total, currency, isTest: test, isCancelled: cancelledAt !== null, isFullyPaid: fullyPaid, isSent };
}

/** What is no JSON fits no shape, and is told as such. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
