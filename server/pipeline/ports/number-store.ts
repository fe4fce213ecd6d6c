import type { Ettn } from "../../invoice/ids.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";

export type NumberWanted = {
  readonly ettn: Ettn;
  readonly sellerTaxId: string;
  readonly environment: "live" | "test";
  readonly series: string;
  readonly issueDate: IstanbulDate;
};

/** Our own numbers, gapless within a seller's series and year. */
export type NumberStore = {
  /** Sixteen characters; throws SERIES_AHEAD_OF_CLOCK rather than date a document before the one with the number before. */
  take(wanted: NumberWanted): Promise<string>;
  /** What provably never left needs no number; the next document takes it. No number of ours is no error. */
  giveBack(ettn: Ettn): Promise<void>;
};
