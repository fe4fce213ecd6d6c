import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { pageRoutes } from "../../../server/http/page.ts";

const SHOP = "ornek.myshopify.com";
const APP_URL = "https://fatura.example.com";

async function aPage(extraFrameAncestor?: string) {
  const directory = mkdtempSync(join(tmpdir(), "otofatura-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "assets", "index-abc.js"), "1");
  writeFileSync(join(directory, "assets", "base-abc.js"), "base");
  writeFileSync(join(directory, "assets", "base-abc.js.br"), brotliCompressSync("base"));
  writeFileSync(join(directory, "index.html"), '<meta content="%SHOPIFY_API_KEY%"><script src="%APP_BRIDGE_URL%">');
  const appBridgeUrl = "https://bridge.example/app-bridge.js";
  const app = express().use(
    pageRoutes({ directory, apiKey: "client-id", appUrl: APP_URL, appBridgeUrl, extraFrameAncestor }),
  );
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: "manual", ...init });
}

const policyOf = (response: Response) => response.headers.get("content-security-policy");

test("only the shop's own admin may frame the page", async () => {
  const get = await aPage();
  for (const path of [
    "/",
    "/orders",
    "/orders/123",
    "/review",
    "/adopt",
    "/past-orders",
    "/record",
    "/setup",
    "/settings",
  ]) {
    const response = await get(`${path}?shop=${SHOP}&host=abc&id_token=x`);
    expect(response.status).toBe(200);
    expect(policyOf(response)).toBe(`frame-ancestors https://${SHOP} https://admin.shopify.com`);
  }
});

test.each([
  "",
  "?shop=",
  "?shop=ornek.example",
  "?shop=ornek.myshopify.com.ornek.example",
  "?shop=ornek.myshopify.com;script-src%20*",
  "?shop=ornek.myshopify.com%20https://ornek.example",
  "?shop=ORNEK.myshopify.com%0d%0aX-A:%20b",
  "?shop=-ornek.myshopify.com",
  "?shop=a.myshopify.com&shop=b.myshopify.com",
  "?shop[x]=ornek.myshopify.com",
])("nobody may frame the page of no shop: %j", async (query) => {
  expect(policyOf(await (await aPage())(`/${query}`))).toBe("frame-ancestors 'none'");
});

test("on a developer's machine the stand-in's admin may frame it too, but only for a shop", async () => {
  const get = await aPage("http://127.0.0.1:4000");
  expect(policyOf(await get(`/?shop=${SHOP}`))).toMatch(/ http:\/\/127\.0\.0\.1:4000$/);
  expect(policyOf(await get("/"))).toBe("frame-ancestors 'none'");
});

test("the page is filled in and never stored, its assets are kept for a year", async () => {
  const get = await aPage();
  const page = await get(`/?shop=${SHOP}&id_token=x`);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(await page.text()).toBe('<meta content="client-id"><script src="https://bridge.example/app-bridge.js">');
  const asset = await get("/assets/index-abc.js");
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await get("/assets/")).status).toBe(404);
  expect((await get("/assets/..%2findex.html")).status).toBeGreaterThanOrEqual(400);
});

test("a document without a session token fetches one first and comes back to where it was", async () => {
  const get = await aPage();
  const sent = await get(`/orders/123?shop=${SHOP}&host=abc&locale=tr`);
  expect(sent.status).toBe(302);
  const bounce = new URL(sent.headers.get("location") ?? "", APP_URL);
  expect(bounce.pathname).toBe("/session-token");
  expect(bounce.searchParams.get("shopify-reload")).toBe(`${APP_URL}/orders/123?shop=${SHOP}&host=abc&locale=tr`);
  const bare = await get(bounce.pathname + bounce.search);
  expect(policyOf(bare)).toBe(`frame-ancestors https://${SHOP} https://admin.shopify.com`);
  const html = await bare.text();
  expect(html).toContain('<meta name="shopify-api-key" content="client-id">');
  expect(html).toContain('<script src="https://bridge.example/app-bridge.js">');
  expect(html).not.toContain("<body");
});

test("an address that begins with two slashes leads back to our own host", async () => {
  const get = await aPage();
  const response = await get(`//?shop=${SHOP}`);
  expect(response.status).toBe(302);
  const bounce = new URL(response.headers.get("location") ?? "", APP_URL);
  expect(bounce.origin + bounce.pathname).toBe(`${APP_URL}/session-token`);
  expect(bounce.searchParams.get("shopify-reload")).toBe(`${APP_URL}//?shop=${SHOP}`);
});

test.each(["", "shopify-reload=https://ornek.example/", "shopify-reload=//ornek.example", "shopify-reload=x"])(
  "a session token is never carried to another site: %j",
  async (query) => {
    const get = await aPage();
    const response = await get(`/session-token?shop=${SHOP}&${query}`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain("app-bridge");
  },
);

test.each([
  ["br, gzip", "br"],
  ["gzip", null],
])("a script is sent compressed as the build left it, where the browser takes that: %s", async (accepted, encoding) => {
  const get = await aPage();
  const response = await get("/assets/base-abc.js", { headers: { "Accept-Encoding": accepted } });
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("content-type")).toMatch(/javascript/);
  expect(response.headers.get("vary")).toMatch(/accept-encoding/i);
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(await response.text()).toBe("base");
});

test("a script that was not compressed is sent as it is", async () => {
  const get = await aPage();
  const response = await get("/assets/index-abc.js", { headers: { "Accept-Encoding": "br" } });
  expect(await response.text()).toBe("1");
  expect((await get("/assets/..%2findex.html")).status).toBe(404);
});
