import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { compressAssets } from "./compress-assets.ts";
import { polarisTexts } from "./polaris-texts.ts";
import { preloadPages } from "./preload-pages.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Set by `shopify app dev`; by hand: SHOPIFY_API_KEY=… BACKEND_PORT=3000 npm run dev:page
const { FRONTEND_PORT, BACKEND_PORT = "3000", SHOPIFY_API_KEY = "", APP_BRIDGE_URL } = process.env;
const backend = `http://127.0.0.1:${BACKEND_PORT}`;

/** While developing there is no server in front of Vite to fill the document's two placeholders. */
const fillPlaceholders: Plugin = {
  name: "fill-placeholders",
  apply: "serve",
  transformIndexHtml: (html) =>
    html
      .replaceAll("%APP_BRIDGE_URL%", APP_BRIDGE_URL ?? "https://cdn.shopify.com/shopifycloud/app-bridge.js")
      .replaceAll("%SHOPIFY_API_KEY%", SHOPIFY_API_KEY),
};

/** What pages share that are opened seldom, or one of them and the first, and the list's filters: no part of what all load. */
const SELDOM = new RegExp(
  [
    String.raw`/polaris/build/esnext/components/(FormLayout|InlineGrid|List|Select)/`,
    "/i18n/texts/(order|cancel|not-now)-",
    String.raw`/pages/(order/timeline-text|order/sale-entry|settings/json|use-told)\.ts`,
    String.raw`/ui/(amount-table|facts|save-bar|story)\.`,
    String.raw`/api/(settings|cancellation|after-issue)\.ts`,
  ].join("|"),
);

/** Where the code of each page begins. */
const PAGES = {
  "/": "pages/home/page.tsx",
  "/orders": "pages/order-list/page.tsx",
  "/orders/:legacyId": "pages/order/page.tsx",
  "/adopt": "pages/adopt/page.tsx",
  "/past-orders": "pages/past-orders/page.tsx",
  "/record": "pages/record/page.tsx",
  "/review": "pages/review/page.tsx",
  "/setup": "pages/setup/page.tsx",
  "/settings": "pages/settings/page.tsx",
};

export default defineConfig({
  root: here("."),
  plugins: [react(), fillPlaceholders, polarisTexts, preloadPages(PAGES), compressAssets],
  server: {
    port: Number(FRONTEND_PORT ?? 5173),
    proxy: { "/api": backend, "/d/": backend, "/webhooks": backend },
  },
  resolve: {
    alias: [
      // The esnext build carries its CSS per component: half the stylesheet of the default build.
      {
        find: /^@shopify\/polaris$/,
        replacement: here("../node_modules/@shopify/polaris/build/esnext/index.esnext"),
      },
      // React has had it since 18; wouter brings a copy for older ones.
      { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: "react" },
    ],
  },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    assetsDir: "assets",
    // Shopify's admin supports the last two versions of each browser.
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      moduleTypes: { ".esnext": "js" },
      // What two pages share in one file: many small ones compress worse, and each is a request of its own.
      output: {
        codeSplitting: { groups: [{ name: "base", minShareCount: 2, test: (id: string) => !SELDOM.test(id) }] },
      },
    },
  },
});
