import { readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type Router } from "express";
import { toShopId } from "../invoice/ids.ts";

export type PageSettings = {
  /** Where the built page stands (web/dist). */
  readonly directory: string;
  readonly apiKey: string;
  readonly appBridgeUrl: string;
  /** The stand-in's origin, which may frame the page when there is no real admin. */
  readonly extraFrameAncestor: string | undefined;
};

/** Every address of the page itself, so that a reload anywhere works. */
const PATHS = ["/", "/orders", "/orders/:legacyId", "/review", "/history", "/setup", "/settings"];
const A_YEAR = "365d";

/** The embedded page: hashed assets for a year, the document afresh each time with who may frame it. */
export function pageRoutes(settings: PageSettings): Router {
  const router = express.Router();
  const document = readFileSync(join(settings.directory, "index.html"), "utf8")
    .replaceAll("%APP_BRIDGE_URL%", settings.appBridgeUrl)
    .replaceAll("%SHOPIFY_API_KEY%", settings.apiKey);
  router.use(
    "/assets",
    express.static(join(settings.directory, "assets"), { immutable: true, maxAge: A_YEAR, index: false }),
  );
  router.get(PATHS, (request, response) => {
    const { shop } = request.query;
    response
      .set({ "Content-Security-Policy": frameAncestors(shop, settings), "Cache-Control": "no-store" })
      .type("html")
      .send(document);
  });
  return router;
}

/** Only the shop's own admin may frame the page; without a shop nobody may. */
function frameAncestors(shop: unknown, { extraFrameAncestor }: PageSettings): string {
  if (typeof shop !== "string" || toShopId(shop) === undefined) return "frame-ancestors 'none'";
  const extra = extraFrameAncestor === undefined ? [] : [extraFrameAncestor];
  return ["frame-ancestors", `https://${shop}`, "https://admin.shopify.com", ...extra].join(" ");
}
