import { readFileSync } from "node:fs";
import express, { type Router } from "express";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import type { OrderBook } from "./order-book.ts";
import { type Claims, mintSessionToken } from "./session-token.ts";
import type { StandInSettings } from "./settings.ts";

export type ExtensionsPageParts = {
  readonly settings: StandInSettings;
  readonly app: { readonly url: string };
  readonly book: Pick<OrderBook, "newest" | "flowEvents">;
};

const PAGE = readFileSync(new URL("./pages/extensions.html", import.meta.url), "utf8");
const SHOWN = 12;

/** What the app answers to each extension, asked as Shopify's own pages ask: there is no sandbox here to run them in. */
export function extensionsRoutes(parts: ExtensionsPageParts): Router {
  const router = express.Router();
  router.get("/extensions", async (request, response) => {
    const language = request.query["locale"] === "en" ? "en" : "tr";
    const orders = parts.book.newest(SHOWN);
    const ids = orders.map(legacyId).join(",");
    const ask = asking(parts, language);
    const sections = [
      section("order-invoice-print", ids === "" ? [] : [await ask(`/ext/admin/printable?orders=${ids}`, {})]),
      section("Shopify Flow", [
        { route: "flowTriggerReceive", answer: JSON.stringify(parts.book.flowEvents, null, 2) },
      ]),
      ...(await Promise.all(orders.map((order) => ofOrder(ask, parts.settings.shop, order)))),
    ];
    const html = PAGE.replace("{{language}}", language).replace("{{sections}}", () => sections.join("\n"));
    response.set("cache-control", "no-store").type("html").send(html);
  });
  return router;
}

type Asked = { readonly route: string; readonly answer: string };
type Ask = (route: string, claims: Claims) => Promise<Asked>;

const asking =
  ({ settings, app }: ExtensionsPageParts, language: string): Ask =>
  async (route, claims) => {
    const headers = { authorization: `Bearer ${mintSessionToken(settings, claims)}`, "accept-language": language };
    const response = await fetch(new URL(route, app.url), { headers });
    const body: unknown = await response.json();
    return { route: `GET ${route} → ${response.status}`, answer: JSON.stringify(body, null, 2) };
  };

async function ofOrder(ask: Ask, shop: string, order: JsonObject): Promise<string> {
  const customer = isJsonObject(order["customer"]) ? String(order["customer"]["id"]) : undefined;
  const asBuyer = { iss: undefined, dest: shop, sub: customer };
  const id = legacyId(order);
  const asked = [await ask(`/ext/admin/orders/${id}`, {}), await ask(`/ext/buyer/orders/${id}`, asBuyer)];
  return section(
    `${String(order["name"])}: order-invoice-block, order-invoice-action · customer-invoice, tax-id`,
    asked,
  );
}

const section = (title: string, asked: readonly Asked[]): string =>
  [
    `<section><h2>${escapeHtml(title)}</h2>`,
    ...asked.map(
      ({ route, answer }) =>
        `<details><summary>${escapeHtml(route)}</summary><pre>${escapeHtml(answer)}</pre></details>`,
    ),
    "</section>",
  ].join("\n");

const legacyId = ({ id }: JsonObject): string => String(id).split("/").pop() ?? "";

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
