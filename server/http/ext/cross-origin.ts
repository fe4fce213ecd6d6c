import type { RequestHandler } from "express";

/**
 * Extensions run in a sandbox of another origin, one that differs from shop to shop. Any may ask: what it gets is decided by
 * its token, and no cookie is ever read here.
 */
export const crossOrigin: RequestHandler = (request, response, next) => {
  response.set({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Max-Age": "86400",
    "Cache-Control": "no-store",
  });
  if (request.method === "OPTIONS") return void response.status(204).end();
  next();
};
