import { useQuery } from "@tanstack/react-query";
import type { ShopStatus } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import { shopKey } from "./keys.ts";

export function useShop() {
  const client = useClient();
  return useQuery({ queryKey: shopKey, queryFn: ({ signal }) => client.get<ShopStatus>("/api/shop", signal) });
}
