/** What the registry of e-Fatura users says of a VKN or TCKN at one instant. */
export type Taxpayer = { readonly registered: false } | RegisteredTaxpayer;

export type RegisteredTaxpayer = {
  readonly registered: true;
  readonly title?: string | undefined;
  /** Where the answer has one; GİB's own list has not. */
  readonly taxOffice?: string | undefined;
  /** A public body: its invoices go in the KAMU scenario. */
  readonly isPublic?: boolean | undefined;
  /** Mailboxes (PK) in use, in the registry's order. */
  readonly aliases: readonly string[];
};
