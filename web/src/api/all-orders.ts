import type { OrderList, OrderRow } from "../../../server/http/contract.ts";
import type { ExportedOrder, OrderExport } from "../../../server/http/order-export-contract.ts";
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
): Promise<Gathered<ExportedOrder>> =>
  gather((after) => client.get<OrderExport>(exportPath({ ...wanted, after }, PAGE)), most);

/** Those of the orders on the page in sight that were chosen: the pages after it are asked for only while one is missing. */
export async function gatherChosen(
  client: Pick<Client, "get">,
  wanted: OrdersWanted,
  ids: ReadonlySet<string>,
): Promise<readonly ExportedOrder[]> {
  const found = await chosenFrom(wanted.after);
  // One that moved meanwhile stands before the page it was chosen on.
  return found.length === ids.size || wanted.after === null ? found : chosenFrom(null);

  async function chosenFrom(start: string | null): Promise<readonly ExportedOrder[]> {
    const chosen: ExportedOrder[] = [];
    let after = start;
    do {
      const page: OrderExport = await client.get<OrderExport>(exportPath({ ...wanted, after }, PAGE));
      chosen.push(...page.orders.filter(({ legacyId }) => ids.has(legacyId)));
      after = page.next;
    } while (after !== null && chosen.length < ids.size);
    return chosen;
  }
}

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
