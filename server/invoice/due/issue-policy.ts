/** When a shop wants its invoices; the law's last day comes before a wait, never before a word of the merchant's. */
export type IssuePolicy = {
  /** `tag` and `manual` are left to the merchant: nothing is issued without the tag, or without being asked to. */
  readonly when: "paid" | "fulfilled" | "tag" | "manual";
  /** Hours after the order was paid or sent. */
  readonly afterHours: number;
  /** The order's tag that is waited for. */
  readonly tag: string;
  /** Hours a buyer without a tax number is waited for. */
  readonly taxIdHours: number;
  /** What becomes of such a buyer afterwards. */
  readonly withoutTaxId: "consumer" | "review";
  /** Days from delivery, in place of the dated list. */
  readonly lawfulDays: number | undefined;
  /** Days from its issue in which an invoice may be cancelled, in place of the list. */
  readonly cancelDays: number | undefined;
};

export const ISSUE_WHEN_PAID: IssuePolicy = {
  when: "paid",
  afterHours: 0,
  tag: "fatura",
  taxIdHours: 0,
  withoutTaxId: "consumer",
  lawfulDays: undefined,
  cancelDays: undefined,
};
