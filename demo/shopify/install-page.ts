import { readFileSync } from "node:fs";
import express, { type Router } from "express";
import { WANTED_SCOPES } from "../../server/shopify/scopes.ts";
import type { StandInSettings } from "./settings.ts";

/** The app as the shop has it: where it listens, and whether the merchant has installed it. */
export type InstalledApp = { url: string; isInstalled: boolean };

const HTML = readFileSync(new URL("./pages/install.html", import.meta.url), "utf8");

/** What a merchant agrees to before the app is in the admin; with managed installation nothing else asks. */
export function installRoutes({ shop }: StandInSettings, app: InstalledApp): Router {
  const router = express.Router();
  router.get("/", (request, response, next) => {
    if (app.isInstalled) return next();
    const locale = request.query["locale"] === "en" ? "en" : "tr";
    response.type("html").set("cache-control", "no-store").send(installPage(shop, locale));
  });
  router.post("/stand-in/install", (request, response) => {
    app.isInstalled = true;
    response.redirect(303, request.query["locale"] === "en" ? "/?locale=en" : "/");
  });
  return router;
}

function installPage(shop: string, locale: "tr" | "en"): string {
  const { rights, ...texts } = TEXTS[locale];
  const scopes = WANTED_SCOPES.map((scope) => `<li>${rights[scope] ?? scope}</li>`).join("");
  const values: Record<string, string> = { ...texts, locale, shop, scopes };
  return HTML.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => values[name] ?? "");
}

const TEXTS: Record<"tr" | "en", Record<"title" | "about" | "install" | "notShopify", string> & { rights: Rights }> = {
  tr: {
    title: "Otofatura uygulamasını yükle",
    about: "Uygulama bu mağazada şunları yapabilecek:",
    install: "Yükle",
    notShopify: "Yerel deneme ortamı: bu sayfa Shopify'ın taklididir.",
    rights: {
      write_orders: "Siparişleri görmek ve üzerlerine yazmak",
      read_customers: "Müşterileri görmek",
      read_fulfillments: "Gönderileri görmek",
      read_returns: "İadeleri görmek",
      read_payment_terms: "Ödeme koşullarını görmek",
      read_products: "Ürünleri görmek",
    },
  },
  en: {
    title: "Install Otofatura",
    about: "In this store the app will be able to:",
    install: "Install",
    notShopify: "Local trial: this page stands in for Shopify.",
    rights: {
      write_orders: "View orders and write onto them",
      read_customers: "View customers",
      read_fulfillments: "View fulfillments",
      read_returns: "View returns",
      read_payment_terms: "View payment terms",
      read_products: "View products",
    },
  },
};
type Rights = Readonly<Record<string, string>>;
