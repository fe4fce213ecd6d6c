import { createDocuments, type Documents } from "./documents.ts";
import type { Knobs } from "./knobs.ts";

export type Taxpayers = Record<string, { readonly title: string; readonly aliases: readonly string[] }>;

export type AccountOptions = {
  readonly apiKey: string;
  readonly company: { readonly vkn: string; readonly title: string };
  readonly series: readonly string[];
  /** e-Fatura users by VKN or TCKN. */
  readonly taxpayers?: Taxpayers;
  readonly now?: () => Date;
};

/** One customer of the stand-in. */
export type Account = {
  readonly apiKey: string;
  readonly company: AccountOptions["company"];
  readonly series: Set<string>;
  readonly taxpayers: Taxpayers;
  readonly documents: Documents;
  readonly now: () => Date;
};

export function openAccount(options: AccountOptions, knobs: Knobs): Account {
  const now = options.now ?? (() => new Date());
  return {
    apiKey: options.apiKey,
    company: options.company,
    series: new Set(options.series),
    taxpayers: options.taxpayers ?? {},
    documents: createDocuments({ now, issueAfterMs: () => knobs.issueAfterMs, outcome: () => knobs.outcome }),
    now,
  };
}
