import type { OrderList, OrderRow } from "../../../server/http/contract.ts";
import type { Client } from "./client.ts";
import { ordersPath, type OrdersWanted } from "./orders.ts";

const PAGE = 100;

export type Gathered = { readonly orders: readonly OrderRow[]; readonly isLimited: boolean };

/** Every order of a view, page by page from its first, up to `most`. */
export async function gatherOrders(client: Pick<Client, "get">, wanted: OrdersWanted, most: number): Promise<Gathered> {
  const orders: OrderRow[] = [];
  let after: string | null = null;
  do {
    const page: OrderList = await client.get<OrderList>(ordersPath({ ...wanted, after }, PAGE));
    orders.push(...page.orders);
    after = page.next;
  } while (after !== null && orders.length < most);
  return { orders: orders.slice(0, most), isLimited: after !== null || orders.length > most };
}
