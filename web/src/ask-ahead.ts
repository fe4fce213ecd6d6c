import type { QueryClient } from "@tanstack/react-query";
import type { Client } from "./api/client.ts";
import { ordersQuery } from "./api/orders.ts";
import { overviewQuery } from "./api/overview.ts";
import { proofQuery } from "./api/proof.ts";
import { shopQuery } from "./api/shop.ts";
import { readView } from "./pages/order-list/address.ts";

/** Asks for what the first page will show, while its code is still on its way. */
export function askAhead(queries: QueryClient, client: Client, { pathname, search }: Location): void {
  void queries.prefetchQuery(shopQuery(client));
  if (pathname === "/") void queries.prefetchQuery(overviewQuery(client));
  if (pathname !== "/orders") return;
  void queries.prefetchQuery(ordersQuery(client, readView(search)));
  void queries.prefetchQuery(proofQuery(client));
}
