import { readFileSync } from "node:fs";
import { z } from "zod";
import { type OrderId, toOrderId } from "../invoice/ids.ts";
import type { ChangedOrders } from "../pipeline/ports/changed-orders.ts";
import { type AskingPorts, askingWithCost, read } from "./asking.ts";

const CHANGED = readFileSync(new URL("./queries/orders-changed.graphql", import.meta.url), "utf8");

/** Lists orders by their last change, a hundred at a time. */
export const createChangedOrders =
  (ports: AskingPorts): ChangedOrders =>
  async (shop, { since, after }) => {
    const ask = await askingWithCost(ports, shop);
    const query = `updated_at:>='${since.toISOString()}'`;
    const { data, extensions } = await ask(CHANGED, { query, after: after ?? null });
    const { nodes, pageInfo } = read(answerShape, data).orders;
    return {
      orders: nodes.map(({ test, fullyPaid, cancelledAt, displayFulfillmentStatus, ...order }) => ({
        ...order,
        isSent: SENT.has(displayFulfillmentStatus),
        isTest: test,
        isCancelled: cancelledAt !== null,
        isFullyPaid: fullyPaid,
      })),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
      restSeconds: restAfter(extensions),
    };
  };

/** Shopify's words for an order of which something has left the shop. */
export const SENT: ReadonlySet<string> = new Set(["FULFILLED", "PARTIALLY_FULFILLED"]);

export const orderIdShape = z.string().transform((text, context): OrderId => {
  const id = toOrderId(text);
  if (id) return id;
  context.addIssue({ code: "custom", message: "not an order id" });
  return z.NEVER;
});

export const pageInfoShape = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const answerShape = z.object({
  orders: z.object({
    pageInfo: pageInfoShape,
    nodes: z.array(
      z.object({
        id: orderIdShape,
        updatedAt: z.coerce.date(),
        processedAt: z.coerce.date(),
        cancelledAt: z.string().nullable(),
        test: z.boolean(),
        fullyPaid: z.boolean(),
        displayFulfillmentStatus: z.string(),
      }),
    ),
  }),
});

const costShape = z.object({
  cost: z.object({
    throttleStatus: z.object({
      maximumAvailable: z.number(),
      currentlyAvailable: z.number(),
      restoreRate: z.number().positive(),
    }),
  }),
});

/** Until half of what the shop may ask for is there again: the other half is for invoices. */
export function restAfter(extensions: unknown): number {
  const known = costShape.safeParse(extensions);
  if (!known.success) return 0;
  const { maximumAvailable, currentlyAvailable, restoreRate } = known.data.cost.throttleStatus;
  return Math.max(0, Math.ceil((maximumAvailable / 2 - currentlyAvailable) / restoreRate));
}
