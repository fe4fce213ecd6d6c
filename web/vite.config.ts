import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [react()],
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
