import type { RequestHandler, Response } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import { actingAs } from "../../pipeline/ports/actor.ts";
import { bearerOf } from "../session.ts";

/** `customerId` is missing for a guest. */
export type Buyer = { readonly shop: ShopId; readonly customerId: string | undefined };
export type BuyerSessionPorts = { readonly verifyBuyer: (token: string) => Promise<Buyer> };

/** Lets a request through with the shop, and the customer if any, that its checkout or customer-account token proves. */
export const requireBuyer =
  ({ verifyBuyer }: BuyerSessionPorts): RequestHandler =>
  async (request, response, next) => {
    const { shop, customerId } = await verifyBuyer(bearerOf(request));
    // Not under the name of an admin's session: its routes must not work with a buyer's.
    response.locals["buyer"] = { shop, customerId } satisfies Buyer;
    actingAs("buyer", next);
  };

export function buyerOf(response: Response): Buyer {
  const buyer: unknown = response.locals["buyer"];
  if (buyer === undefined) throw new Error("route without requireBuyer");
  return buyer as Buyer;
}
