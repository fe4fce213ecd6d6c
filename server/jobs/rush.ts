import { performance } from "node:perf_hooks";

/** Deliveries in the last tenth of a second that make a rush: some three hundred a second. */
const MANY = 30;
const WITHIN_MS = 100;
/** A thread that stood still for a moment has heard nothing either: a rush is over once it was quiet for this long after one. */
const OVER_AFTER_MS = 250;
/** While one lasts the next job is looked for this often: an order keeps the thread busy for some four milliseconds. */
const LOOK_EVERY_MS = 10;
/** As often as that where the thread has less than half of its time left. */
const BUSY_LOOK_EVERY_MS = 100;
const BUSY = 0.5;

export type Rush = {
  /** A webhook arrived. */
  readonly note: () => void;
  /** How many jobs may be looked for now. */
  readonly room: () => number;
  /** A job was looked for. */
  readonly looked: () => void;
};

export type Thread = {
  /** In milliseconds, from whenever. */
  readonly now: () => number;
  /** Which part of the time since it was last asked the thread was busy, from 0 to 1. */
  readonly utilization: () => number;
};

/**
 * Whether webhooks pour in. Shopify waits five seconds for an answer and stops delivering to an app that is often late; an
 * order can wait a little. So while it lasts the worker beside the web server takes up only as much as leaves them room.
 */
export function createRush({ now, utilization }: Thread = thisThread()): Rush {
  const lately: number[] = [];
  let jobAt = Number.NEGATIVE_INFINITY;
  let measuredAt = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  let isOn = false;
  let quietSince: number | undefined;
  const pourIn = () => lately.length === MANY && now() - (lately[0] ?? 0) <= WITHIN_MS;
  const look = () => {
    if (pourIn()) {
      isOn = true;
      quietSince = undefined;
    } else if (isOn) {
      quietSince ??= now();
      isOn = now() - quietSince < OVER_AFTER_MS;
    }
  };
  return {
    note: () => {
      const at = now();
      lately.push(at);
      if (lately.length > MANY) lately.shift();
      look();
      if (at - measuredAt < WITHIN_MS) return;
      measuredAt = at;
      isBusy = utilization() > BUSY;
    },
    room: () => {
      look();
      if (!isOn) return Number.POSITIVE_INFINITY;
      return now() - jobAt < (isBusy ? BUSY_LOOK_EVERY_MS : LOOK_EVERY_MS) ? 0 : 1;
    },
    looked: () => {
      jobAt = now();
    },
  };
}

function thisThread(): Thread {
  let last = performance.eventLoopUtilization();
  const utilization = () => {
    const before = last;
    last = performance.eventLoopUtilization();
    return performance.eventLoopUtilization(last, before).utilization;
  };
  return { now: () => performance.now(), utilization };
}
