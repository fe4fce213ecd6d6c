import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ShopStatus } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import type { Client } from "./client.ts";
import { FRESH_MS } from "./fresh.ts";
import { shopKey } from "./keys.ts";

export function useShop() {
  return useQuery(shopQuery(useClient()));
}

export const shopQuery = (client: Client) =>
  queryOptions({
    queryKey: shopKey,
    queryFn: ({ signal }) => client.get<ShopStatus>("/api/shop", signal),
    staleTime: FRESH_MS,
  });
