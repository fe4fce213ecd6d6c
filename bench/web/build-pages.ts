import { rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const CONFIG = fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The least any Polaris page loads: its provider, a page and a table without rows. */
const FLOOR = `
  import { createElement as element } from "react";
  import { createRoot } from "react-dom/client";
  import { AppProvider, IndexTable, Page } from "@shopify/polaris";
  import texts from "@shopify/polaris/locales/tr.json";
  const table = element(IndexTable, { itemCount: 0, headings: [{ title: "Sipariş" }], selectable: false });
  const page = element(Page, { title: "Siparişler" }, table);
  createRoot(document.getElementById("root")).render(element(AppProvider, { i18n: texts }, page));
`;

const floorModule: Plugin = {
  name: "floor-module",
  resolveId: (id) => (id === "/floor.js" ? `${HERE}floor.js` : undefined),
  load: (id) => (id === `${HERE}floor.js` ? FLOOR : undefined),
};

/** Builds our page and the floor's with the same settings, each into a folder of its own. */
export async function buildPages(into: string): Promise<{ readonly ours: string; readonly floor: string }> {
  const [ours, floor] = [join(into, "ours"), join(into, "floor")];
  const quiet = { configFile: CONFIG, logLevel: "error" } as const;
  await build({ ...quiet, build: { outDir: ours, emptyOutDir: true } });
  await build({
    ...quiet,
    root: HERE,
    plugins: [floorModule],
    build: { outDir: floor, emptyOutDir: true, rolldownOptions: { input: `${HERE}floor.html` } },
  });
  await rename(join(floor, "floor.html"), join(floor, "index.html"));
  return { ours, floor };
}
