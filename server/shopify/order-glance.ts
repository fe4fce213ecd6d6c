import { readFileSync } from "node:fs";
import { z } from "zod";
import type { OrderSource } from "../pipeline/ports/shopify-port.ts";
import { asking, type AskingPorts, read } from "./asking.ts";

const GLANCE = readFileSync(new URL("./queries/order-glance.graphql", import.meta.url), "utf8");
const FIRST_FULFILLMENTS = 10;

/** On its ordinary way to the buyer; anything else (not delivered, failed, cancelled) is for the whole order to tell. */
const ON_ITS_WAY: ReadonlySet<string | null> = new Set([
  null,
  "SUBMITTED",
  "CONFIRMED",
  "LABEL_PURCHASED",
  "LABEL_PRINTED",
  "READY_FOR_PICKUP",
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "MARKED_AS_FULFILLED",
  "FULFILLED",
  "PICKED_UP",
  "DELIVERED",
]);

const bag = z.object({ shopMoney: z.object({ amount: z.string() }) });
const answer = z.object({
  order: z
    .object({
      updatedAt: z.coerce.date(),
      cancelledAt: z.string().nullable(),
      edited: z.boolean(),
      returnStatus: z.string(),
      totalPriceSet: bag,
      currentTotalPriceSet: bag,
      totalRefundedSet: bag,
      fulfillments: z.array(z.object({ displayStatus: z.string().nullable() })),
    })
    .nullable(),
});

/** A few points instead of a whole order: most signals about an invoiced order tell only that goods are on their way. */
export const createGlance =
  (ports: AskingPorts): OrderSource["glance"] =>
  async (shop, orderId) => {
    const ask = await asking(ports, shop);
    const { order } = read(answer, await ask(GLANCE, { id: orderId }));
    if (order === null) return undefined;
    const { cancelledAt, edited, returnStatus, totalPriceSet, currentTotalPriceSet, totalRefundedSet, fulfillments } =
      order;
    // Goods in the place of others may leave every total as it was.
    const isUntouched =
      cancelledAt === null &&
      !edited &&
      returnStatus === "NO_RETURN" &&
      currentTotalPriceSet.shopMoney.amount === totalPriceSet.shopMoney.amount &&
      /^0(\.0+)?$/.test(totalRefundedSet.shopMoney.amount) &&
      fulfillments.length < FIRST_FULFILLMENTS &&
      fulfillments.every(({ displayStatus }) => ON_ITS_WAY.has(displayStatus));
    return { isUntouched, updatedAt: order.updatedAt };
  };
