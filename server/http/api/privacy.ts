import express, { type Router } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { PrivacyRecord } from "../../pipeline/ports/privacy.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import type { PrivacyRequests, PrivacyRequestView } from "../work-contract.ts";
import { shopOf } from "../session.ts";

export type PrivacyPorts = {
  readonly read: Reader;
  /** Everything kept about a buyer, as plain JSON; `undefined` when there is no such request for data. */
  readonly exportCustomer: (shop: ShopId, requestId: string) => Promise<object | undefined>;
};

/** What Shopify asked on behalf of buyers, and the data a merchant hands on to one who asked. */
export function privacyRoutes({ read, exportCustomer }: PrivacyPorts): Router {
  const router = express.Router();
  router.get("/privacy", async (_request, response) => {
    const requests = (await read(shopOf(response)).privacy.list()).map(toView);
    response.json({ requests } satisfies PrivacyRequests);
  });
  router.get("/privacy/:id/export", async (request, response) => {
    const found = await exportCustomer(shopOf(response), request.params.id);
    if (found === undefined) throw new AppError("NOT_FOUND");
    response.attachment("otofatura-customer-data.json").json(found);
  });
  return router;
}

const toView = ({ id, kind, customerId, orderIds, receivedAt, answeredAt }: PrivacyRecord): PrivacyRequestView => ({
  id,
  kind,
  customerId: customerId ?? null,
  orderCount: orderIds.length,
  receivedAt: receivedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});
