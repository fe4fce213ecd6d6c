import { calmKnobs as calm, type Knobs as SharedKnobs } from "../stand-in/knobs.ts";

/** `issueAfterMs` is how long a job takes; one that is not done within its 15 minutes is never done, unless told otherwise. */
export type Knobs = SharedKnobs & {
  /** Where the fault of a send strikes: the end of a route's name. */
  faultAt: string;
  /** Requests within ten seconds; the next is refused with 429. */
  mostRequests: number;
  /** Which of the two fields holds the total with KDV: the Swagger says net_total, some clients say gross_total. */
  grandTotal: "net_total" | "gross_total";
  /** Added to every total told, as an account that rounds another way would. */
  offByKurus: number;
  /** A draft whose job still runs is refused a second one. */
  refusesSecondJob: boolean;
  /** A job goes on beyond the 15 minutes it can be asked about. */
  outlivesItsTime: boolean;
  /** How often the PDF is asked for before it is ready. */
  pdfAsks: number;
  /** Where the PDF is said to lie; here unless it is named. */
  fileHost: string | undefined;
  /** The store's own status in place of the PDF, as for an address that ended or a file that is not there yet. */
  fileStatus: 401 | 403 | 404 | 503 | undefined;
};

/** The calls that make a legal document. */
export const FORMALISE: readonly string[] = ["POST /e_archives", "POST /e_invoices"];

export const calmKnobs = (issueAfterMs: number): Knobs => ({
  ...calm(issueAfterMs),
  faultAt: "",
  mostRequests: 10,
  grandTotal: "net_total",
  offByKurus: 0,
  refusesSecondJob: false,
  outlivesItsTime: false,
  pdfAsks: 2,
  fileHost: undefined,
  fileStatus: undefined,
});
