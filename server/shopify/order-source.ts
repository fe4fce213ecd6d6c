import { readFileSync } from "node:fs";
import { z } from "zod";
import { destinationOf } from "../invoice/export/destination.ts";
import type { MoneyKind } from "../invoice/document-currency.ts";
import type { OrderId } from "../invoice/ids.ts";
import { type Fault, fault } from "../invoice/fault.ts";
import type { Order } from "../invoice/order.ts";
import { wasChanged } from "../invoice/after-issue/remaining.ts";
import { err, ok, type Result } from "../invoice/result.ts";
import { AppError } from "../pipeline/errors.ts";
import type { OrderSource } from "../pipeline/ports/shopify-port.ts";
import { type Ask, asking, type AskingPorts, read } from "./asking.ts";
import { createGlance } from "./order-glance.ts";
import { parseOrder } from "./parse-order.ts";
import { queryInMoney } from "./presentment.ts";

const ORDER = readFileSync(new URL("./queries/order.graphql", import.meta.url), "utf8");
const MORE_LINES = readFileSync(new URL("./queries/order-lines.graphql", import.meta.url), "utf8");
const REFUNDS = readFileSync(new URL("./queries/order-refunds.graphql", import.meta.url), "utf8");
const EXTRAS = readFileSync(new URL("./queries/order-extras.graphql", import.meta.url), "utf8");
const WEIGHT = readFileSync(new URL("./queries/order-weight.graphql", import.meta.url), "utf8");

/** Reads orders over Admin GraphQL, with every line however many there are, and the refunds of one that was changed. */
export const createOrderSource = (ports: AskingPorts): OrderSource => ({
  glance: createGlance(ports),
  readOrder: async (shop, orderId, kind) => {
    const ask = inKind(await asking(ports, shop), kind);
    const { order, shop: store } = read(orderAnswer, await ask(ORDER, { id: orderId }));
    if (order === null) return undefined;
    const nodes = await allLines(ask, orderId, order);
    const parsed = await withRest(ask, { ...order, lineItems: { nodes } }, { orderId, kind });
    return parsed.ok ? ok({ ...parsed.value, website: store.url }) : parsed;
  },
});

type OrderAnswer = { readonly updatedAt: string; readonly [field: string]: unknown };

/** What few orders need is asked for only then: all of it together costs twice as many points as an ordinary order. */
async function withRest(
  ask: Ask,
  first: OrderAnswer,
  { orderId, kind }: { orderId: OrderId; kind: MoneyKind },
): Promise<Result<Order, readonly Fault[]>> {
  const order = { ...first, ...(await extrasOf(ask, orderId, first)) };
  const parsed = parseOrder(order, kind);
  if (!parsed.ok) return parsed;
  const refunds = wasChanged(parsed.value) ? await refundsOf(ask, orderId, order) : [];
  if (refunds === undefined) return err([fault("ORDER_UNREADABLE", "order.refunds")]);
  const weight = destinationOf(parsed.value) === "abroad" ? await weightOf(ask, orderId) : {};
  return parseOrder({ ...order, refunds, ...weight }, kind);
}

/** As many as the first answer holds of each: with so many there may be more. */
const FIRST_SHIPPING_LINES = 3;
const FIRST_TRANSACTIONS = 12;
const FIRST_FULFILLMENTS = 10;
const FIRST_METAFIELDS = 10;

/** Fees, and what goes on behind the first answer's short lists. */
async function extrasOf(ask: Ask, id: OrderId, first: OrderAnswer): Promise<object> {
  const { shippingLines, transactions, fulfillments, metafields, ...rest } = extrasShape.parse(first);
  const fees = rest.currentTotalAdditionalFeesSet;
  const goesOn =
    shippingLines.nodes.length >= FIRST_SHIPPING_LINES ||
    transactions.length >= FIRST_TRANSACTIONS ||
    fulfillments.length >= FIRST_FULFILLMENTS ||
    metafields.nodes.length >= FIRST_METAFIELDS;
  if (!goesOn && !hasFees(fees)) return {};
  const { order: later } = read(extrasAnswer, await ask(EXTRAS, { id }));
  if (later?.updatedAt !== first.updatedAt) throw new AppError("SHOPIFY_ANSWER_INVALID");
  return later;
}

/** An amount that cannot be read may be one. */
const hasFees = (fees: unknown): boolean => fees !== null && fees !== undefined && !noAmount.safeParse(fees).success;

/**
 * Few refunds of few lines at first; where there are more, or a refund has more, as many as one question may ask for. `undefined`
 * where even that may leave some out.
 */
async function refundsOf(ask: Ask, id: OrderId, { updatedAt }: OrderAnswer) {
  const asked = async (size: { readonly refunds: number; readonly lines: number }) => {
    const { order: later } = read(refundsAnswer, await ask(REFUNDS, { id, ...size }));
    if (later?.updatedAt !== updatedAt) throw new AppError("SHOPIFY_ANSWER_INVALID");
    return later.refunds;
  };
  const few = await asked(FIRST_REFUNDS);
  const size = few.length < FIRST_REFUNDS.refunds ? FIRST_REFUNDS : sizeForAll(MOST_REFUNDS);
  const refunds = size === FIRST_REFUNDS ? few : await asked(size);
  if (!isCut(refunds, size.lines)) return refunds;
  const most = sizeForAll(refunds.length);
  const all = await asked(most);
  return isCut(all, most.lines) ? undefined : all;
}

const isCut = (refunds: z.infer<typeof someRefunds>, lines: number): boolean =>
  refunds.some(({ refundLineItems }) => refundLineItems.nodes.length >= lines);

export const FIRST_REFUNDS = { refunds: 10, lines: 15 };
/** More than any order has. */
export const MOST_REFUNDS = 100;
/** Shopify lets a question cost 1,000 points; a refund costs one, and a refunded line four. */
export const sizeForAll = (refunds: number) => ({
  refunds,
  lines: Math.floor(Math.min(240 / refunds, (1_000 / refunds - 2) / 4)),
});

/** Customs ask for it. An answer that cannot be read leaves it untold, which is for a person. */
async function weightOf(ask: Ask, id: OrderId): Promise<{ readonly currentTotalWeight?: unknown }> {
  try {
    const { order } = read(weightAnswer, await ask(WEIGHT, { id }));
    return { currentTotalWeight: order?.currentTotalWeight };
  } catch (error) {
    if (error instanceof AppError && error.code === "SHOPIFY_ANSWER_INVALID") return {};
    throw error;
  }
}

const inKind =
  (ask: Ask, kind: MoneyKind): Ask =>
  (document, variables) =>
    ask(queryInMoney(document, kind), variables);

const page = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.unknown()),
});
const lines = z.object({ updatedAt: z.string(), lineItems: page });
const orderAnswer = z.object({
  shop: z.object({ url: z.string() }),
  order: z.looseObject(lines.shape).nullable(),
});
const noAmount = z.record(z.string(), z.object({ amount: z.string().regex(/^0(\.0+)?$/) }));
const anyList = z.array(z.unknown()).catch([]);
const extrasShape = z.object({
  shippingLines: z.object({ nodes: anyList }).catch({ nodes: [] }),
  metafields: z.object({ nodes: anyList }).catch({ nodes: [] }),
  transactions: anyList,
  fulfillments: anyList,
  currentTotalAdditionalFeesSet: z.unknown(),
});
const extrasAnswer = z.object({ order: z.looseObject({ updatedAt: z.string() }).nullable() });
const linesAnswer = z.object({ order: lines.nullable() });
const weightAnswer = z.object({
  order: z.object({ currentTotalWeight: z.union([z.string(), z.number()]).nullish() }).nullable(),
});
const items = z.object({ nodes: z.array(z.unknown()) });
const someRefunds = z.array(z.looseObject({ refundLineItems: items }));
const refundsAnswer = z.object({
  order: z.object({ updatedAt: z.string(), refunds: someRefunds }).nullable(),
});

async function allLines(ask: Ask, id: OrderId, first: z.infer<typeof lines>): Promise<readonly unknown[]> {
  const nodes = [...first.lineItems.nodes];
  let { pageInfo } = first.lineItems;
  while (pageInfo.hasNextPage) {
    const { order } = read(linesAnswer, await ask(MORE_LINES, { id, after: pageInfo.endCursor }));
    // Lines of two states of one order would make an invoice of neither; the next attempt reads it afresh.
    if (order?.updatedAt !== first.updatedAt) throw new AppError("SHOPIFY_ANSWER_INVALID");
    nodes.push(...order.lineItems.nodes);
    pageInfo = order.lineItems.pageInfo;
  }
  return nodes;
}
