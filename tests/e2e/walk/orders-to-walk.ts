import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { demoOrders } from "../../../demo/orders/demo-orders.ts";
import type { StoreInABox } from "../../../demo/store-in-a-box.ts";
import type { OrderDetail } from "../../../server/http/contract.ts";
import { until } from "../../support/until.ts";

/** A tag as the tool before would have left it. */
export const OTHER_TOOL = "faturalandi";
const AT_REST: readonly OrderDetail["state"][] = ["issued", "review", "not-ours"];
const MISTYPED = { customAttributes: [{ key: "tckn", value: "123" }] };

/** One order for each thing the walk does to one, and enough beside them for a second page of the list. */
export async function sellOrders(store: StoreInABox) {
  store.nilvera.knobs.issueAfterMs = 0;
  let number = 100;
  const sold: string[] = [];
  const sell = async (changes: object = {}): Promise<string> => {
    number += 1;
    const id = store.shopify.addOrder({ ...anotherOrder(new Date(), number), ...changes });
    await store.shopify.payOrder(id);
    sold.push(id);
    return id;
  };
  const orders = {
    issued: await sell(),
    toCancel: await sell(),
    toReissue: await sell(),
    toSettle: await sell(),
    toSettleInQueue: await sell(),
    toCancelInQueue: await sell(),
    toCorrect: await sell(MISTYPED),
    invoicedElsewhere: await sell(MISTYPED),
    toTypeInQueue: await sell(MISTYPED),
    toTypeTogether: await sell(MISTYPED),
    ofUnknownChannel: await sell({ sourceName: "yepyeni-kanal" }),
    ofOtherTool: await sell({ tags: [OTHER_TOOL], ...MISTYPED }),
  };
  const others = demoOrders(new Date())
    .slice(0, 16)
    .map((order) => store.shopify.addOrder(order));
  await Promise.all(others.map((id) => store.shopify.payOrder(id)));
  sold.push(...others);
  for (const id of sold) await store.untilState(id, AT_REST);
  return { ...orders, sell };
}

export type OrdersToWalk = Awaited<ReturnType<typeof sellOrders>>;

/** News of an invoice's first minute is left to the hourly comparison. */
const FIRST_MINUTE_MS = 61_000;

/** The buyer calls a sale off after its invoice. */
export async function callOff({ shopify, api }: StoreInABox, orderId: string): Promise<void> {
  const read = () => api<OrderDetail>("GET", `/orders/${orderId.replace(/.*\//, "")}`);
  const confirmed = (await read()).timeline.find(({ kind }) => kind === "confirmed")?.at ?? "";
  const rest = Date.parse(confirmed) + FIRST_MINUTE_MS - Date.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  shopify.changeOrder(orderId, { cancelledAt: new Date().toISOString() });
  await shopify.sendWebhook({ topic: "orders/cancelled", orderId });
  await until("the sale that was called off to be looked at", async () => (await read()).faults[0]);
}
