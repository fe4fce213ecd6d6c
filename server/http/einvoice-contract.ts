/** What GİB and the buyer said of an e-Fatura, in the page's language. */
export type EinvoiceView = {
  /** The buyer's mailbox (PK) it goes to. */
  readonly mailbox: string | null;
  /** GİB's newest code; null before its first word. */
  readonly code: string | null;
  /** The state in a bookkeeper's words, GİB's own words and what to do; null for a code that stands in no list. */
  readonly wording: string | null;
  readonly label: string | null;
  readonly advice: string | null;
  /** Of a commercial e-Fatura; `day` is the last one to answer, or that of the answer. */
  readonly answer: {
    readonly kind: "awaited" | "accepted" | "accepted-by-silence" | "rejected";
    /** An Istanbul day. */
    readonly day: string;
    readonly reason: string | null;
  } | null;
};
