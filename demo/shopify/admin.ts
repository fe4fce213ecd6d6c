import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import express, { type Router } from "express";
import type { JsonObject } from "./json-object.ts";
import { mintSessionToken } from "./session-token.ts";
import type { StandInSettings } from "./settings.ts";
import { shopAmount } from "./webhooks.ts";

export type AdminParts = {
  readonly settings: StandInSettings;
  readonly app: { readonly url: string };
  /** A buyer pays one more order; answers the order. */
  readonly sellOne: () => Promise<JsonObject>;
};

const file = (name: string): string => readFileSync(new URL(`./pages/${name}`, import.meta.url), "utf8");
const PAGES = {
  html: file("admin.html"),
  css: file("admin.css"),
  js: file("admin.js"),
  appBridge: file("app-bridge.js"),
};

/** The page a merchant would have open: a plain admin with the app in a frame, and a button that sells something. */
export function adminRoutes({ settings, app, sellOne }: AdminParts): Router {
  const router = express.Router();
  router.get("/", (request, response) => {
    const locale = request.query["locale"] === "en" ? "en" : "tr";
    response
      .type("html")
      .set("cache-control", "no-store")
      .send(adminPage(settings, app.url, locale));
  });
  router.get("/admin.css", (_request, response) => void response.type("css").send(PAGES.css));
  router.get("/admin.js", (_request, response) => void response.type("js").send(PAGES.js));
  router.get("/app-bridge.js", (_request, response) => void response.type("js").send(PAGES.appBridge));
  router.get("/stand-in/id-token", (_request, response) => {
    response.set("cache-control", "no-store").json({ idToken: mintSessionToken(settings) });
  });
  router.post("/stand-in/orders", async (_request, response) => {
    try {
      const { id, name, totalPriceSet } = await sellOne();
      response.status(201).json({ id, name, total: shopAmount(totalPriceSet) });
    } catch {
      response.status(502).json({ error: "the app did not take the webhook" });
    }
  });
  return router;
}

function adminPage(settings: StandInSettings, appUrl: string, locale: "tr" | "en"): string {
  const texts = TEXTS[locale];
  const facts = { appOrigin: new URL(appUrl).origin, locale, ...texts };
  const values: Record<string, string> = {
    ...texts,
    locale,
    shop: settings.shop,
    frame: appAddress(settings, appUrl, locale),
    facts: JSON.stringify(facts),
    trPressed: String(locale === "tr"),
    enPressed: String(locale === "en"),
  };
  return PAGES.html.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => escapeHtml(values[name] ?? ""));
}

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The first request of an embedded app, with the parameters and the signature Shopify gives it. */
function appAddress(settings: StandInSettings, appUrl: string, locale: string): string {
  const { shop, apiSecret } = settings;
  const store = shop.slice(0, shop.indexOf("."));
  const query = new URLSearchParams({
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${store}`).toString("base64").replace(/=+$/, ""),
    id_token: mintSessionToken(settings),
    locale,
    session: createHmac("sha256", "session").update(shop).digest("hex"),
    shop,
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  query.set("hmac", createHmac("sha256", apiSecret).update(query.toString()).digest("hex"));
  return `${new URL("/", appUrl).href}?${query.toString()}`;
}

const TEXTS = {
  tr: {
    home: "Ana sayfa",
    orders: "Siparişler",
    products: "Ürünler",
    customers: "Müşteriler",
    apps: "Uygulamalar",
    extensions: "Uzantı yanıtları",
    sell: "Yeni ödenmiş sipariş",
    selling: "Sipariş ödeniyor…",
    sold: "{name} ödendi: {total} TL",
    failed: "Uygulamaya ulaşılamadı.",
    notShopify: "Yerel deneme ortamı: bu sayfa Shopify'ın taklididir.",
    language: "Dil",
  },
  en: {
    home: "Home",
    orders: "Orders",
    products: "Products",
    customers: "Customers",
    apps: "Apps",
    extensions: "Extension answers",
    sell: "New paid order",
    selling: "Paying an order…",
    sold: "{name} was paid: {total} TL",
    failed: "The app could not be reached.",
    notShopify: "Local trial: this page stands in for Shopify.",
    language: "Language",
  },
} as const;
