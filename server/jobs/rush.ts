import { performance } from "node:perf_hooks";

/** Deliveries in the last tenth of a second that make a rush: some three hundred a second. */
const MANY = 30;
const WITHIN_MS = 100;
/** While one lasts a job begins this often: an order keeps the thread busy for some four milliseconds. */
const BEGIN_EVERY_MS = 10;
/** As often as that where the thread has less than half of its time left. */
const BUSY_BEGIN_EVERY_MS = 100;
const BUSY = 0.5;

export type Rush = {
  /** A webhook arrived. */
  readonly note: () => void;
  /** How many jobs may begin now. */
  readonly room: () => number;
  /** A job began. */
  readonly begun: () => void;
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
  let begunAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  const isOn = () => lately.length === MANY && now() - (lately[0] ?? 0) <= WITHIN_MS;
  return {
    note: () => {
      const at = now();
      lately.push(at);
      if (lately.length > MANY) lately.shift();
      if (at - lookedAt < WITHIN_MS) return;
      lookedAt = at;
      isBusy = utilization() > BUSY;
    },
    room: () => {
      if (!isOn()) return Number.POSITIVE_INFINITY;
      return now() - begunAt < (isBusy ? BUSY_BEGIN_EVERY_MS : BEGIN_EVERY_MS) ? 0 : 1;
    },
    begun: () => {
      begunAt = now();
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
