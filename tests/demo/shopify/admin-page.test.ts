import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ShopifyStandIn, startShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { launchChromium } from "../../support/chromium.ts";

const SLOW = 60_000;

/** An app as small as can be: it asks its own server for something and says what it got. */
const appPage = (appBridge: string): string => `<!doctype html>
<meta name="shopify-api-key" content="client-id">
<script src="${appBridge}"></script>
<ui-title-bar title="Faturalar"><button variant="primary">Kaydet</button></ui-title-bar>
<ui-nav-menu><a href="/" rel="home">Ana</a><a href="/">Siparişler</a><a href="/settings">Ayarlar</a></ui-nav-menu>
<p id="out"></p>
<script>
  const say = (text) => shopify.toast.show(text);
  document.querySelector("button").addEventListener("click", () => say("kaydedildi"));
  document.addEventListener("shopify:navigate", ({ target }) => say(target.textContent + " açıldı"));
  (async () => {
    const { shop, locale, apiKey } = shopify.config;
    const answer = await (await fetch("/api/echo", { method: "POST", body: "gövde" })).text();
    document.querySelector("#out").textContent = [shop, locale, apiKey, answer].join(" ");
  })();
</script>`;

type Seen = { readonly authorization: string | undefined; readonly body: string };
const seen: Seen[] = [];
let shopify: ShopifyStandIn;
let browser: Browser;
let page: Page;

const app = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (request.url === "/webhooks") return void response.end();
  if (request.url !== "/api/echo") {
    return void response
      .setHeader("content-type", "text/html; charset=utf-8")
      .end(appPage(`${shopify.url}/app-bridge.js`));
  }
  seen.push({ authorization: request.headers.authorization, body: Buffer.concat(chunks).toString() });
  if (seen.length > 1) return void response.end("tamam");
  return void response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" }).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    app.listen(0, "127.0.0.1", resolve);
  });
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const keys = { apiKey: "client-id", apiSecret: "client-secret" };
  shopify = await startShopifyStandIn({ port: 0, ...keys, appUrl, shop: "ornek.myshopify.com" });
  browser = await launchChromium();
}, SLOW);
afterAll(async () => {
  await browser.close();
  await shopify.close();
  app.close();
}, SLOW);
beforeEach(async () => {
  seen.length = 0;
  page = await browser.newPage();
  await page.goto(shopify.url);
}, SLOW);

const textInApp = () => page.frameLocator("#app").locator("#out").filter({ hasText: "tamam" }).innerText();

test("gives the app's own requests a session token, and a newer one when the server asks", {
  timeout: SLOW,
}, async () => {
  expect(await textInApp()).toBe("ornek.myshopify.com tr client-id tamam");
  expect(seen.map(({ body }) => body)).toEqual(["gövde", "gövde"]);
  const tokens = seen.map(({ authorization }) => /^Bearer (.+\..+\..+)$/.exec(authorization ?? "")?.[1]);
  expect(new Set(tokens).size).toBe(2);
  expect(tokens).not.toContain(undefined);
});

test("draws the app's menu and title in the admin and passes presses on", { timeout: SLOW }, async () => {
  await textInApp();
  await page.getByText("Faturalar").waitFor();
  await page.getByRole("button", { name: "Kaydet" }).click();
  await page.getByText("kaydedildi").waitFor();
  await page.getByRole("button", { name: "Ayarlar" }).click();
  await page.getByText("Ayarlar açıldı").waitFor();
  await page.getByRole("button", { name: "Ana", exact: true }).click();
  await page.getByText("Ana açıldı").waitFor();
  expect(await page.locator("#app-nav button").allInnerTexts()).toEqual(["Siparişler", "Ayarlar"]);
});

test("sells an order at the press of the button and says which", { timeout: SLOW }, async () => {
  await textInApp();
  await page.getByRole("button", { name: "Yeni ödenmiş sipariş" }).click();
  await page.getByText(/^#\d+ ödendi: [\d.]+,\d\d TL$/).waitFor();
});

test("a shop without the app is asked to install it, and hears nothing of its orders before", {
  timeout: SLOW,
}, async () => {
  const fresh = { port: 0, apiKey: "client-id", apiSecret: "client-secret", shop: "yeni.myshopify.com" };
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const shop = await startShopifyStandIn({ ...fresh, appUrl, isInstalled: false });
  const tell = () => shop.sendWebhook({ topic: "app/scopes_update" });
  expect(await tell()).toBe(0);
  await page.goto(`${shop.url}/?locale=en`);
  await page.getByText("View orders and write onto them").waitFor();
  await page.getByRole("button", { name: "Install" }).click();
  await page.getByRole("button", { name: "New paid order" }).waitFor();
  expect(await tell()).toBe(200);
  await shop.close();
});

test("reloads the app in English", { timeout: SLOW }, async () => {
  await textInApp();
  await page.getByRole("link", { name: "EN" }).click();
  await page.getByRole("button", { name: "New paid order" }).waitFor();
  expect(await textInApp()).toBe("ornek.myshopify.com en client-id tamam");
});
