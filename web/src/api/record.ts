import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { PrivacyRequests, RecordView } from "../../../server/http/work-contract.ts";
import { useClient } from "./context.tsx";
import { privacyKey, recordKey } from "./keys.ts";

/** "all", "people", "app", or "user 42". */
export function useRecord(by: string) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: recordKey(by),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ by, ...(pageParam === null ? {} : { after: String(pageParam) }) });
      return client.get<RecordView>(`/api/record?${query}`, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function usePrivacyRequests() {
  const client = useClient();
  return useQuery({
    queryKey: privacyKey,
    queryFn: ({ signal }) => client.get<PrivacyRequests>("/api/privacy", signal),
  });
}

/** All that is kept about a buyer, to be handed on. */
export function useBuyerExport() {
  const client = useClient();
  return useMutation({
    mutationFn: (id: string) => client.get<object>(`/api/privacy/${encodeURIComponent(id)}/export`),
  });
}
