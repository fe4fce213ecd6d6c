import { useQuery } from "@tanstack/react-query";
import type { PlanView } from "../../../server/http/work-contract.ts";
import { useClient } from "./context.tsx";
import { planKey } from "./keys.ts";

export function usePlan() {
  const client = useClient();
  return useQuery({
    queryKey: planKey,
    queryFn: ({ signal }) => client.get<PlanView>("/api/plan", signal),
    retry: false,
    refetchOnWindowFocus: false,
  });
}
