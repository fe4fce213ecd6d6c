import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseKurus } from "../invoice/money/money.ts";
import type { SeenOrders } from "../pipeline/merchant/adopt-invoiced.ts";
import { type AskingPorts, askingWithCost, read } from "./asking.ts";
import { orderIdShape, pageInfoShape, restAfter } from "./changed-orders.ts";

const SEEN = readFileSync(new URL("./queries/orders-seen.graphql", import.meta.url), "utf8");
/** Asked for where no metafield is wanted: nothing stands there. */
const NO_METAFIELD = "otofatura.none";

/** Lists orders by the time of the sale, a hundred at a time. */
export const createSeenOrders =
  (ports: AskingPorts): SeenOrders =>
  async (shop, { since, after, metafield = NO_METAFIELD }) => {
    const ask = await askingWithCost(ports, shop);
    const dot = metafield.indexOf(".");
    const { data, extensions } = await ask(SEEN, {
      query: `processed_at:>='${since.toISOString()}'`,
      after: after ?? null,
      namespace: metafield.slice(0, dot),
      key: metafield.slice(dot + 1),
    });
    const { nodes, pageInfo } = read(answerShape, data).orders;
    return {
      orders: nodes.map(({ currencyCode, totalPriceSet, note, metafield: found, ...order }) => {
        const total = parseKurus(totalPriceSet.shopMoney.amount, "order.totalPriceSet");
        return {
          ...order,
          currency: currencyCode,
          total: total.ok ? total.value : undefined,
          note: note ?? "",
          metafield: found?.value ?? "",
        };
      }),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
      restSeconds: restAfter(extensions),
    };
  };

const answerShape = z.object({
  orders: z.object({
    pageInfo: pageInfoShape,
    nodes: z.array(
      z.object({
        id: orderIdShape,
        name: z.string(),
        processedAt: z.coerce.date(),
        updatedAt: z.coerce.date(),
        currencyCode: z.string(),
        totalPriceSet: z.object({ shopMoney: z.object({ amount: z.string() }) }),
        tags: z.array(z.string()),
        note: z.string().nullable(),
        metafield: z.object({ value: z.string() }).nullable(),
      }),
    ),
  }),
});
