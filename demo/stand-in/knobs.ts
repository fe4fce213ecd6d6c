/**
 * Ways a send can go wrong. "…-after-storing": the document exists although the caller is not told so; the page is that of a
 * firewall that reads answers, too.
 */
export type SendFault =
  | "hang-before-storing"
  | "hang-after-storing"
  | "reset-before-storing"
  | "reset-after-storing"
  | "500-without-storing"
  | "500-after-storing"
  | "401-page-after-storing"
  | "403-page-after-storing"
  | "429"
  | "broken-json"
  | "empty-body"
  | "slow-body"
  | "empty-number"
  | "other-uuid";

/** Ways any other request can go wrong. "html-404" is a proxy's page in front of the vendor. */
export type ReadFault = "hang" | "reset" | "500" | "429" | "broken-json" | "html-404";

/** Turned by hand while a stand-in runs; a fault stays until it is changed. */
export type Knobs = {
  send: SendFault | undefined;
  read: ReadFault | undefined;
  retryAfterSeconds: number;
  /** Every key is refused, as after a revocation. */
  rejectsKeys: boolean;
  /** Documents the account may still send. */
  credit: number;
  issueAfterMs: number;
  /** What becomes of waiting documents when their time is up. */
  outcome: "issued" | "failed";
  /** The buyer's answer to an e-Fatura that awaits one. */
  buyersAnswer: "none" | "accepted" | "rejected";
  /** GİB's newest code of an e-Fatura's envelope, by ETTN; without one it follows the document's state. */
  envelopes: Record<string, string>;
  isReported: boolean;
};

export const calmKnobs = (issueAfterMs: number): Knobs => ({
  send: undefined,
  read: undefined,
  retryAfterSeconds: 30,
  rejectsKeys: false,
  credit: 1000,
  issueAfterMs,
  outcome: "issued",
  buyersAnswer: "none",
  envelopes: {},
  isReported: false,
});

const ENVELOPE_OF = { waiting: "1100", issued: "1300", failed: "1150" } as const;

/** GİB's code of a document's envelope. */
export const envelopeCode = (knobs: Knobs, ettn: string, state: keyof typeof ENVELOPE_OF): string =>
  knobs.envelopes[ettn] ?? ENVELOPE_OF[state];
