/**
 * The server pages forward only; the way back is the list of cursors already passed, kept with the history entry.
 * `null` stands for the first page.
 */
export type Trail = readonly (string | null)[];

/** History entries may come from anywhere, so their state is read with care. */
export function readTrail(historyState: unknown): Trail {
  if (typeof historyState !== "object" || historyState === null || !("trail" in historyState)) return [];
  const { trail } = historyState;
  if (!Array.isArray(trail)) return [];
  return trail.every((cursor): cursor is string | null => cursor === null || typeof cursor === "string") ? trail : [];
}

export type Step = { readonly after: string | null; readonly trail: Trail };

export const forward = (trail: Trail, current: string | null, next: string): Step => ({
  after: next,
  trail: [...trail, current],
});

/** Without a trail, as after opening a shared link, the way back leads to the first page. */
export const backward = (trail: Trail): Step => ({ after: trail.at(-1) ?? null, trail: trail.slice(0, -1) });
