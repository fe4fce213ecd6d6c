import { addDays, istanbulDate, startOfDay } from "../../server/invoice/time/istanbul-time.ts";
import type { Clock } from "../../server/pipeline/ports/clock.ts";

export type ShiftedClock = Clock & {
  /** Lets time pass at once; negative seconds turn the clock back. */
  readonly pass: (seconds: number) => void;
};

/** Seconds to the next Istanbul day where less than `hours` of this one are left: on another day an invoice is dated anew. */
export function secondsToMorning(now: Date, hours: number): number {
  const left = (startOfDay(addDays(istanbulDate(now), 1)).getTime() - now.getTime()) / 1000;
  return left < hours * 3600 ? left : 0;
}

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
