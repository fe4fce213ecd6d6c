/** What the admin page and the server say to each other. Types only: nothing here reaches the browser's bundle. */

import type { BuyerEntry } from "./buyer-entry-contract.ts";
import type { CancellationView } from "./cancellation-contract.ts";
import type { EinvoiceView } from "./einvoice-contract.ts";
import type { NamedView } from "./list-view-contract.ts";
import type { MailingView } from "./mailing-contract.ts";
import type { SaleEntry } from "./sale-entry-contract.ts";

export type OrderState =
  | "waiting"
  | "review"
  | "queued"
  | "submitting"
  | "unknown"
  | "processing"
  | "issued"
  | "rejected"
  | "failed"
  | "cancelling"
  | "cancelled"
  | "not-ours";

/** Tabs of the order list. "working" gathers queued, submitting, unknown, processing and cancelling. */
export type OrderTab = "all" | "waiting" | "review" | "working" | "issued" | "failed" | "cancelled" | "not-ours";

/** Orders whose invoice a person has to see to: it stands and they changed; it was cancelled and they stand. */
export type Proposals = { readonly changed: number; readonly cancelled: number };

export type InvoiceChannel = "earchive" | "einvoice";

/** "deadline": what still needs an invoice and has a last day for it, the nearest first; then the others, the newest first. */
export type OrderSort = "newest" | "oldest" | "deadline";

/** Decimal text with two decimals, such as "1353.82", in `currency`. */
export type MoneyText = string;
/** ISO 8601 instant in UTC. */
export type InstantText = string;
/** Istanbul calendar day, "2026-11-20". */
export type DateText = string;

export type OrderRow = {
  readonly id: string;
  /** Digits only, for addresses such as /orders/123. */
  readonly legacyId: string;
  readonly name: string;
  readonly processedAt: InstantText;
  readonly buyer: string;
  /** null when the order could not be read. */
  readonly total: MoneyText | null;
  readonly currency: string;
  readonly state: OrderState;
  readonly invoiceNumber: string | null;
  readonly faultCount: number;
  /** Why the order waits, needs a person, is not ours or is delayed: a stable code with a text in the page's language. */
  readonly reason: TextWithCode | null;
  /** The last day an invoice is in time; null while nothing was delivered, and once there is one. */
  readonly lastDay: DateText | null;
  /** Up to its end Shopify surely shows the app the order; null while that is far off, or no matter. */
  readonly shownUntil: DateText | null;
};

/** What a merchant may do about an order. */
export type OrderAction = "retry" | "invoice" | "settled" | "invoiced-elsewhere";

export type ListedOrder = OrderRow & {
  /** What the invoice of the row's number asks to be paid; null without a number. */
  readonly payable: MoneyText | null;
  /** What may be done to it by what the list knows; each is looked at once more when it is asked for. */
  readonly actions: readonly OrderAction[];
};

export type OrderList = {
  readonly orders: readonly ListedOrder[];
  readonly counts: Readonly<Record<OrderTab, number>>;
  readonly proposals: Proposals;
  /** What only the merchant can mend and holds orders up meanwhile, such as a rejected key. */
  readonly heldUp: readonly { readonly problem: FaultView; readonly count: number }[];
  /** Delivered orders without an invoice: past their last lawful day, or near it or their month's end. */
  readonly overdue: { readonly late: number; readonly near: number };
  /** Those that got an invoice of this shop's: what the list may be narrowed by. */
  readonly integrators: readonly Choice[];
  readonly views: readonly NamedView[];
  /** Pass back as `after` for the next page; null on the last. */
  readonly next: string | null;
};

/** Fault, reason and error texts come from the server in the language of the `Accept-Language` header (tr, else en). */
export type TextWithCode = { readonly code: string; readonly text: string };
export type FaultView = { readonly code: string; readonly path: string; readonly what: string; readonly fix: string };

export type InvoiceLineView = {
  readonly id: number;
  readonly name: string;
  readonly sellerCode: string | null;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly allowance: MoneyText;
  readonly net: MoneyText;
  readonly taxRate: number;
  readonly taxAmount: MoneyText;
  /** Whose word the line's taxes are. */
  readonly taxSource: "settings" | "shopify" | "default";
};

export type InternetSaleView = {
  readonly webSite: string;
  readonly paymentMethod: string;
  readonly paymentName: string | null;
  readonly paymentDate: DateText | null;
  readonly carrierTitle: string | null;
  readonly carrierTaxId: string | null;
  readonly transportDate: DateText | null;
};

export type InvoiceView = {
  readonly ettn: string;
  readonly number: string | null;
  readonly series: string;
  readonly profileId: string;
  readonly type: string;
  readonly issueDate: DateText;
  readonly issueTime: string;
  readonly currency: string;
  readonly buyerName: string;
  readonly buyerTaxId: string;
  readonly buyerAddress: string;
  readonly salesPlatform: "INTERNET" | "NORMAL";
  readonly sendType: "ELEKTRONIK" | "KAGIT";
  readonly internet: InternetSaleView | null;
  readonly lines: readonly InvoiceLineView[];
  readonly taxSubtotals: readonly { readonly rate: number; readonly taxable: MoneyText; readonly tax: MoneyText }[];
  readonly lineExtension: MoneyText;
  readonly allowance: MoneyText;
  readonly taxExclusive: MoneyText;
  /** ÖTV; null where there is none. */
  readonly excise: MoneyText | null;
  readonly tax: MoneyText;
  /** KDV the buyer withholds; null where there is none. */
  readonly withheld: MoneyText | null;
  readonly payable: MoneyText;
  readonly warnings: readonly TextWithCode[];
  readonly notes: readonly string[];
  /** The ETTN on the document itself, where the integrator gave it one of its own. */
  readonly legalEttn: string | null;
  readonly reported: boolean;
  /** null of an e-Arşiv invoice. */
  readonly einvoice: EinvoiceView | null;
  readonly hasPdf: boolean;
  readonly hasXml: boolean;
};

/** What the document itself says, whether it was issued or not. */
type Beside = "ettn" | "number" | "legalEttn" | "reported" | "einvoice" | `has${string}`;
export type DocumentView = Omit<InvoiceView, Beside>;

/** One line of the order's story; `kind` has a text in the page's language files ("timeline.<kind>"). */
export type TimelineEntry = {
  readonly at: InstantText;
  readonly kind: string;
  /** Codes, counts and amounts; a reason is in the page's language. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Whose doing it was, without naming a person; "app" is what Otofatura does by itself. */
  readonly by: "you" | "colleague" | "buyer" | "flow" | "shopify" | "integrator" | "app";
};

/** `isYours` where only the merchant can mend it. */
export type OrderProblem = FaultView & { readonly isYours: boolean };

export type OrderDetail = OrderRow & {
  readonly faults: readonly FaultView[];
  /** A problem that stops this shop's queue or delays this order (wrong key, no answer …); null when all is well. */
  readonly problem: OrderProblem | null;
  readonly invoice: InvoiceView | null;
  readonly timeline: readonly TimelineEntry[];
  readonly canRetry: boolean;
  /** What the merchant typed about the buyer so far; empty text where nothing was. */
  readonly entry: BuyerEntry;
  /** The buyer's mailboxes (PK), where a person has to choose one. */
  readonly mailboxes: readonly string[];
  readonly saleEntry: SaleEntry;
  /** Buyer and internet sale may still be corrected. */
  readonly canEnterBuyer: boolean;
  /** It waits by a setting, and the merchant may have its invoice now. */
  readonly canAskInvoice: boolean;
  /** The faults are proposals about an issued invoice, and the merchant may say that they are done. */
  readonly canSettle: boolean;
  /** The merchant may say that the order was invoiced somewhere else. */
  readonly canMarkElsewhere: boolean;
  /** Where it stands, in few letters: goes with what is pressed about it. */
  readonly seen: string;
  /** null while there is no invoice to cancel, and none that was cancelled. */
  readonly cancellation: CancellationView | null;
  /** null where no mail is sent and none was. */
  readonly mailing: MailingView | null;
};

export type ShopStatus = {
  readonly domain: string;
  readonly isActive: boolean;
  readonly hasStarted: boolean;
  readonly hasProfile: boolean;
  readonly integrator: string | null;
  /** The integrator's live or test host; null while no account is connected. */
  readonly environment: "live" | "test" | null;
  readonly timeZone: "Europe/Istanbul";
};

/** Orders of the last 30 days as last compared with Shopify. */
export type ProofView = {
  /** null before the first comparison. */
  readonly provedAt: InstantText | null;
  /** Orders paid, or sent with the money still to come, that are this shop's to invoice; by their list and what is known of each. */
  readonly due: number;
  /** Those of them that have no invoice and no known reason for it. */
  readonly missing: number;
  /** Invoices on their way for longer than that takes. */
  readonly stuck: number;
};

/** What the settings page shows and edits. */
export type ShopSettings = {
  /** SHOP.json as it was saved (docs/shop-json.md), or so much of it as is there; null before the first save. */
  readonly profile: Readonly<Record<string, unknown>> | null;
  /** Whether all of it is there, so that invoices can be made by it. */
  readonly hasProfile: boolean;
  /** The key itself never leaves the server. */
  readonly integrator: { readonly kind: string; readonly environment: "live" | "test" } | null;
  readonly isActive: boolean;
  readonly startsAt: InstantText | null;
  readonly choices: SettingsChoices;
  /** Which integrators may be chosen, and what each asks for. */
  readonly integrators: readonly IntegratorOffer[];
  /** null where no trial is offered. */
  readonly trialGuide: TrialGuide | null;
};

/** What the trial understands: words for an order, and numbers of buyers it takes for e-Fatura taxpayers. */
export type TrialGuide = { readonly words: readonly Choice[]; readonly taxIds: readonly Choice[] };

export type IntegratorOffer = {
  readonly kind: string;
  readonly name: string;
  /** Needs no account, and its documents are worth nothing. */
  readonly isTrial: boolean;
  /** Every document is a real one: it has no host for trying out. */
  readonly isLiveOnly: boolean;
  readonly mailsBuyer: boolean;
  /** Where the merchant agrees before typing the last field; `{name}` stands for what is typed in that field. */
  readonly consentUrl: string | null;
  readonly accessFields: readonly { readonly name: string; readonly isSecret: boolean }[];
};

/** What the lists of the settings page offer. */
export type SettingsChoices = {
  readonly carriers: readonly Choice[];
  /** KDV percents in force today, highest first. */
  readonly vatRates: readonly number[];
  readonly exemptions: readonly Choice[];
  readonly excises: readonly Choice[];
  readonly specialBases: readonly Choice[];
  readonly withholdings: readonly Choice[];
  readonly provinces: readonly string[];
};
export type Choice = { readonly id: string; readonly label: string };

export type DownloadRequest = { readonly ettn: string; readonly format: "pdf" | "xml" };
/** A relative address, good once and for 60 seconds. */
export type DownloadAnswer = { readonly url: string };

/** application/problem+json. `title` is a text in the page's language, `detail` says what to do. */
export type Problem = Readonly<{ code: string; status: number; title: string; detail?: string }>;

/**
 * GET  /api/orders?tab=&search=&sort=&from=&to=&least=&most=&channel=&integrator=&after=&limit= → OrderList
 * POST /api/orders/bulk  BulkRequest            → BulkAnswer
 * GET  /api/orders/:legacyId                    → OrderDetail
 * POST /api/orders/:legacyId/:action            → 202 {}; by each OrderAction
 * POST /api/orders/:legacyId/buyer  Partial<BuyerEntry>, what was typed, with `seen`  → 202 {}
 * GET  /api/orders/:legacyId/as-ordered         → BuyerAsOrdered, read from Shopify now; 404 where nothing can be corrected
 * POST /api/orders/:legacyId/sale  SaleEntry    → 202 {}
 * POST /api/downloads  DownloadRequest          → DownloadAnswer
 * GET  /api/shop                                → ShopStatus
 * GET  /api/proof → ProofView; POST /api/proof   → 202 {}; the comparison is made now
 * GET  /api/settings                            → ShopSettings
 * PUT  /api/profile  (SHOP.json)                → ShopStatus; 422 {faults: FaultView[]}
 * PUT  /api/profile/part  ProfilePart           → the same; what is still to come is no fault
 * PUT  /api/integrator  {kind, access: {field: text}, environment?} → ShopStatus; 422 {faults}
 * PUT  /api/active  {active, startsAt?}         → ShopStatus
 * GET  /api/events                              → a stream of lines, each one ChangeLine as JSON; a ping every 15 s
 */
export type ChangeLine =
  | { readonly kind: "ping" }
  | { readonly kind: "order"; readonly legacyId: string; readonly state: OrderState };
