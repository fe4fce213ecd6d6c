import type { Archive, Stored } from "../stand-in/archive.ts";
import type { Kind } from "./check-model.ts";
import type { Model } from "./model.ts";

export type Taxpayers = Record<string, { readonly title: string; readonly aliases: readonly string[] }>;

/** What is kept of a document. */
export type Content = { readonly kind: Kind; readonly model: Model };
export type Document = Stored<Content>;

/** One customer of the stand-in. */
export type Account = {
  readonly apiKey: string;
  readonly company: { readonly vkn: string; readonly title: string };
  /** Prefixes defined in the portal. */
  readonly series: readonly string[];
  /** e-Fatura users by VKN or TCKN, their mailboxes (PK) only. */
  readonly taxpayers: Taxpayers;
  readonly archive: Archive<Content>;
  readonly now: () => Date;
};
