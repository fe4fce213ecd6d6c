/**
 * What the merchant typed about one order's buyer on the admin page. It comes before all that the order says: a mistyped
 * number or a missing ilçe is settled here, once. Nothing in it is checked yet.
 */
export type MerchantEntry = {
  readonly kind?: "person" | "company";
  /** VKN or TCKN. */
  readonly taxId?: string;
  readonly title?: string;
  /** First name and family name. */
  readonly name?: string;
  readonly taxOffice?: string;
  readonly line?: string;
  readonly district?: string;
  readonly city?: string;
  readonly postcode?: string;
  /** Which of a taxpayer's mailboxes (PK) gets the e-Fatura. */
  readonly mailbox?: string;
};
