import type { Archive } from "../stand-in/archive.ts";
import type { internetInfo } from "./check-invoice.ts";
import type { Upload } from "./read-upload.ts";

export type Taxpayers = Record<string, { readonly title: string; readonly aliases: readonly string[] }>;

export type Series = {
  readonly module: Upload["module"];
  readonly prefix: string;
  /** Numbers of a portal series are given by NES, all others by the caller. */
  readonly isPortal: boolean;
};

/** What is kept of an upload. */
export type Content = Upload & {
  readonly profileId: string;
  readonly buyer: string;
  readonly sale: ReturnType<typeof internetInfo>;
};

/** One customer of the stand-in. */
export type Account = {
  readonly apiKey: string;
  readonly company: { readonly vkn: string; readonly title: string; readonly senderAlias: string };
  readonly series: readonly Series[];
  /** e-Fatura users by VKN or TCKN, their mailboxes (PK) only. */
  readonly taxpayers: Taxpayers;
  readonly archive: Archive<Content>;
  readonly now: () => Date;
};
