/** What became of one order of the selection, in the order in which the summary tells it. */
export const OUTCOMES = ["requested", "under-way", "issued", "left-out", "held"] as const;

export type Requested = { readonly name: string; readonly outcome: (typeof OUTCOMES)[number] };
