import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Overview } from "../../../server/http/work-contract.ts";
import { useClient } from "./context.tsx";
import { overviewKey } from "./keys.ts";

const A_MINUTE_MS = 60_000;

export function useOverview() {
  const client = useClient();
  return useQuery({
    queryKey: overviewKey,
    queryFn: ({ signal }) => client.get<Overview>("/api/overview", signal),
    refetchInterval: A_MINUTE_MS,
  });
}

/** Has the shop's orders compared with Shopify now; what it finds comes with the next overview. */
export function useProveNow() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.post("/api/proof", {}),
    onSettled: () => queries.invalidateQueries({ queryKey: overviewKey }),
  });
}
