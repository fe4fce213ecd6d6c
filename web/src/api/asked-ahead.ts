const FRESH_MS = 5_000;

/** What the first page asked for ahead, answered or refused, is not asked for again when it is drawn a moment later. */
export const ASKED_AHEAD = {
  staleTime: FRESH_MS,
  retryOnMount: ({ state }: { readonly state: { readonly errorUpdatedAt: number } }) =>
    Date.now() - state.errorUpdatedAt > FRESH_MS,
} as const;
