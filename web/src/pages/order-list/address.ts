import type { InvoiceChannel, OrderSort, OrderTab } from "../../../../server/http/contract.ts";

/** What the list shows; it lives in the address, so that reload, back and a shared link show the same. */
export type ListView = {
  readonly tab: OrderTab;
  readonly search: string;
  readonly after: string | null;
  readonly sort: OrderSort;
} & ListFilter;

/** As typed: Istanbul days and plain amounts; empty is no limit. */
export type ListFilter = {
  readonly from: string;
  readonly to: string;
  readonly least: string;
  readonly most: string;
  readonly channel: InvoiceChannel | "";
  /** An integrator's kind, such as "nes". */
  readonly integrator: string;
};

export const CHANNELS = ["earchive", "einvoice"] as const satisfies readonly InvoiceChannel[];
export const SORTS = ["newest", "oldest", "deadline"] as const satisfies readonly OrderSort[];
export const NO_FILTER: ListFilter = { from: "", to: "", least: "", most: "", channel: "", integrator: "" };
/** The first page of all orders, the newest first. */
export const EVERYTHING: ListView = { tab: "all", search: "", after: null, sort: "newest", ...NO_FILTER };

export const TABS = [
  "all",
  "waiting",
  "review",
  "working",
  "issued",
  "failed",
  "cancelled",
  "not-ours",
] as const satisfies readonly OrderTab[];

/** Shopify signs these for the first load only; in a later address they would be stale. */
const FIRST_LOAD_ONLY = ["hmac", "id_token", "session", "timestamp"] as const;

export function readView(query: string): ListView {
  const params = new URLSearchParams(query);
  const tab = TABS.find((known) => known === params.get("tab")) ?? "all";
  const sort = SORTS.find((known) => known === params.get("sort")) ?? "newest";
  return { tab, search: params.get("search") ?? "", after: params.get("after"), sort, ...readFilter(params) };
}

/** What no date and no amount can be is left out rather than refused by the server. */
function readFilter(params: URLSearchParams): ListFilter {
  const like = (name: keyof ListFilter, shape: RegExp) => {
    const text = params.get(name) ?? "";
    return shape.test(text) ? text : "";
  };
  return {
    from: like("from", DAY),
    to: like("to", DAY),
    least: like("least", AMOUNT),
    most: like("most", AMOUNT),
    channel: CHANNELS.find((known) => known === params.get("channel")) ?? "",
    integrator: like("integrator", INTEGRATOR),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INTEGRATOR = /^[a-z-]{1,30}$/;
export const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;

export const hasFilter = (view: ListFilter): boolean => FILTERS.some((name) => view[name] !== "");
/** Anything but the plain list, the newest first. */
export const isNarrowed = (view: ListView): boolean => hasFilter(view) || view.sort !== "newest";
export const FILTERS = [
  "from",
  "to",
  "least",
  "most",
  "channel",
  "integrator",
] as const satisfies readonly (keyof ListFilter)[];

/** The list's address for `view`; other parameters, such as Shopify's shop and host, stay. */
export function listAddress(query: string, view: ListView): string {
  const params = lasting(query);
  setOrDrop(params, "tab", view.tab === "all" ? null : view.tab);
  setOrDrop(params, "search", view.search === "" ? null : view.search);
  setOrDrop(params, "after", view.after);
  setOrDrop(params, "sort", view.sort === "newest" ? null : view.sort);
  for (const name of FILTERS) setOrDrop(params, name, view[name] === "" ? null : view[name]);
  return withQuery("/orders", params);
}

/** The view as it is kept under a name: without the page it stands on, and without what is Shopify's. */
export const viewQuery = (view: ListView): string =>
  listAddress("", { ...view, after: null }).replace(/^\/orders\??/, "");

/** Pages besides the list that open an order, and to which its back link returns. */
const VIA = { review: "nav.review", record: "nav.record" } as const;
type Via = keyof typeof VIA;

/** An order's address carries the list's parameters, so that its back link returns to the same tab and search. */
export function orderAddress(query: string, legacyId: string, via?: Via): string {
  const params = lasting(query);
  setOrDrop(params, "via", via ?? null);
  return withQuery(`/orders/${encodeURIComponent(legacyId)}`, params);
}

export function backAddress(query: string): string {
  const via = viaOf(query);
  return via === null ? withQuery("/orders", lasting(query)) : pageAddress(query, `/${via}`);
}

/** What the place that `backAddress` leads to is called. */
export function backWord(query: string): "order.back" | (typeof VIA)[Via] {
  const via = viaOf(query);
  return via === null ? "order.back" : VIA[via];
}

function viaOf(query: string): Via | null {
  const via = new URLSearchParams(query).get("via") ?? "";
  return via === "review" || via === "record" ? via : null;
}

/** A page of its own keeps Shopify's parameters and none of the list's. */
export const pageAddress = (
  query: string,
  path: "/" | "/orders" | "/review" | "/setup" | "/settings" | "/adopt" | "/past-orders" | "/record",
): string => listAddress(query, EVERYTHING).replace("/orders", path);

export const tabAddress = (query: string, tab: OrderTab): string => listAddress(query, { ...EVERYTHING, tab });

function lasting(query: string): URLSearchParams {
  const params = new URLSearchParams(query);
  for (const name of FIRST_LOAD_ONLY) params.delete(name);
  params.delete("via");
  return params;
}

function setOrDrop(params: URLSearchParams, name: string, value: string | null): void {
  if (value === null) params.delete(name);
  else params.set(name, value);
}

function withQuery(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}
