/** Where the mail to the buyer with an issued invoice stands. */
export type Mailing = {
  /** `begun` is the marker, committed before the integrator is asked. */
  readonly state: "due" | "begun" | "sent" | "unanswered" | "refused";
  /** Times it was asked for in a row. */
  readonly attempts: number;
  /** When it was sent, as ISO text. */
  readonly sentAt?: string;
};

export const MAIL_DUE: Mailing = { state: "due", attempts: 0 };

/** Still to be seen to. */
export const isOpenMailing = (mailing: Mailing | undefined): mailing is Mailing =>
  mailing?.state === "due" || mailing?.state === "begun";
