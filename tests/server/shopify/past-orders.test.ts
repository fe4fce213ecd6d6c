import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AppError } from "../../../server/pipeline/errors.ts";
import type { PastOrders } from "../../../server/pipeline/ports/past-orders.ts";
import { createPastOrders } from "../../../server/shopify/past-orders.ts";
import { SHOP, testApi } from "./shopify-under-test.ts";

let server: Server;
let pastOrders: PastOrders;
let answerFile: (response: ServerResponse) => void;
let operation: object;

beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.method === "GET") return answerFile(response);
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: { bulkOperation: operation } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const standInUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  operation = { status: "COMPLETED", errorCode: null, url: `${standInUrl}/file` };
  const tokens = { accessToken: async () => "shpat_test", markRejected: async () => {} };
  pastOrders = createPastOrders({ api: testApi({ standInUrl }), tokens: tokens as never, standInUrl });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const line = (digits: number): string => {
  const money = { shopMoney: { amount: "119.90", currencyCode: "TRY" } };
  const at = { processedAt: "2026-11-01T09:00:00Z", cancelledAt: null, test: false, fullyPaid: true };
  const id = `gid://shopify/Order/${digits}`;
  const rest = { displayFulfillmentStatus: "UNFULFILLED", currentTotalPriceSet: money };
  return `${JSON.stringify({ id, name: `#${digits}`, ...at, ...rest })}\n`;
};
const WHOLE = line(1) + line(2) + line(3);

async function collected(): Promise<readonly string[] | string | undefined> {
  const names: string[] = [];
  try {
    const found = await pastOrders.collect(SHOP, "gid://shopify/BulkOperation/1");
    if (found === undefined || found === "failed") return found;
    for await (const { name } of found) names.push(name);
    return names;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test("a whole file is read line by line", async () => {
  answerFile = (response) => response.end(WHOLE);
  expect(await collected()).toEqual(["#1", "#2", "#3"]);
});

test.each([
  ["amid a line, its length announced", WHOLE.length - 20, { "content-length": WHOLE.length }],
  ["after a line, its length announced", line(1).length, { "content-length": WHOLE.length }],
  ["amid a line, in pieces", WHOLE.length - 20, { "transfer-encoding": "chunked" }],
  ["after a line, in pieces", line(1).length, { "transfer-encoding": "chunked" }],
  ["before its first line", 0, { "content-length": WHOLE.length }],
])("of a file that breaks off %s nothing is believed, and it is asked for again", async (_what, length, headers) => {
  answerFile = (response) => {
    response.writeHead(200, headers);
    response.write(WHOLE.slice(0, length), () => response.destroy());
  };
  expect(await collected()).toBe("SHOPIFY_UNREACHABLE");
});

test("a line that cannot be read spoils the whole", async () => {
  answerFile = (response) => response.end(WHOLE.slice(0, WHOLE.length - 20));
  expect(await collected()).toBe("SHOPIFY_ANSWER_INVALID");
});

test.each([400, 403, 404, 410])("a file that is there no more (%i) is asked for no more", async (status) => {
  answerFile = (response) => response.writeHead(status).end("<Error/>");
  expect(await collected()).toBe("failed");
});

test("a store of files that is away for the moment is asked again", async () => {
  answerFile = (response) => response.writeHead(503).end();
  expect(await collected()).toBe("SHOPIFY_UNREACHABLE");
});
