import { readdir, readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { PAGES } from "../../../web/src/pages.tsx";
import { useAdminPage } from "./admin-page.ts";

const admin = useAdminPage();

test("the built document leaves both placeholders to the server, the key before App Bridge and App Bridge first", async () => {
  const html = await readFile(`${admin.built}/index.html`, "utf8");
  const key = html.indexOf('<meta name="shopify-api-key" content="%SHOPIFY_API_KEY%"');
  const bridge = html.search(/<script\s+src="%APP_BRIDGE_URL%"><\/script>/);
  const page = html.search(/<script type="module"[^>]* src="\/assets\/[\w-]+\.js"/);
  expect(key).toBeGreaterThan(0);
  expect(bridge).toBeGreaterThan(key);
  expect(page).toBeGreaterThan(bridge);
});

test("the first load of a Turkish admin brings no English", async () => {
  const page = await admin.open();
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.reload();
  await page.getByRole("heading", { name: "Genel bakış" }).waitFor();
  expect(loaded.filter((url) => /\/assets\/en-/.test(url))).toEqual([]);
});

// What the document itself does not name would be asked for only once something else has arrived.
test.each(Object.keys(PAGES))("the document asks for all that %s is made of", async (address) => {
  const page = await admin.open({ path: address.replace(":legacyId", "6000") });
  await page.locator("main h1").waitFor();
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const scripts = loaded.map((url) => new URL(url).pathname).filter((path) => /^\/assets\/.*\.js$/.test(path));
  const html = await readFile(`${admin.built}/index.html`, "utf8");
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.filter((path) => !html.includes(path))).toEqual([]);
  await page.close();
});

test.each(Object.keys(PAGES))("%s opens without a dialog, a message or a window of its own", async (address) => {
  const page = await admin.open({ path: address.replace(":legacyId", "6000") });
  await page.locator("main h1").waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  expect(await page.locator("dialog[open], [role=dialog], [role=alertdialog], ui-modal").count()).toBe(0);
  expect(await page.evaluate("window.toasts")).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
  await page.close();
});

test.each(Object.keys(PAGES))("%s opens in a private window, where nothing is kept for it", async (address) => {
  const page = await admin.open({ path: address.replace(":legacyId", "6000"), mayKeep: false });
  const failures: string[] = [];
  page.on("pageerror", ({ message }) => failures.push(message));
  await page.reload();
  await page.locator("main h1").waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  expect(failures).toEqual([]);
  await page.close();
});

test("outside the Shopify admin it says where it opens", async () => {
  const page = await admin.open({ hasAppBridge: false });
  await page.getByText("Bu sayfa Shopify yönetim panelinin içinde açılır.").waitFor();
});

test("every script and style lies compressed beside itself", async () => {
  const files = await readdir(`${admin.built}/assets`);
  const plain = files.filter((file) => !file.endsWith(".br"));
  for (const file of plain) {
    const compressed = await readFile(`${admin.built}/assets/${file}.br`);
    expect(brotliDecompressSync(compressed).equals(await readFile(`${admin.built}/assets/${file}`)), file).toBe(true);
  }
  expect(files).toHaveLength(plain.length * 2);
});
