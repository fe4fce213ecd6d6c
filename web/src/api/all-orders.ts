import type { OrderList, OrderRow } from "../../../server/http/contract.ts";
import type { OrderExport } from "../../../server/http/order-export-contract.ts";
import type { Client } from "./client.ts";
import { exportPath, ordersPath, type OrdersWanted } from "./orders.ts";

const PAGE = 100;

export type Gathered<Order> = { readonly orders: readonly Order[]; readonly isLimited: boolean };

/** Every order of a view, page by page from its first, up to `most`. */
export const gatherOrders = (
  client: Pick<Client, "get">,
  wanted: OrdersWanted,
  most: number,
): Promise<Gathered<OrderRow>> =>
  gather((after) => client.get<OrderList>(ordersPath({ ...wanted, after }, PAGE)), most);

/** The same with the documents each order got. */
export const gatherExport = (
  client: Pick<Client, "get">,
  wanted: OrdersWanted,
  most: number,
): Promise<Gathered<OrderExport["orders"][number]>> =>
  gather((after) => client.get<OrderExport>(exportPath({ ...wanted, after }, PAGE)), most);

type Page<Order> = { readonly orders: readonly Order[]; readonly next: string | null };

async function gather<Order>(
  pageAfter: (after: string | null) => Promise<Page<Order>>,
  most: number,
): Promise<Gathered<Order>> {
  const orders: Order[] = [];
  let after: string | null = null;
  do {
    const page: Page<Order> = await pageAfter(after);
    orders.push(...page.orders);
    after = page.next;
  } while (after !== null && orders.length < most);
  return { orders: orders.slice(0, most), isLimited: after !== null || orders.length > most };
}
