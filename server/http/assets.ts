import { existsSync, readdirSync } from "node:fs";
import { basename, extname } from "node:path";
import express, { type Router } from "express";

const A_YEAR = "365d";

/** The page's scripts and styles, whose names change with their content; compressed where the build left them so. */
export function assetRoutes(directory: string): Router {
  const router = express.Router();
  const files = new Set(existsSync(directory) ? readdirSync(directory) : []);
  router.use((request, response, next) => {
    const name = `${basename(request.path)}.br`;
    response.vary("Accept-Encoding");
    if (!files.has(name) || request.acceptsEncodings("br") === false) return next();
    response.type(extname(request.path)).set("Content-Encoding", "br");
    request.url = `/${name}`;
    next();
  });
  router.use(express.static(directory, { immutable: true, maxAge: A_YEAR, index: false }));
  return router;
}
