const MINUTE_MS = 60_000;

/** A clock that was ahead, and is right again, leaves times that are still to come; those of several machines differ by less. */
export const isToCome = (at: Date, now: Date): boolean => at.getTime() - now.getTime() > MINUTE_MS;
