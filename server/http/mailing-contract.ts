/** The mail to the buyer with an issued e-Arşiv invoice; types only, as in contract.ts. */
export type MailingView = {
  /** `none`: nobody asked for it. */
  readonly state: "none" | "due" | "sent" | "unanswered" | "refused";
  /** An instant. */
  readonly sentAt: string | null;
  /** The address on the invoice. */
  readonly address: string;
  /** It may be mailed now, once or once more. */
  readonly canAsk: boolean;
};

/**
 * POST /api/orders/:legacyId/mail → 202 {}; 409 with the code that says why not
 */
