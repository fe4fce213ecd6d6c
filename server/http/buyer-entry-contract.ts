/** What the order says itself, by the fields that correct it; empty text where it says nothing. */
export type BuyerAsOrdered = Omit<BuyerEntry, "kind" | "mailbox">;
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
