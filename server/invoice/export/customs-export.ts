import type { TransportMode } from "../../gib/customs-codes.ts";
import type { PartyAddress } from "../parties/party.ts";

/** How the goods of an IHRACAT document leave the country; each line's `gtip` goes with it. */
export type CustomsExport = {
  /** An Incoterm of GİB's list. */
  readonly deliveryTerms: string;
  readonly transportMode: TransportMode;
  readonly deliveryAddress: PartyAddress;
};
