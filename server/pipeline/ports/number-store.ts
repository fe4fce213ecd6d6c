import type { Ettn } from "../../invoice/ids.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";

export type NumberWanted = {
  readonly ettn: Ettn;
  readonly sellerTaxId: string;
  readonly environment: "live" | "test";
  readonly series: string;
  readonly issueDate: IstanbulDate;
};

/** What is numbered in one line, for all the seller's shops; there is a series for each kind of document. */
export type NumberLine = { readonly sellerTaxId: string; readonly series: readonly string[]; readonly year: number };

/** Our own numbers, gapless within a seller's series and year. */
export type NumberStore = {
  /** Sixteen characters; throws SERIES_AHEAD_OF_CLOCK rather than date a document before the one with the number before. */
  take(wanted: NumberWanted): Promise<string>;
  /** What provably never left needs no number; the next document takes it. No number of ours is no error. */
  giveBack(ettn: Ettn): Promise<void>;
  /** Whether the integrator has, or may have, an invoice of the seller's whose number it has yet to tell. */
  isAwaited(line: NumberLine): Promise<boolean>;
};
