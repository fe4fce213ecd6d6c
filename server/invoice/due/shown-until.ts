import { addDays, type IstanbulDate, istanbulDate, startOfDay } from "../time/istanbul-time.ts";

/** Shopify shows an app the orders of so many days, unless it was given `read_all_orders`. */
const SHOWN_DAYS = 60;
/** So many days after its sale somebody has to know that an order has no invoice yet. */
const ALARM_AFTER_DAYS = 55;
const DAY_MS = 86_400_000;

/**
 * Until when Shopify surely shows the order. It counts from the order's creation, which is the sale's own time or, of one that
 * was entered later, after it.
 */
export const shownUntil = (processedAt: Date): Date => new Date(processedAt.getTime() + SHOWN_DAYS * DAY_MS);

/** The last day on the whole of which Shopify shows it. */
export const lastDayShown = (processedAt: Date): IstanbulDate => addDays(istanbulDate(processedAt), SHOWN_DAYS - 1);

/** Orders sold before this instant are near their last day in sight, or beyond it. */
export const outOfSightSoon = (today: IstanbulDate): Date => startOfDay(addDays(today, 1 - ALARM_AFTER_DAYS));
