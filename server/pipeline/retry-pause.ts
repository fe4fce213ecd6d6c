const SHORTEST_SECONDS = 2;
const LONGEST_SECONDS = 900;

/**
 * The pause before what was not taken is tried again: as long as the integrator asks for, otherwise doubling with each attempt.
 * One that says "at once", or names an instant that is over, asks for nothing: it would be stormed.
 */
export const retryPause = (attempt: number, asked: number | undefined): number =>
  asked !== undefined && asked > 0
    ? Math.max(asked, SHORTEST_SECONDS)
    : Math.min(SHORTEST_SECONDS ** attempt, LONGEST_SECONDS);
