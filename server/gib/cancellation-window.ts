/**
 * Days from its issue in which an e-Arşiv invoice may be cancelled at the integrator. Sources differ (7 or 8 days from the
 * delivery to the buyer; some integrators close earlier): the shorter one, a shop's own word comes first, and what the
 * integrator answers comes before both.
 */
export const CANCELLATION_DAYS = 7;
