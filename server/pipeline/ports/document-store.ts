import type { Ettn } from "../../invoice/ids.ts";
import type { DocumentFormat } from "./integrator.ts";

export type DocumentStore = {
  put(ettn: Ettn, format: DocumentFormat, bytes: Uint8Array): Promise<void>;
  get(ettn: Ettn, format: DocumentFormat): Promise<Uint8Array | undefined>;
  formats(ettn: Ettn): Promise<readonly DocumentFormat[]>;
};

export type Download = { readonly ettn: Ettn; readonly format: DocumentFormat };

export type DownloadStore = {
  grant(tokenHash: string, download: Download, expiresAt: Date): Promise<void>;
};
