import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BackfillView } from "../../../server/http/work-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { pastOrdersKey } from "./keys.ts";

const SOON_MS = 3_000;

/** The look at past orders is the server's: it goes on while nobody watches, and is asked after while it is under way. */
export function usePastOrders() {
  const client = useClient();
  return useQuery({
    queryKey: pastOrdersKey,
    queryFn: ({ signal }) => client.get<BackfillView>("/api/backfill", signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? SOON_MS : false),
  });
}

const isUnderWay = ({ state, progress }: BackfillView): boolean =>
  state === "reading" || (progress !== null && progress.underWay > 0);

export const useLook = () => usePost<{ readonly since: string }>("/api/backfill");
/** The look is the one the merchant was shown: the server refuses another. */
export const useConfirm = () => usePost<{ readonly look: string }>("/api/backfill/confirm");

function usePost<Body>(path: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => client.post(path, body),
    ...askedAnew(queries, pastOrdersKey),
  });
}
