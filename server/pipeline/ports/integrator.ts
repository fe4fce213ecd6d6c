import type { Ettn } from "../../invoice/ids.ts";
import type { Invoice, InvoiceType, ProfileId } from "../../invoice/invoice.ts";
import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";

/**
 * What the pipeline asks of a merchant's özel entegratör. Every method may also throw `AppError` with code
 * INTEGRATOR_UNREACHABLE (nothing was accepted) or INTEGRATOR_CONFIG (key, series, credit: the merchant must act).
 */
export type Integrator = {
  readonly capabilities: IntegratorCapabilities;
  /** Proves the key and tells whose account it is. */
  verifyCredentials(): Promise<IntegratorAccount>;
  /** Is this VKN/TCKN an e-Fatura user now? A lookup that fails throws; it never means "no". */
  lookUpTaxpayer(taxId: string): Promise<Taxpayer>;
  /**
   * Where requests are limited: takes the turn of a `submit` before its marker is set; throws INTEGRATOR_BUSY when it has not
   * come. Everything else takes its own.
   */
  reserve?(): Promise<void>;
  /**
   * Sends the document once. A lost answer is `unknown`, never an exception. An integrator of two phases takes one step at
   * a time: what a `prepared` step made comes back as `reference` with the next call.
   */
  submit(invoice: Invoice, earlier?: Earlier): Promise<SubmitOutcome>;
  /** The integrator's state of our document; `undefined` when it says it has no such document. */
  findByEttn(document: DocumentKey): Promise<DocumentStatus | undefined>;
  /** Where one company may have several accounts (`accountField`): whether the document is known to stand in another one. */
  isElsewhere?(document: DocumentKey): boolean;
  /** The document's bytes; `undefined` while they are not ready. */
  download(document: DocumentKey, format: DocumentFormat): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Sends a document again that was accepted and then failed, the way `capabilities.resend` says. */
  resend?(invoice: Invoice): Promise<SubmitOutcome>;
  /** Cancels an e-Arşiv invoice inside the window the law leaves. A lost answer is `unknown`. */
  cancel?(document: DocumentKey, reason: string): Promise<RequestOutcome>;
  /** Removes the draft of a document that failed and will never be one; what has become a document stays. */
  discard?(document: DocumentKey): Promise<DiscardOutcome>;
  /** Takes a cancellation back while it is not reported yet. */
  undoCancel?(document: DocumentKey): Promise<RequestOutcome>;
  /**
   * Has the integrator mail the issued document to an address. A lost answer is `unknown`; what the account lacks for mail alone
   * is `refused`.
   */
  sendMail?(document: DocumentKey, address: string): Promise<RequestOutcome>;
  /** Documents the account may still send; `undefined` where this key may not see it. */
  creditsLeft?(): Promise<number | undefined>;
  /** The series the account numbers in. */
  listSeries?(profileId: ProfileId): Promise<readonly string[]>;
};

/** What is known of the tries before. */
export type Earlier = {
  readonly reference: string | undefined;
  /** One whose answer was lost may still come to a document: what it was made of must stay. */
  readonly mayArrive: boolean;
};

/** `left`: the integrator will not remove it, and `text` tells the merchant. An answer that does not come is thrown. */
export type DiscardOutcome = { readonly kind: "gone" | "document" } | { readonly kind: "left"; readonly text: string };

/** What names a document at the integrator. */
export type DocumentKey = Pick<Invoice, "ettn" | "profileId"> & {
  /** The integrator's own id, where it does not keep ours. */
  readonly reference?: string | undefined;
};

export type DocumentFormat = "pdf" | "html" | "xml";

/** Declared by each adapter, never guessed. */
export type IntegratorCapabilities = {
  readonly numbers: "provider" | "caller";
  readonly keepsCallerUuid: boolean;
  readonly input: "json" | "ubl";
  /** What reaches its model whole; of anything else something would silently be left out. */
  readonly profiles: readonly ProfileId[];
  readonly types: readonly InvoiceType[];
  /** How a document goes again that was accepted and then failed. */
  readonly resend: "same-ettn" | "provider-action" | "new-ettn";
  readonly cancels: boolean;
  readonly undoesCancel: boolean;
  /** It works the KDV out anew from what we send, instead of taking our amounts as they are. */
  readonly recomputesVat: boolean;
  /** It makes a draft first and the legal document in a second step. */
  readonly isTwoPhase: boolean;
  /** It has no question for whose account a key opens: the number is the merchant's word, and the originals prove it. */
  readonly isOwnerTyped?: true;
  /** The field of its access that names the account, where one company may have several: each knows its own documents alone. */
  readonly accountField?: string;
  /** How long a draft may still become a document after an attempt whose answer was lost. */
  readonly settlesInSeconds?: number;
  /** The files it hands out; absent where it has every one. */
  readonly formats?: readonly DocumentFormat[];
  /** What an account may do in a span of time, where the vendor says so. Where one call here takes several requests: fewer. */
  readonly rateLimit: RateLimit | undefined;
};

export type RateLimit = { readonly requests: number; readonly perSeconds: number };

export type IntegratorAccount = {
  /** `undefined` for an account that is nobody's in particular: the trial. */
  readonly vkn: string | undefined;
  readonly title: string;
  /** Documents the account may still send; absent where the integrator does not say. */
  readonly credits?: number | undefined;
  /** Kinds of document the account is opened for; absent where the integrator does not say. */
  readonly modules?: readonly AccountModule[] | undefined;
  /** To be kept instead of what the merchant typed, where that was good only once. */
  readonly access?: IntegratorAccess | undefined;
};

export type AccountModule = "earchive" | "einvoice";

/** What opens an account, by field name. */
export type IntegratorAccess = Readonly<Record<string, string>>;

/** Where an account's access lives that changes by itself, such as tokens that end. */
export type AccessKeeper = {
  /** What is kept now; `undefined` once no account is connected. */
  read(): Promise<IntegratorAccess | undefined>;
  /** Puts `to` in the place of `from`; false when another account was saved meanwhile. */
  renew(from: IntegratorAccess, to: IntegratorAccess): Promise<boolean>;
  /** Runs `work` while no other process renews this access. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};

/**
 * What became of a document that was sent. `refused` is said only of one that certainly was not accepted; in a word nobody
 * knows it is `isDoubtful`, and believed once it is said again of a document that was looked for and not found.
 */
export type SubmitOutcome =
  | { readonly kind: "accepted"; readonly number: string | undefined; readonly reference?: string | undefined }
  /** A step was made that is no legal document yet; to be committed before the next one is asked for. */
  | { readonly kind: "prepared"; readonly reference: string }
  | { readonly kind: "duplicate"; readonly providerCode: string }
  | {
      readonly kind: "refused";
      readonly reason: "data" | "reroute";
      readonly provider: ProviderWords;
      readonly isDoubtful?: true;
    }
  /** `isNumberTaken`: another document there bears the number of our own that this one was sent with. */
  | { readonly kind: "config"; readonly provider: ProviderWords; readonly isNumberTaken?: true }
  | { readonly kind: "retry"; readonly afterSeconds: number | undefined }
  /** The document exists under an identity that is not ours: never send again, a person must look. */
  | { readonly kind: "misfiled"; readonly uuid: string }
  | { readonly kind: "unknown" };

/** What became of a wish about an issued document. */
export type RequestOutcome =
  | { readonly kind: "done" }
  /** Not in this state, too late, or not offered: nothing was done. */
  | { readonly kind: "refused"; readonly provider: ProviderWords }
  | { readonly kind: "retry"; readonly afterSeconds: number | undefined }
  | { readonly kind: "unknown" };

export type ProviderWords = { readonly code: string; readonly text: string };

export type DocumentStatus = {
  /** `draft`: made, but no legal document, and nothing is under way that would make it one. */
  readonly state:
    | "draft"
    | "processing"
    | "issued"
    | "delivered"
    | "answer-pending"
    | "rejected"
    | "failed"
    | "cancelled";
  readonly number: string | undefined;
  /** Told to GİB in the daily e-Arşiv report; issued is not the same. */
  readonly reported: boolean;
  readonly detail: string | undefined;
  /** The provider's own status word, kept raw. */
  readonly raw: string;
  /** GİB's code of the envelope, of an e-Fatura alone. */
  readonly envelopeCode?: string | undefined;
  /** The ETTN the document bears, where the integrator does not keep ours. */
  readonly ettn?: Ettn | undefined;
};

/** An integrator a merchant may choose, and what it asks for. */
export type IntegratorChoice = {
  readonly kind: string;
  readonly name: string;
  /** Needs no account, and its documents are worth nothing. */
  readonly isTrial?: boolean;
  /** It mails an issued document where it is asked to. */
  readonly mailsBuyer?: boolean;
  /** What a merchant may write into an order to see this or that happen. */
  readonly guide?: (language: "tr" | "en") => TrialGuide;
  /** The vendor has no host for trying out: every document is a real one. */
  readonly isLiveOnly?: boolean;
  /** Where the merchant agrees and is shown what to type last; `{name}` stands for what is typed in that field. */
  readonly consentUrl?: string;
  readonly accessFields: readonly AccessField[];
};

/** Words for an order, and numbers of buyers taken for e-Fatura taxpayers, each with what it brings about. */
export type TrialGuide = { readonly words: readonly Explained[]; readonly taxIds: readonly Explained[] };
export type Explained = { readonly id: string; readonly label: string };

/** One value of an account, such as its API key. A secret is never shown again. */
export type AccessField = { readonly name: string; readonly isSecret: boolean };
