import { type Arbitrary, boolean, constantFrom, integer, record, sample } from "fast-check";
import type { Knobs } from "../../demo/nilvera/knobs.ts";
import type { StandInFault } from "../../demo/shopify/faults.ts";

/** What the process is killed at: the n-th of these seen since it was started. */
export const MOMENTS = [
  "webhook",
  "order-read",
  "send",
  "stored",
  "status-read",
  "file-read",
  "mail",
  "woken",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** One life of the process: what comes in, what goes wrong around it, and when it is killed. */
export type Round = {
  readonly orders: number;
  readonly send: Knobs["send"];
  readonly read: Knobs["read"];
  readonly shopify: StandInFault | undefined;
  /** Webhooks come twice, and an earlier order's once more. */
  readonly repeats: boolean;
  /** What goes wrong goes on after the restart. */
  readonly lasts: boolean;
  readonly moment: Moment;
  readonly nth: number;
  readonly delayMs: number;
};

const round: Arbitrary<Round> = record({
  orders: integer({ min: 1, max: 3 }),
  send: constantFrom(
    undefined,
    undefined,
    undefined,
    "hang-before-storing",
    "hang-after-storing",
    "reset-before-storing",
    "reset-after-storing",
    "500-without-storing",
    "500-after-storing",
    "429",
    "broken-json",
    "empty-body",
  ),
  read: constantFrom(undefined, undefined, undefined, undefined, "hang", "reset", "500", "429", "broken-json"),
  shopify: constantFrom(undefined, undefined, undefined, "throttled", "too-many-requests", "server-error", "reset"),
  repeats: boolean(),
  lasts: boolean(),
  moment: constantFrom(...MOMENTS),
  nth: integer({ min: 1, max: 3 }),
  delayMs: integer({ min: 0, max: 40 }),
});

/** The same rounds for the same seed. */
export const roundsOf = (seed: number, kills: number): readonly Round[] => sample(round, { seed, numRuns: kills });
