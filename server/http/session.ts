import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { ShopId } from "../invoice/ids.ts";
import { actingAs } from "../pipeline/ports/actor.ts";
import { AppError } from "../pipeline/errors.ts";

export type SessionPorts = {
  readonly verify: (token: string) => Promise<{ readonly shop: ShopId; readonly userId: string }>;
  /** Makes sure the shop's own tokens exist; a visit is the only time Shopify hands out new ones. */
  readonly connect: (shop: ShopId, token: string) => Promise<void>;
  readonly log: Logger;
};

/** Lets a request through with the shop its session token proves. The shop never comes from anywhere else. */
export const requireSession =
  ({ verify, connect, log }: SessionPorts): RequestHandler =>
  async (request, response, next) => {
    const token = bearerOf(request);
    const { shop, userId } = await verify(token);
    Object.assign(response.locals, { shop, userId });
    // A token endpoint that is down must not keep the merchant from seeing the page.
    await connect(shop, token).catch((cause: unknown) => {
      log.warn({ shop, code: cause instanceof AppError ? cause.code : "INTERNAL" }, "token exchange failed");
    });
    actingAs(`user ${userId}`, next);
  };

/** The token of the request; throws SESSION_INVALID without one. */
export function bearerOf(request: Request): string {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw new AppError("SESSION_INVALID");
  return token;
}

/** Shopify's number of the user who asks. */
export function userOf(response: Response): string {
  const user: unknown = response.locals["userId"];
  if (typeof user !== "string") throw new Error("route without requireSession");
  return user;
}

export function shopOf(response: Response): ShopId {
  const shop: unknown = response.locals["shop"];
  if (typeof shop !== "string") throw new Error("route without requireSession");
  return shop as ShopId;
}
