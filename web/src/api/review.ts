import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BuyerEntry } from "../../../server/http/buyer-entry-contract.ts";
import type { Review, ShownOrder } from "../../../server/http/work-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { reviewKey } from "./keys.ts";
import { usePolling } from "./live.tsx";

export function useReview() {
  const client = useClient();
  return useQuery({
    queryKey: reviewKey,
    queryFn: ({ signal }) => client.get<Review>("/api/review", signal),
    refetchInterval: usePolling(),
    // A row that is being typed in must not go because the window was looked at again.
    refetchOnWindowFocus: false,
  });
}

export type BuyerFix = ShownOrder & { readonly entry: Partial<BuyerEntry> };

/** Corrects the buyer of one order, whichever. */
export function useFixBuyer() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ legacyId, seen, entry }: BuyerFix) =>
      client.post(`/api/orders/${legacyId}/buyer`, { ...entry, seen }),
    ...askedAnew(queries, reviewKey),
  });
}
