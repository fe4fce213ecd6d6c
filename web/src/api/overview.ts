import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Overview } from "../../../server/http/work-contract.ts";
import { useClient } from "./context.tsx";
import { ASKED_AHEAD } from "./asked-ahead.ts";
import type { Client } from "./client.ts";
import { overviewKey } from "./keys.ts";

const A_MINUTE_MS = 60_000;

export function useOverview() {
  return useQuery(overviewQuery(useClient()));
}

export const overviewQuery = (client: Client) =>
  queryOptions({
    queryKey: overviewKey,
    queryFn: ({ signal }) => client.get<Overview>("/api/overview", signal),
    refetchInterval: A_MINUTE_MS,
    ...ASKED_AHEAD,
  });

/** Asks the integrator anew how much credit is left; the answer comes with the next overview. */
export function useRecheckAccount() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.post("/api/setup/account", {}),
    onSettled: () => queries.invalidateQueries({ queryKey: overviewKey }),
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
