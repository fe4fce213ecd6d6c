import { readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type Request, type Router } from "express";
import { toShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import { assetRoutes } from "./assets.ts";

export type PageSettings = {
  /** Where the built page stands (web/dist). */
  readonly directory: string;
  readonly apiKey: string;
  /** Where the app is reached from outside. */
  readonly appUrl: string;
  readonly appBridgeUrl: string;
  /** The stand-in's origin, which may frame the page when there is no real admin. */
  readonly extraFrameAncestor: string | undefined;
};

/** Every address of the page itself, so that a reload anywhere works. */
const PATHS = [
  "/",
  "/orders",
  "/orders/:legacyId",
  "/review",
  "/adopt",
  "/past-orders",
  "/record",
  "/setup",
  "/settings",
];

/** The embedded page: hashed assets for a year, the document afresh each time with who may frame it, and never without a session. */
export function pageRoutes(settings: PageSettings): Router {
  const router = express.Router();
  const document = readFileSync(join(settings.directory, "index.html"), "utf8")
    .replaceAll("%APP_BRIDGE_URL%", settings.appBridgeUrl)
    .replaceAll("%SHOPIFY_API_KEY%", settings.apiKey);
  router.use("/assets", assetRoutes(join(settings.directory, "assets")));
  router.get([...PATHS, BOUNCE], (request, response, next) => {
    const policy = frameAncestors(request.query["shop"], settings);
    response.set({ "Content-Security-Policy": policy, "Cache-Control": "no-store" }).type("html");
    next();
  });
  router.get(PATHS, (request, response) => {
    const { shop, id_token: idToken } = request.query;
    if (typeof idToken === "string") return void response.send(document);
    if (!isShop(shop)) return void response.send(barePage(settings));
    response.redirect(302, bounceAddress(request, settings));
  });
  router.get(BOUNCE, (request, response) => {
    const back = request.query["shopify-reload"];
    // App Bridge would carry a session token there.
    if (typeof back !== "string" || !isOwn(back, settings)) throw new AppError("REQUEST_INVALID");
    response.send(barePage(settings));
  });
  return router;
}

const BOUNCE = "/session-token";

/** Nothing but App Bridge, which fetches a session token and goes back to where `shopify-reload` points. */
const barePage = ({ apiKey, appBridgeUrl }: PageSettings): string =>
  `<!doctype html><meta charset="utf-8"><meta name="shopify-api-key" content="${apiKey}"><script src="${appBridgeUrl}"></script>`;

/** Shopify's own convention for a document that came without `id_token`, as after a reload inside the frame. */
function bounceAddress({ path, originalUrl }: Request, { appUrl }: PageSettings): string {
  // Put behind our own host: read as an address, "//" would begin another one.
  const query = new URLSearchParams(originalUrl.slice(originalUrl.indexOf("?")));
  const back = new URL(`${new URL(appUrl).origin}${path}?${query.toString()}`);
  query.set("shopify-reload", back.href);
  return `${BOUNCE}?${query.toString()}`;
}

const isOwn = (address: string, { appUrl }: PageSettings): boolean =>
  URL.canParse(address) && new URL(address).origin === new URL(appUrl).origin;

const isShop = (shop: unknown): shop is string => typeof shop === "string" && toShopId(shop) !== undefined;

/** Only the shop's own admin may frame the page; without a shop nobody may. */
function frameAncestors(shop: unknown, { extraFrameAncestor }: PageSettings): string {
  if (!isShop(shop)) return "frame-ancestors 'none'";
  const extra = extraFrameAncestor === undefined ? [] : [extraFrameAncestor];
  return ["frame-ancestors", `https://${shop}`, "https://admin.shopify.com", ...extra].join(" ");
}
