/** Shopify shows an app the orders of so many days, unless it was given `read_all_orders`. */
const SHOWN_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Until when Shopify surely shows the order. It counts from the order's creation, which is the sale's own time or, of one that
 * was entered later, after it.
 */
export const shownUntil = (processedAt: Date): Date => new Date(processedAt.getTime() + SHOWN_DAYS * DAY_MS);
