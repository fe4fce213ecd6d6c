import type { State } from "../invoice/lifecycle.ts";
import type { OrderTab } from "./contract.ts";

/** The states each tab of the list gathers; `undefined` is all of them. */
export const TABS: Readonly<Record<OrderTab, readonly State[] | undefined>> = {
  all: undefined,
  waiting: ["waiting"],
  review: ["review"],
  working: ["queued", "submitting", "unknown", "processing", "cancelling"],
  issued: ["issued"],
  failed: ["failed", "rejected"],
  // As it was asked for: done, and nothing that failed. Where the sale stands all the same its faults say so.
  cancelled: ["cancelled"],
  "not-ours": ["not-ours"],
};

export function tabCounts(counts: ReadonlyMap<State, number>): Readonly<Record<OrderTab, number>> {
  const total = (states: readonly State[]) => states.reduce((n, state) => n + (counts.get(state) ?? 0), 0);
  const ofTab = (tab: OrderTab) => total(TABS[tab] ?? [...counts.keys()]);
  return {
    all: ofTab("all"),
    waiting: ofTab("waiting"),
    review: ofTab("review"),
    working: ofTab("working"),
    issued: ofTab("issued"),
    failed: ofTab("failed"),
    cancelled: ofTab("cancelled"),
    "not-ours": ofTab("not-ours"),
  };
}
