import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BuyerAsOrdered, BuyerEntry } from "../../../server/http/buyer-entry-contract.ts";
import type {
  DownloadAnswer,
  DownloadRequest,
  OrderAction,
  OrderDetail,
  OrderList,
  OrderSort,
  OrderTab,
} from "../../../server/http/contract.ts";
import type { ShownOrder } from "../../../server/http/work-contract.ts";
import type { SaleEntryRequest } from "../../../server/http/sale-entry-contract.ts";
import type { PreviewAnswer } from "../../../server/http/work-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { ASKED_AHEAD } from "./asked-ahead.ts";
import type { Client } from "./client.ts";
import { asOrderedKey, orderKey, ordersKey } from "./keys.ts";
import { usePolling } from "./live.tsx";

export type OrdersWanted = {
  readonly tab: OrderTab;
  readonly search: string;
  readonly after: string | null;
  readonly sort: OrderSort;
  readonly from: string;
  readonly to: string;
  readonly least: string;
  readonly most: string;
  readonly channel: string;
  readonly integrator: string;
};

const PAGE_SIZE = 25;

export function useOrders(wanted: OrdersWanted) {
  const refetchInterval = usePolling();
  return useQuery({ ...ordersQuery(useClient(), wanted), placeholderData: keepPreviousData, refetchInterval });
}

export const ordersQuery = (client: Client, wanted: OrdersWanted) =>
  queryOptions({
    queryKey: [...ordersKey, wanted],
    queryFn: ({ signal }) => client.get<OrderList>(ordersPath(wanted), signal),
    ...ASKED_AHEAD,
  });

export function useOrder(legacyId: string) {
  const client = useClient();
  return useQuery({
    queryKey: orderKey(legacyId),
    queryFn: ({ signal }) => client.get<OrderDetail>(orderPath(legacyId), signal),
    refetchInterval: usePolling(),
  });
}

/** What a merchant may do about an order that has no invoice. */
export function useOrderAction({ legacyId, seen }: ShownOrder, action: OrderAction) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.post(`${orderPath(legacyId)}/${action}`, { seen }),
    ...askedAnew(queries, orderKey(legacyId)),
  });
}

/** What the merchant typed about the buyer now; what was not touched stays as it is by then. */
export function useEnterBuyer({ legacyId, seen }: ShownOrder) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entry: Partial<BuyerEntry>) => client.post(`${orderPath(legacyId)}/buyer`, { ...entry, seen }),
    ...askedAnew(queries, orderKey(legacyId)),
  });
}

/** What the order says about its buyer now; asked of Shopify each time, and kept no longer than it is shown. */
export function useAsOrdered(legacyId: string, isWanted: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: asOrderedKey(legacyId),
    queryFn: ({ signal }) => client.get<BuyerAsOrdered>(`${orderPath(legacyId)}/as-ordered`, signal),
    enabled: isWanted,
    gcTime: 0,
  });
}

/** The internet sale as the merchant types it, in place of what was typed before. */
export function useEnterSale({ legacyId, seen }: ShownOrder) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entry: SaleEntryRequest) => client.post(`${orderPath(legacyId)}/sale`, { ...entry, seen }),
    ...askedAnew(queries, orderKey(legacyId)),
  });
}

/** The invoice as it would be issued now; made anew each time it is asked for. */
export function usePreview(legacyId: string) {
  const client = useClient();
  return useMutation({ mutationFn: () => client.post<PreviewAnswer>(`${orderPath(legacyId)}/preview`, {}) });
}

export function useDownload() {
  const client = useClient();
  return useMutation({
    mutationFn: (wanted: DownloadRequest) => client.post<DownloadAnswer>("/api/downloads", wanted),
  });
}

export const ordersPath = (wanted: OrdersWanted, limit = PAGE_SIZE): string => `/api/orders?${queryOf(wanted, limit)}`;

export const exportPath = (wanted: OrdersWanted, limit: number): string =>
  `/api/orders/export?${queryOf(wanted, limit)}`;

function queryOf({ tab, after, ...narrowed }: OrdersWanted, limit: number): URLSearchParams {
  const query = new URLSearchParams({ tab, limit: String(limit) });
  for (const [name, text] of Object.entries(narrowed)) if (text !== "") query.set(name, text);
  if (after !== null) query.set("after", after);
  return query;
}

export const orderPath = (legacyId: string): string => `/api/orders/${encodeURIComponent(legacyId)}`;
