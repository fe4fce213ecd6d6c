import type { Ettn } from "../invoice/ids.ts";
import type { Invoice, InvoiceDraft } from "../invoice/invoice.ts";

/**
 * What the pipeline asks of a merchant's özel entegratör. Every method may also throw `AppError` with code
 * INTEGRATOR_UNREACHABLE (nothing was accepted) or INTEGRATOR_CONFIG (key, series, credit: the merchant must act).
 */
export type Integrator = {
  readonly capabilities: IntegratorCapabilities;
  /** Proves the key and tells whose account it is. */
  verifyCredentials(): Promise<IntegratorAccount>;
  /** Is this VKN/TCKN an e-Fatura user now? A lookup that fails throws; it never means "no". */
  lookUpTaxpayer(taxId: string): Promise<TaxpayerAnswer>;
  /** Sends the document once. A lost answer is `unknown`, never an exception. */
  submit(invoice: Invoice): Promise<SubmitOutcome>;
  /** The integrator's state of our ETTN; `undefined` when it says it has no such document. */
  findByEttn(ettn: Ettn, profileId: InvoiceDraft["profileId"]): Promise<DocumentStatus | undefined>;
  /** The document's bytes; `undefined` while they are not ready. */
  download(
    ettn: Ettn,
    profileId: InvoiceDraft["profileId"],
    format: DocumentFormat,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

export type DocumentFormat = "pdf" | "html" | "xml";

export type IntegratorCapabilities = {
  readonly numbers: "provider" | "caller";
  readonly keepsCallerUuid: boolean;
  readonly input: "json" | "ubl";
};

export type IntegratorAccount = { readonly vkn: string; readonly title: string };

export type TaxpayerAnswer =
  | { readonly registered: false }
  | { readonly registered: true; readonly title: string | undefined; readonly aliases: readonly string[] };

/** What became of a document that was sent. `refused` is said only of one that certainly was not accepted. */
export type SubmitOutcome =
  | { readonly kind: "accepted"; readonly number: string | undefined }
  | { readonly kind: "duplicate"; readonly providerCode: string }
  | { readonly kind: "refused"; readonly reason: "data" | "reroute"; readonly provider: ProviderWords }
  | { readonly kind: "config"; readonly provider: ProviderWords }
  | { readonly kind: "retry"; readonly afterSeconds: number | undefined }
  /** The document exists under an identity that is not ours: never send again, a person must look. */
  | { readonly kind: "misfiled"; readonly uuid: string }
  | { readonly kind: "unknown" };

export type ProviderWords = { readonly code: string; readonly text: string };

export type DocumentStatus = {
  readonly state: "processing" | "issued" | "failed" | "cancelled";
  readonly number: string | undefined;
  /** Told to GİB in the daily e-Arşiv report; issued is not the same. */
  readonly reported: boolean;
  readonly detail: string | undefined;
  /** The provider's own status word, kept raw. */
  readonly raw: string;
};
