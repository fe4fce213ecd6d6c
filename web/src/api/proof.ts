import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ProofView } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import { ASKED_AHEAD } from "./asked-ahead.ts";
import type { Client } from "./client.ts";
import { proofKey } from "./keys.ts";

const A_MINUTE_MS = 60_000;

export function useProof() {
  return useQuery(proofQuery(useClient()));
}

export const proofQuery = (client: Client) =>
  queryOptions({
    queryKey: proofKey,
    queryFn: ({ signal }) => client.get<ProofView>("/api/proof", signal),
    refetchInterval: A_MINUTE_MS,
    ...ASKED_AHEAD,
  });
