import type { JsonObject } from "./json-object.ts";

type Operation = { readonly lines: string; looks: number };

export type BulkBook = {
  /** The roots of the mutation and of the query about it. */
  readonly roots: JsonObject;
  /** The file of a finished operation. */
  file(name: string): string | undefined;
};

/** One look says that it runs, the next that it is done: nobody may count on an answer at once. */
const LOOKS_WHILE_RUNNING = 1;
const SPAN = /processed_at:>='([^']+)' AND processed_at:<'([^']+)'/;

/** Shopify's bulk operations, for the one question the app has for them. One at a time in a shop. */
export function createBulkBook(orders: () => Iterable<JsonObject>, urlOf: (name: string) => string): BulkBook {
  const operations = new Map<string, Operation>();
  const refuse = (code: string) => ({ bulkOperation: null, userErrors: [{ code, field: null, message: code }] });

  const bulkOperationRunQuery = ({ query }: { readonly query: string }) => {
    const [, from = "", to = ""] = SPAN.exec(query) ?? [];
    if (from === "") return refuse("INVALID");
    if ([...operations.values()].some(({ looks }) => looks <= LOOKS_WHILE_RUNNING))
      return refuse("OPERATION_IN_PROGRESS");
    const id = `gid://shopify/BulkOperation/${operations.size + 1}`;
    const within = [...orders()].filter(({ processedAt }) => {
      const at = Date.parse(String(processedAt));
      return at >= Date.parse(from) && at < Date.parse(to);
    });
    operations.set(id, { lines: within.map(lineOf).join(""), looks: 0 });
    return { bulkOperation: { id }, userErrors: [] };
  };

  const bulkOperation = ({ id }: { readonly id: string }) => {
    const found = operations.get(id);
    if (!found) return null;
    found.looks += 1;
    const isDone = found.looks > LOOKS_WHILE_RUNNING;
    const url = isDone && found.lines !== "" ? urlOf(id.slice(id.lastIndexOf("/") + 1)) : null;
    return { id, status: isDone ? "COMPLETED" : "RUNNING", errorCode: null, url };
  };

  return {
    roots: { bulkOperationRunQuery, bulkOperation },
    file: (name) => operations.get(`gid://shopify/BulkOperation/${name}`)?.lines,
  };
}

function lineOf({ id, name, processedAt, cancelledAt, test, fullyPaid, ...order }: JsonObject): string {
  const { displayFulfillmentStatus, currentTotalPriceSet } = order;
  const paid = { fullyPaid, displayFulfillmentStatus, currentTotalPriceSet };
  const asked = { id, name, processedAt, cancelledAt: cancelledAt ?? null, test, ...paid };
  return `${JSON.stringify(asked)}\n`;
}
