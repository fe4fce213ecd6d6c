import { createDocuments, type Documents, type Module } from "./documents.ts";
import type { Knobs } from "./knobs.ts";

export type RegisteredUser = {
  readonly title: string;
  /** Mailboxes (PK) and sender labels (GB) in use. */
  readonly aliases: readonly string[];
  readonly taxOffice?: string;
  /** A public body. */
  readonly isPublic?: boolean;
  /** In use once, told with the day they were closed. */
  readonly closedAliases?: readonly string[];
};
export type Taxpayers = Record<string, RegisteredUser>;

export type AccountOptions = {
  readonly apiKey: string;
  readonly company: { readonly vkn: string; readonly title: string };
  readonly series: readonly string[];
  /** Series of e-Fatura; those of e-Arşiv unless told. */
  readonly einvoiceSeries?: readonly string[];
  /** e-Fatura users by VKN or TCKN. */
  readonly taxpayers?: Taxpayers;
  readonly now?: () => Date;
};

export type Mailed = { readonly ettn: string; readonly address: string };

/** One customer of the stand-in. */
export type Account = {
  readonly apiKey: string;
  readonly company: AccountOptions["company"];
  readonly series: Readonly<Record<Module, Set<string>>>;
  readonly taxpayers: Taxpayers;
  readonly documents: Documents;
  /** What was mailed to whom, in order. */
  readonly mailed: Mailed[];
  readonly now: () => Date;
};

export function openAccount(options: AccountOptions, knobs: Knobs): Account {
  const now = options.now ?? (() => new Date());
  return {
    apiKey: options.apiKey,
    company: options.company,
    series: { earchive: new Set(options.series), einvoice: new Set(options.einvoiceSeries ?? options.series) },
    taxpayers: options.taxpayers ?? {},
    documents: createDocuments({ now, issueAfterMs: () => knobs.issueAfterMs, outcome: () => knobs.outcome }),
    mailed: [],
    now,
  };
}
