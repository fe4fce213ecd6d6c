import { useMutation, useQuery } from "@tanstack/react-query";
import type { AccountCheck, Rehearsal } from "../../../server/http/work-contract.ts";
import { useClient } from "./context.tsx";
import { isTransient } from "./failure.ts";
import { accountKey } from "./keys.ts";

const AGAIN_MS = 10_000;

/** Asks the integrator each time the page is opened: what worked yesterday may not today. */
export function useAccountCheck(isConnected: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: accountKey,
    queryFn: () => client.post<AccountCheck>("/api/setup/account", {}),
    enabled: isConnected,
    retry: false,
    refetchInterval: ({ state: { error } }) => (error !== null && isTransient(error) ? AGAIN_MS : false),
    refetchOnWindowFocus: false,
  });
}

export function useRehearsal() {
  const client = useClient();
  return useMutation({ mutationFn: () => client.post<Rehearsal>("/api/setup/rehearsal", {}) });
}
