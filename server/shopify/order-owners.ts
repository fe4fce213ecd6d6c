import { readFileSync } from "node:fs";
import { z } from "zod";
import type { OrderOwners } from "../pipeline/ports/shopify-port.ts";
import { asking, type AskingPorts, read } from "./asking.ts";

const OWNER = readFileSync(new URL("./queries/order-owner.graphql", import.meta.url), "utf8");

const answer = z.object({
  order: z
    .object({
      confirmationNumber: z.string().min(1).nullish(),
      customer: z.object({ id: z.string() }).nullish(),
    })
    .nullable(),
});

/** Asks Shopify each time: who an order belongs to is not ours to keep. */
export const createOrderOwners = (ports: AskingPorts): OrderOwners => ({
  readOwner: async (shop, orderId) => {
    const ask = await asking(ports, shop);
    const { order } = read(answer, await ask(OWNER, { id: orderId }));
    if (order === null) return undefined;
    return { customerId: order.customer?.id, confirmationNumber: order.confirmationNumber ?? undefined };
  },
});
