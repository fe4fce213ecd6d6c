/** The buyer as the merchant corrects them; empty text leaves what the order says. */
export type BuyerEntry = {
  readonly kind: "" | "person" | "company";
  readonly taxId: string;
  readonly title: string;
  readonly name: string;
  readonly taxOffice: string;
  readonly line: string;
  readonly district: string;
  readonly city: string;
  readonly postcode: string;
  /** Which of a taxpayer's mailboxes (PK) gets the e-Fatura. */
  readonly mailbox: string;
};
