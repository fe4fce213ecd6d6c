import type { BulkAction, ShownOrder } from "../../../../server/http/work-contract.ts";

/** What of an action on many orders is still to be done, kept so that a reload does not lose it. */
export type PendingWork = {
  readonly action: BulkAction;
  readonly orders: readonly Required<ShownOrder>[];
};

export const BULK_ACTIONS = [
  "invoice",
  "retry",
  "settled",
  "invoiced-elsewhere",
] as const satisfies readonly BulkAction[];

const KEY = "otofatura.pending-work";

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * The browser's own for this tab. One that keeps nothing for framed pages, as in a private window, refuses at the very name:
 * what is left is then remembered until the reload, and no longer.
 */
export function openShelf(): Shelf {
  try {
    return sessionStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

/** Kept beside whatever an older page or another tab left there: what cannot be read is nothing. */
export function readPending(shelf: Shelf): PendingWork | null {
  let kept: unknown;
  try {
    kept = JSON.parse(shelf.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
  const { action: word, orders: left } = membersOf(kept);
  const action = BULK_ACTIONS.find((known) => known === word);
  const orders = Array.isArray(left) ? left.filter(isShownOrder) : [];
  return action === undefined || orders.length === 0 ? null : { action, orders };
}

const membersOf = (kept: unknown): Record<string, unknown> => Object(kept);

function isShownOrder(kept: unknown): kept is Required<ShownOrder> {
  const { legacyId, seen } = membersOf(kept);
  return /^\d+$/.test(String(legacyId)) && typeof seen === "string";
}

export function keepPending(shelf: Shelf, { action, orders }: PendingWork): void {
  if (orders.length === 0) shelf.removeItem(KEY);
  else shelf.setItem(KEY, JSON.stringify({ action, orders }));
}

export const dropPending = (shelf: Shelf): void => shelf.removeItem(KEY);
