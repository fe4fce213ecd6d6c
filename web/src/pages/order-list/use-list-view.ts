import { useSearch } from "wouter";
import { navigate, useHistoryState } from "wouter/use-browser-location";
import type { OrderTab } from "../../../../server/http/contract.ts";
import { type ListView, listAddress, readView } from "./address.ts";
import { backward, forward, readTrail, type Step } from "./trail.ts";

/** The list's view and the moves between views, all by way of the address. */
export function useListView() {
  const query = useSearch();
  const trail = readTrail(useHistoryState<unknown>());
  const view = readView(query);
  const go = (next: ListView) => navigate(listAddress(query, next));
  const step = ({ after, trail }: Step) => navigate(listAddress(query, { ...view, after }), { state: { trail } });
  return {
    query,
    view,
    openTab: (tab: OrderTab) => go({ ...view, tab, after: null }),
    narrow: (changes: Partial<ListView>) => go({ ...view, ...changes, after: null }),
    // Typing must not fill the history with half words.
    search: (search: string) => navigate(listAddress(query, { ...view, search, after: null }), { replace: true }),
    showNext: (next: string) => step(forward(trail, view.after, next)),
    showPrevious: () => step(backward(trail)),
  };
}
