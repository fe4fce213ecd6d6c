import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { launchChromium } from "../../support/chromium.ts";
import { FakeServer } from "./fake-server.ts";

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
};

/** What the tests need of App Bridge: a token that differs each time, and toasts that can be read back. */
const APP_BRIDGE_STUB = `
  const locale = new URLSearchParams(location.search).get("locale");
  let asked = 0;
  window.toasts = [];
  window.shopify = {
    config: { locale },
    idToken: async () => "token-" + ++asked,
    toast: { show: (message) => window.toasts.push(message) },
    saveBar: {
      show: (id) => document.getElementById(id).setAttribute("data-open", ""),
      hide: (id) => document.getElementById(id)?.removeAttribute("data-open"),
      leaveConfirmation: async () => {},
    },
  };
`;

/** As Chromium does where third-party storage is blocked. */
const NOTHING_KEPT = `
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get: () => { throw new DOMException("Access is denied", "SecurityError"); } });
  }
  Object.defineProperty(document, "cookie", { get: () => "", set: () => { throw new Error("a cookie was set"); } });
`;

export type OpenOptions = {
  readonly path?: string;
  readonly locale?: string;
  readonly width?: number;
  readonly hasAppBridge?: boolean;
  /** False for a browser that keeps nothing for framed pages. */
  readonly mayKeep?: boolean;
  /** Where what is shown depends on today. */
  readonly now?: string;
};

/**
 * The built page, served as the server would, in a real browser, for the tests of one file. Each of them finds a server of its
 * own and no page open.
 */
export function useAdminPage() {
  const built = inject("builtPage");
  const site = { fake: new FakeServer() };
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await listen(site, built);
    browser = await launchChromium();
  });
  beforeEach(() => {
    site.fake = new FakeServer();
  });
  afterEach(async () => {
    site.fake.endStreams();
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    built,
    get fake() {
      return site.fake;
    },
    get browser() {
      return browser;
    },
    open: (options: OpenOptions = {}) => openPage(browser, server, options),
  };
}

export type AdminPage = ReturnType<typeof useAdminPage>;

async function listen(site: { readonly fake: FakeServer }, built: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://fake");
    if (pathname.startsWith("/api/")) void site.fake.answer(request, response);
    else if (pathname === "/app-bridge.js") send(response, ".js", APP_BRIDGE_STUB);
    else if (pathname.startsWith("/downloads/")) send(response, ".html", "<title>PDF</title>EAR2026000000042.pdf");
    else void sendBuilt(response, built, pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function sendBuilt(response: ServerResponse, built: string, pathname: string): Promise<void> {
  const isAsset = pathname.startsWith("/assets/");
  const content = await readFile(join(built, isAsset ? pathname : "index.html"), "utf8").catch(() => null);
  if (content === null) return void response.writeHead(404).end();
  if (isAsset) return send(response, extname(pathname), content);
  send(
    response,
    ".html",
    content.replaceAll("%APP_BRIDGE_URL%", "/app-bridge.js").replaceAll("%SHOPIFY_API_KEY%", "test-key"),
  );
}

function send(response: ServerResponse, extension: string, content: string): void {
  response.writeHead(200, { "content-type": CONTENT_TYPE[extension] ?? "application/octet-stream" }).end(content);
}

async function openPage(browser: Browser, server: Server, options: OpenOptions): Promise<Page> {
  const { path = "/", locale = "tr", width = 1280, hasAppBridge = true, mayKeep = true, now } = options;
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const context: BrowserContext = await browser.newContext({ viewport: { width, height: 900 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // Nothing may leave the machine: Polaris or a stray link would otherwise try.
  await context.route("**/*", (route) => (route.request().url().startsWith(origin) ? route.continue() : route.abort()));
  if (!hasAppBridge) await context.route("**/app-bridge.js", (route) => route.abort());
  if (!mayKeep) await context.addInitScript(NOTHING_KEPT);
  const page = await context.newPage();
  if (now !== undefined) await page.clock.setFixedTime(now);
  const address = new URL(path, origin);
  address.searchParams.set("locale", locale);
  await page.goto(address.href);
  return page;
}
