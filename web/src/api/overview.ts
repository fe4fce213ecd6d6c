import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Overview } from "../../../server/http/work-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { ASKED_AHEAD } from "./asked-ahead.ts";
import type { Client } from "./client.ts";
import { overviewKey } from "./keys.ts";

const A_MINUTE_MS = 60_000;
const SOON_MS = 2_000;

/** A proof was asked for: the one known till then, and until when the next is looked out for. */
type Awaited = { readonly before: Overview["proof"]["provedAt"]; readonly until: number };
const awaitedKey = ["awaited-proof"];

export function useOverview() {
  const queries = useQueryClient();
  const isAwaited = (proof: Overview["proof"] | undefined) => {
    const awaited = queries.getQueryData<Awaited>(awaitedKey);
    return awaited !== undefined && awaited.before === proof?.provedAt && Date.now() < awaited.until;
  };
  return useQuery({
    ...overviewQuery(useClient()),
    refetchInterval: ({ state }) => (isAwaited(state.data?.proof) ? SOON_MS : A_MINUTE_MS),
  });
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
    ...askedAnew(queries, overviewKey),
  });
}

/** Has the shop's orders compared with Shopify now; the overview is asked anew until it tells what was found. */
export function useProveNow() {
  const client = useClient();
  const queries = useQueryClient();
  const { onSuccess, onError } = askedAnew(queries, overviewKey);
  return useMutation({
    mutationFn: () => client.post("/api/proof", {}),
    onSuccess: () => {
      const before = queries.getQueryData<Overview>(overviewKey)?.proof.provedAt ?? null;
      queries.setQueryData<Awaited>(awaitedKey, { before, until: Date.now() + A_MINUTE_MS });
      return onSuccess();
    },
    onError,
  });
}
