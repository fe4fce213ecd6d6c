import { readFileSync } from "node:fs";
import { buildSchema, type ExecutionResult, graphqlSync, type GraphQLSchema } from "graphql";
import { completeOrder } from "./complete-order.ts";
import type { JsonObject } from "./json-object.ts";
import { createBulkBook } from "./bulk-book.ts";
import { createMarkBook } from "./mark-book.ts";
import { productBook } from "./product-book.ts";

export const SCHEMA: GraphQLSchema = buildSchema(readFileSync(new URL("./schema.graphql", import.meta.url), "utf8"));
/** Read every field, so that an order which cannot be served is refused when it is added. */
const WHOLE_ORDER = ["order", "order-extras"].map((name) =>
  readFileSync(new URL(`../../server/shopify/queries/${name}.graphql`, import.meta.url), "utf8"),
);
/** What the shop of the demo pays. */
const PLAN = [{ name: "Başlangıç", status: "ACTIVE", test: true, trialDays: 14, currentPeriodEnd: null }];
export const APP_GID = "gid://shopify/App/4700000000001";
const FIRST_FREE_ID = 6_100_000_000_001;

export type GraphqlRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
};

export type FlowEvent = { readonly handle: string; readonly payload: JsonObject };

export type OrderBook = {
  /** Answers the order's gid. Without one of its own, or with one already taken, it gets a new one. */
  add(order: JsonObject): string;
  change(id: string, change: JsonObject): void;
  get(id: string): JsonObject;
  /** Shopify shows the app an order no more that is older than sixty days. */
  hide(id: string): void;
  /** What a bulk operation found, an order a line. */
  bulkFile(name: string): string | undefined;
  /** What the app wrote onto an order, by key. */
  marksOn(id: string): Readonly<Record<string, string>>;
  count(): number;
  newest(most: number): readonly JsonObject[];
  /** What Shopify Flow was told, in order. */
  readonly flowEvents: readonly FlowEvent[];
  execute(request: GraphqlRequest): ExecutionResult;
};

/** The shop's orders, served by graphql-js over the small schema beside this file. */
export function createOrderBook(shop: string, bulkUrl: (name: string) => string = (name) => name): OrderBook {
  const orders = new Map<string, JsonObject>();
  const hidden = new Set<string>();
  const isShown = (id: string): boolean => orders.has(id) && !hidden.has(id);
  const flowEvents: FlowEvent[] = [];
  const flowTriggerReceive = (event: FlowEvent): JsonObject => {
    flowEvents.push(event);
    return { userErrors: [] };
  };
  let nextId = FIRST_FREE_ID;

  const order = ({ id }: { id: string }): JsonObject | null => {
    return isShown(id) ? resolvable(get(id), marks.metafieldsOf(id)) : null;
  };
  const patch = (id: string, change: JsonObject): void => {
    orders.set(id, { ...get(id), ...change, updatedAt: new Date().toISOString() });
  };
  const marks = createMarkBook({
    hasOrder: isShown,
    tagsOf: (id) => get(id)["tags"] as readonly string[],
    setTags: (id, tags) => patch(id, { tags }),
    touch: (id) => patch(id, {}),
  });
  const products = productBook(() => orders.values());
  /** Knows two searches, `updated_at:>='…'` and `processed_at:>='…'`, and sorts by what was searched. */
  const changed = ({ query, ...paging }: Paging & { readonly query: string }): JsonObject => {
    const [, field, since] = /^(updated|processed)_at:>='([^']+)'$/.exec(query) ?? [];
    if (since === undefined) throw new Error("this stand-in does not know the search");
    const at = (order: JsonObject): number => Date.parse(String(order[`${field}At`]));
    const found = [...orders.values()].filter((one) => isShown(String(one["id"])) && at(one) >= Date.parse(since));
    return page(
      found.sort((a, b) => at(a) - at(b)).map((one) => resolvable(one)),
      paging,
    );
  };
  const execute = ({ query, variables }: GraphqlRequest): ExecutionResult => {
    const rootValue = {
      order,
      orders: changed,
      ...products,
      ...marks.mutations,
      ...bulk.roots,
      currentAppInstallation: { app: { id: APP_GID }, activeSubscriptions: PLAN },
      flowTriggerReceive,
      shop: shopOf(shop),
    };
    return graphqlSync({ schema: SCHEMA, source: query, rootValue, variableValues: variables ?? {} });
  };

  const bulk = createBulkBook(() => orders.values(), bulkUrl);

  const get = (id: string): JsonObject => {
    const found = orders.get(id);
    if (found === undefined) throw new Error(`no order ${id}`);
    return found;
  };

  const put = (order: JsonObject, id: string): void => {
    const before = orders.get(id);
    orders.set(id, completeOrder(order, id, new Date()));
    const errors = WHOLE_ORDER.flatMap((query) => execute({ query, variables: { id } }).errors ?? []);
    if (errors.length === 0) return;
    orders.delete(id);
    if (before !== undefined) orders.set(id, before);
    throw new Error(`Shopify would not hold such an order: ${errors.map(({ message }) => message).join(" ")}`);
  };

  const newId = (): string => {
    const id = `gid://shopify/Order/${nextId++}`;
    return orders.has(id) ? newId() : id;
  };

  const add = (order: JsonObject): string => {
    const own = ownId(order);
    const id = own === undefined || orders.has(own) ? newId() : own;
    put(order, id);
    return id;
  };
  const marksOn = (id: string) =>
    Object.fromEntries(marks.metafieldsOf(id).map(({ key, value }) => [String(key), String(value)]));
  return {
    add,
    marksOn,
    bulkFile: (name) => bulk.file(name),
    change: (id, change) => put({ ...get(id), ...change }, id),
    get,
    hide: (id) => void hidden.add(id),
    count: () => orders.size,
    newest: (most) => [...orders.values()].toReversed().slice(0, most),
    execute,
    flowEvents,
  };
}

function ownId({ id }: JsonObject): string | undefined {
  const digits = /^(?:gid:\/\/shopify\/Order\/)?(\d+)$/.exec(String(id))?.[1];
  return digits === undefined ? undefined : `gid://shopify/Order/${digits}`;
}

/** Shopify numbers its shops; ours have a number made of their name. */
export const shopGid = (shop: string): string =>
  `gid://shopify/Shop/${Array.from(shop).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7)}`;

const shopOf = (shop: string): JsonObject => ({
  id: shopGid(shop),
  name: "Çınaraltı Dükkân",
  myshopifyDomain: shop,
  currencyCode: "TRY",
  primaryDomain: { host: "www.cinaralti.example", url: "https://www.cinaralti.example" },
  url: "https://www.cinaralti.example",
});

type Paging = { readonly first?: number; readonly after?: string | null };

/** graphql-js calls a property that is a function with the field's arguments. */
function resolvable(order: JsonObject, own: readonly JsonObject[] = []): JsonObject {
  const { localizedFields, shippingLines, transactions, fulfillments, lineItems, refunds, metafield, metafields } =
    order;
  const listOf =
    (items: unknown) =>
    ({ first }: Paging) =>
      (items as readonly unknown[]).slice(0, first);
  const pageOf = (items: unknown) => (paging: Paging) => page(items as readonly unknown[], paging);
  return {
    ...order,
    localizedFields: pageOf(localizedFields),
    shippingLines: pageOf(shippingLines),
    lineItems: pageOf(lineItems),
    transactions: listOf(transactions),
    fulfillments: listOf(fulfillments),
    refunds: ({ first }: Paging) => (refunds as readonly JsonObject[]).slice(0, first).map(resolvableRefund),
    metafields: ({ namespace, ...paging }: Paging & { readonly namespace?: string }) =>
      page(namespace === "$app" ? own : (metafields as readonly unknown[]), paging),
    // An order file has one metafield: what the buyer typed at checkout, or another tool's sign.
    metafield: ({ key, namespace }: JsonObject) =>
      own.find((one) => one["key"] === key) ??
      (metafield && (namespace !== "$app" || key === "tax_id") ? { key, namespace, ...metafield } : null),
  };
}

const resolvableRefund = (refund: JsonObject): JsonObject => ({
  ...refund,
  refundLineItems: (paging: Paging) => page(refund["refundLineItems"] as readonly unknown[], paging),
});

/** A cursor is the place of the last item, written as Shopify's are: text that says nothing. */
function page(items: readonly unknown[], { first = 50, after }: Paging): JsonObject {
  const start = typeof after !== "string" ? 0 : Number(Buffer.from(after, "base64url").toString()) + 1;
  const nodes = items.slice(start, start + first);
  const last = start + nodes.length - 1;
  const endCursor = nodes.length === 0 ? null : Buffer.from(String(last)).toString("base64url");
  return { nodes, pageInfo: { hasNextPage: last + 1 < items.length, endCursor } };
}
