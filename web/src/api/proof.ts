import { useQuery } from "@tanstack/react-query";
import type { ProofView } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import { proofKey } from "./keys.ts";

const A_MINUTE_MS = 60_000;

export function useProof() {
  const client = useClient();
  return useQuery({
    queryKey: proofKey,
    queryFn: ({ signal }) => client.get<ProofView>("/api/proof", signal),
    refetchInterval: A_MINUTE_MS,
  });
}
