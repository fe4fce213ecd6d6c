import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

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

export default defineConfig({
  root: here("."),
  plugins: [react(), fillPlaceholders],
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
    ],
  },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    assetsDir: "assets",
    // Shopify's admin supports the last two versions of each browser.
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: { moduleTypes: { ".esnext": "js" } },
  },
});
