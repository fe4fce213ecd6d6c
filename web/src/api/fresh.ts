/** What the first page asked for ahead is not asked for again when it is drawn a moment later. */
export const FRESH_MS = 5_000;
