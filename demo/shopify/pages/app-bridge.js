"use strict";

// Stands in for Shopify's App Bridge inside the app's frame: the parts this app uses, talking to the page around it.
(() => {
  const hostOrigin = new URL(document.currentScript.src).origin;
  const MEMORY = "app-bridge-stand-in";
  const query = new URLSearchParams(location.search);
  const remembered = JSON.parse(sessionStorage.getItem(MEMORY) ?? "{}");
  const config = {
    apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
    shop: query.get("shop") ?? remembered.shop ?? "",
    host: query.get("host") ?? remembered.host ?? "",
    locale: query.get("locale") ?? remembered.locale ?? "en",
  };
  sessionStorage.setItem(MEMORY, JSON.stringify(config));

  let lastId = 0;
  const waiting = new Map();
  const ask = (method, params) => {
    lastId += 1;
    const { promise, resolve } = Promise.withResolvers();
    waiting.set(lastId, resolve);
    parent.postMessage({ appBridge: true, id: lastId, method, params }, hostOrigin);
    return promise;
  };

  // Elements the host draws for the app, by the number under which it knows them.
  const pressable = [];
  // As the real one: an app changes its own page when a link of its menu is chosen; nothing is loaded anew.
  const press = (element) => {
    if (element?.matches("a, s-link")) element.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
    else element?.click();
  };
  addEventListener("message", ({ origin, data }) => {
    if (origin !== hostOrigin || !data?.appBridge) return;
    if (data.press !== undefined) press(pressable[data.press]);
    waiting.get(data.id)?.(data.result);
    waiting.delete(data.id);
  });

  const toast = {
    show: (message, options = {}) => {
      void ask("toast.show", { message, isError: options.isError, duration: options.duration });
      return String(lastId);
    },
    hide: () => {},
  };

  // Save bars and modals stay in the frame: an element with the id is shown or hidden.
  const panel = (tag) => {
    const set = (isOpen) => async (id) => {
      const element = document.querySelector(`${tag}#${CSS.escape(id)}`);
      if (element === null) return;
      element.toggleAttribute("data-open", isOpen ?? !element.hasAttribute("data-open"));
      element.dispatchEvent(new Event(element.hasAttribute("data-open") ? "show" : "hide"));
    };
    return { show: set(true), hide: set(false), toggle: set(undefined) };
  };

  window.shopify = {
    config,
    origin: hostOrigin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, pos: false },
    idToken: () => ask("idToken"),
    loading: (isLoading = true) => void ask("loading", isLoading),
    toast,
    saveBar: { ...panel("ui-save-bar"), leaveConfirmation: async () => {} },
    modal: panel("ui-modal"),
    user: async () => ({ accountAccess: "full" }),
    scopes: { query: async () => ({ granted: [], required: [], optional: [] }) },
    webVitals: { onReport: () => {} },
  };

  // As the real one: a page with nothing else on it asks to be sent back with a session token.
  const back = query.get("shopify-reload");
  const goBack = async (address) => {
    address.searchParams.set("id_token", await window.shopify.idToken());
    location.replace(address);
  };
  if (back !== null && new URL(back).origin === location.origin) void goBack(new URL(back));

  // As the real one: own requests carry a session token, and are tried once more when the server asks for a newer one.
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOwn = new URL(request.url).origin === location.origin;
    if (!isOwn || request.headers.has("authorization")) return plainFetch(request);
    const attempt = async () => {
      const copy = request.clone();
      copy.headers.set("authorization", `Bearer ${await window.shopify.idToken()}`);
      return plainFetch(copy);
    };
    const response = await attempt();
    const isStale = response.status === 401 && response.headers.has("x-shopify-retry-invalid-session-request");
    return isStale ? attempt() : response;
  };

  const label = (element) => element.textContent.trim();
  const remember = (element) => pressable.push(element) - 1;
  function describePage() {
    pressable.length = 0;
    const titleBar = document.querySelector("ui-title-bar");
    const links = [...document.querySelectorAll("ui-nav-menu a:not([rel=home]), s-app-nav s-link:not([rel=home])")];
    const actions = [...(titleBar?.querySelectorAll("button") ?? [])];
    const home = document.querySelector("ui-nav-menu a[rel=home], s-app-nav s-link[rel=home]");
    return {
      title: titleBar?.getAttribute("title") ?? "",
      home: home === null ? null : { label: label(home), element: remember(home) },
      links: links.map((link) => ({
        label: label(link),
        element: remember(link),
        isCurrent: new URL(link.getAttribute("href") ?? "", location.href).pathname === location.pathname,
      })),
      actions: actions.map((action) => ({
        label: label(action),
        element: remember(action),
        primary: action.getAttribute("variant") === "primary",
      })),
    };
  }

  let told = "";
  function tellHost() {
    const page = describePage();
    const text = JSON.stringify(page);
    if (text !== told) void ask("navigation", page);
    told = text;
  }

  const style = document.createElement("style");
  style.textContent =
    "ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar:not([data-open]),ui-modal:not([data-open]){display:none}" +
    "ui-save-bar[data-open]{position:fixed;inset:0 0 auto;z-index:999;display:flex;flex-direction:row-reverse;gap:8px;" +
    "padding:8px 16px;background:#1a1a1a}ui-save-bar button{padding:6px 12px;border:0;border-radius:8px;font:inherit}" +
    "ui-save-bar button:not([variant=primary]){background:#4a4a4a;color:#fff}";
  document.head.append(style);
  addEventListener("DOMContentLoaded", () => {
    const observer = new MutationObserver(tellHost);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    tellHost();
  });
  addEventListener("popstate", tellHost);
})();
