import type { Clock } from "../../server/pipeline/ports/clock.ts";

export type ShiftedClock = Clock & {
  /** Lets time pass at once; negative seconds turn the clock back. */
  readonly pass: (seconds: number) => void;
};

/** The machine's time plus whatever a test lets pass. */
export function shiftedClock(): ShiftedClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    pass: (seconds) => {
      offset += seconds * 1000;
    },
  };
}
