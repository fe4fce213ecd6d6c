import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { queryAdmin } from "../../../server/shopify/admin-graphql.ts";
import { SHOP, testApi } from "./shopify-under-test.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listening(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const query = { shop: SHOP, accessToken: "shpat_1", document: "{ shop { name } }", variables: {} };

test("sends every call to the stand-in and names the shop", async () => {
  const seen: unknown[] = [];
  const url = await listening((request, response) => {
    seen.push([
      request.method,
      request.url,
      request.headers["x-shop-domain"],
      request.headers["x-shopify-access-token"],
    ]);
    response.setHeader("content-type", "application/json").end('{"data":{"shop":{"name":"Ç"}}}');
  });
  expect(await queryAdmin(testApi({ standInUrl: url }), query)).toMatchObject({ data: { shop: { name: "Ç" } } });
  expect(seen).toEqual([["POST", "/admin/api/2026-10/graphql.json", SHOP, "shpat_1"]]);
});

test("calls nobody but shops", async () => {
  let calls = 0;
  const url = await listening((_request, response) => {
    calls += 1;
    response.end("{}");
  });
  const shop = "ornek.shopify.com" as typeof SHOP;
  const asking = queryAdmin(testApi({ standInUrl: url }), { ...query, shop });
  await expect(asking).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  expect(calls).toBe(0);
});

test("gives up on a silent Shopify after the time limit", async () => {
  const url = await listening(() => {});
  const asking = queryAdmin(testApi({ standInUrl: url, timeLimitMs: 50 }), query);
  await expect(asking).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
});

test("gives up on an answer that never ends", async () => {
  const url = await listening((_request, response) => {
    response.setHeader("content-type", "application/json").write('{"data":');
  });
  const asking = queryAdmin(testApi({ standInUrl: url, timeLimitMs: 50 }), query);
  await expect(asking).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
});

test("does not carry the access token along a redirect", async () => {
  const elsewhere: unknown[] = [];
  const other = await listening((request, response) => {
    elsewhere.push(request.headers);
    response.end("{}");
  });
  const url = await listening((_request, response) => {
    response.writeHead(307, { location: other }).end();
  });
  await expect(queryAdmin(testApi({ standInUrl: url }), query)).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  expect(elsewhere).toEqual([]);
});

test("tells how far the machine's clock is from Shopify's", async () => {
  const url = await listening((_request, response) => {
    response.setHeader("date", new Date(Date.now() - 3_600_000).toUTCString());
    response.setHeader("content-type", "application/json").end('{"data":{}}');
  });
  const told: number[] = [];
  await queryAdmin(testApi({ standInUrl: url, onClock: (seconds) => told.push(Math.round(seconds / 60)) }), query);
  expect(told).toEqual([60]);
});
