type Window = { readonly from: string; readonly days: number };

/**
 * Days from its issue in which an e-Arşiv invoice may be cancelled at the integrator, newest first. Sources differ (7 or 8 days
 * from the delivery to the buyer, GİB İptal/İtiraz kılavuzu v1.0 of 2021 and integrators' manuals; some close earlier): the
 * shorter one, a shop's own word comes first, and what the integrator answers comes before both.
 */
export const CANCELLATION_WINDOWS: readonly Window[] = [{ from: "0001-01-01", days: 7 }];

/**
 * Days from a cancellation in which it may be taken back: until it is in the report to GİB, which goes out by the end of the
 * next day. Newest first; the integrator's answer comes before it.
 */
export const UNDO_WINDOWS: readonly Window[] = [{ from: "0001-01-01", days: 1 }];
