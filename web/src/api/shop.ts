import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ShopStatus } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import { ASKED_AHEAD } from "./asked-ahead.ts";
import type { Client } from "./client.ts";
import { shopKey } from "./keys.ts";

export function useShop() {
  return useQuery(shopQuery(useClient()));
}

export const shopQuery = (client: Client) =>
  queryOptions({
    queryKey: shopKey,
    queryFn: ({ signal }) => client.get<ShopStatus>("/api/shop", signal),
    ...ASKED_AHEAD,
  });
