import type { State } from "../../invoice/lifecycle.ts";

/** Where the sending of an invoice stands, and its order with it: `null` where there is no time. */
export type SendMarker = {
  readonly isLive: boolean;
  readonly submitAttempts: number;
  readonly submitStartedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly state: State;
};
