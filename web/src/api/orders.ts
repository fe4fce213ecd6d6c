import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  BuyerEntry,
  DownloadAnswer,
  DownloadRequest,
  OrderDetail,
  OrderList,
  OrderTab,
} from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
import { orderKey, ordersKey } from "./keys.ts";
import { usePolling } from "./live.tsx";

export type OrdersWanted = { readonly tab: OrderTab; readonly search: string; readonly after: string | null };

const PAGE_SIZE = 25;

export function useOrders(wanted: OrdersWanted) {
  const client = useClient();
  return useQuery({
    queryKey: [...ordersKey, wanted],
    queryFn: ({ signal }) => client.get<OrderList>(ordersPath(wanted), signal),
    placeholderData: keepPreviousData,
    refetchInterval: usePolling(),
  });
}

export function useOrder(legacyId: string) {
  const client = useClient();
  return useQuery({
    queryKey: orderKey(legacyId),
    queryFn: ({ signal }) => client.get<OrderDetail>(orderPath(legacyId), signal),
    refetchInterval: usePolling(),
  });
}

export type OrderAction = "retry" | "invoice" | "settled" | "invoiced-elsewhere";

/** What a merchant may do about an order that has no invoice. */
export function useOrderAction(legacyId: string, action: OrderAction) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.post(`${orderPath(legacyId)}/${action}`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: orderKey(legacyId) }),
  });
}

/** The buyer as the merchant types them, in place of what was typed before. */
export function useEnterBuyer(legacyId: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entry: BuyerEntry) => client.post(`${orderPath(legacyId)}/buyer`, entry),
    onSettled: () => queries.invalidateQueries({ queryKey: orderKey(legacyId) }),
  });
}

export function useDownload() {
  const client = useClient();
  return useMutation({
    mutationFn: (wanted: DownloadRequest) => client.post<DownloadAnswer>("/api/downloads", wanted),
  });
}

export function ordersPath({ tab, search, after }: OrdersWanted): string {
  const query = new URLSearchParams({ tab, limit: String(PAGE_SIZE) });
  if (search !== "") query.set("search", search);
  if (after !== null) query.set("after", after);
  return `/api/orders?${query}`;
}

const orderPath = (legacyId: string): string => `/api/orders/${encodeURIComponent(legacyId)}`;
