"use strict";

// The host side of App Bridge: answers what the app in the frame asks for.
(() => {
  const facts = JSON.parse(document.body.dataset.facts);
  const frame = document.querySelector("#app");
  const byId = (id) => document.querySelector(`#${id}`);
  const tellApp = (message) => frame.contentWindow.postMessage({ appBridge: true, ...message }, facts.appOrigin);

  const TOAST_MS = 5000;
  function toast({ message, isError = false, duration = TOAST_MS }) {
    const box = Object.assign(document.createElement("div"), { className: "toast", textContent: message });
    box.classList.toggle("error", isError);
    byId("toasts").append(box);
    setTimeout(() => box.remove(), duration);
  }

  function button({ label, element, primary = false }) {
    const node = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    node.classList.toggle("primary", primary);
    node.addEventListener("click", () => tellApp({ press: element }));
    return node;
  }

  const answers = {
    idToken: async () => (await (await fetch("/stand-in/id-token")).json()).idToken,
    "toast.show": (options) => toast(options),
    loading: (isLoading) => {
      byId("loading").hidden = !isLoading;
    },
    navigation: ({ title, home, links, actions }) => {
      byId("app-title").textContent = title;
      byId("app-home").replaceChildren(...(home === null ? [] : [button(home)]));
      byId("app-actions").replaceChildren(...actions.map(button));
      byId("app-nav").replaceChildren(
        ...links.map((link) => {
          const item = document.createElement("li");
          const node = button(link);
          if (link.isCurrent) node.setAttribute("aria-current", "page");
          item.append(node);
          return item;
        }),
      );
    },
    open: (url) => {
      window.open(url, "_blank", "noopener");
    },
  };

  addEventListener("message", async ({ origin, source, data }) => {
    if (origin !== facts.appOrigin || source !== frame.contentWindow || !data?.appBridge) return;
    const result = await answers[data.method]?.(data.params);
    tellApp({ id: data.id, result: result ?? null });
  });

  // Only now may the app load: what it asks before somebody listens would never be answered.
  frame.src = frame.dataset.src;

  const price = (total) => new Intl.NumberFormat(facts.locale, { minimumFractionDigits: 2 }).format(total);
  const sell = byId("sell");
  sell.addEventListener("click", async () => {
    sell.disabled = true;
    sell.textContent = facts.selling;
    try {
      const response = await fetch("/stand-in/orders", { method: "POST" });
      if (!response.ok) throw new Error(String(response.status));
      const { name, total } = await response.json();
      toast({ message: facts.sold.replace("{name}", name).replace("{total}", price(total)) });
    } catch {
      toast({ message: facts.failed, isError: true });
    } finally {
      sell.disabled = false;
      sell.textContent = facts.sell;
    }
  });
})();
