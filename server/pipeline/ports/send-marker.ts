import type { State } from "../../invoice/lifecycle.ts";
import type { Cancellation } from "./cancel-wish.ts";

/** Where the sending of an invoice stands, what came of it, and its order's state: `null` where there is nothing. */
export type SendMarker = {
  readonly isLive: boolean;
  readonly issuedAt: Date;
  readonly reference: string | null;
  readonly submitAttempts: number;
  readonly submitStartedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly cancellation: Cancellation | null;
  readonly state: State;
};
