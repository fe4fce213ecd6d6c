import type {
  DateText,
  DocumentView,
  FaultView,
  InstantText,
  MoneyText,
  OrderAction,
  OrderDetail,
  OrderList,
  OrderState,
  OrderTab,
  Proposals,
  ProofView,
  TimelineEntry,
} from "./contract.ts";

/** What the first page, the review page and actions on many orders say to the server and hear of it; types only, as in contract.ts. */

/** What delays orders; `isYours` where only the merchant can mend it. */
export type ProblemView = { readonly problem: FaultView; readonly count: number; readonly isYours: boolean };

export type DayView = {
  readonly day: DateText;
  readonly count: number;
  readonly amounts: readonly { readonly currency: string; readonly total: MoneyText }[];
};

/** What the first page shows. */
export type Overview = {
  readonly counts: Readonly<Record<OrderTab, number>>;
  readonly proof: ProofView;
  readonly overdue: OrderList["overdue"];
  /** Orders without an invoice that Shopify soon shows the app no more, or shows no more already. */
  readonly leaving: { readonly waiting: number; readonly review: number };
  /** The earliest last lawful day among orders without an invoice. */
  readonly firstLastDay: DateText | null;
  readonly proposals: Proposals;
  /** Orders whose invoice waits for the merchant to ask for it. */
  readonly toAsk: number;
  readonly problems: readonly ProblemView[];
  /** Documents left at the integrator, where they are few; null while there are enough, or it does not say. */
  readonly creditLow: number | null;
  /** The last 30 Istanbul days, oldest first, those without an invoice as well. */
  readonly days: readonly DayView[];
};

/** How an order of a group is mended: a field of its buyer, a choice of the shop's, its own page. */
export type ReviewFix =
  | { readonly kind: "buyer"; readonly field: "taxId" | "title" | "name" | "line" | "district" | "city" }
  | { readonly kind: "carrier" | "settings" | "order" }
  | { readonly kind: "channel"; readonly channel: string };

export type ReviewOrder = Pick<
  OrderDetail,
  | "legacyId"
  | "name"
  | "buyer"
  | "total"
  | "currency"
  | "state"
  | "lastDay"
  | "shownUntil"
  | "entry"
  | "canEnterBuyer"
  | "canMarkElsewhere"
  | "canSettle"
  | "seen"
> & {
  /** Together with others: not where a document may exist already. */
  readonly canRetry: boolean;
  /** Its invoice is proposed for cancellation, and the integrator may be asked for that from here. */
  readonly canCancel: boolean;
  readonly what: string;
  /** Faults besides this one. */
  readonly further: number;
};

export type ReviewGroup = {
  readonly id: string;
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  readonly remedy: ReviewFix;
  readonly orders: readonly ReviewOrder[];
};

export type Review = { readonly groups: readonly ReviewGroup[]; readonly hasMore: boolean };

export type BulkAction = OrderAction;
/** At most 50 orders at a time; a rehearsal changes nothing and tells what would be done. */
export type BulkRequest = {
  readonly action: BulkAction;
  readonly orders: readonly ShownOrder[];
  readonly isRehearsal: boolean;
};
/** An order as a person was shown it: what is done holds of just that, and one that has changed since is left. */
export type ShownOrder = {
  readonly legacyId: string;
  /** Told by the page it was shown on; a rehearsal needs none. */
  readonly seen?: string;
};
export type BulkAnswer = {
  readonly results: readonly BulkResult[];
};
export type BulkResult = OrderResult & Required<ShownOrder>;
export type OrderResult = {
  readonly legacyId: string;
  readonly name: string;
  readonly isDone: boolean;
  /** As it was before: why it cannot be done to an order. */
  readonly state: OrderState;
};
export type PdfAnswer = {
  readonly results: readonly OrderResult[];
};

/** How the tool before us marked an order: a tag, a metafield ("namespace.key") with something in it, words in the note. */
export type ElsewhereSign =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "metafield"; readonly metafield: string }
  | { readonly kind: "note"; readonly words: string };

/** A rehearsal changes nothing. */
export type AdoptRequest = {
  readonly sign: ElsewhereSign;
  readonly since?: string;
  readonly after?: string;
  /** Just these orders of the page: what was shown is what is marked. */
  readonly only?: readonly string[];
  readonly isRehearsal: boolean;
};

/**
 * What became, or would become, of the orders of this page that bear the sign. `invoiced-here`: there is an invoice of ours,
 * and a person has to look which of the two is to stand. Pass `next` back as `after`, after `restSeconds`.
 */
export type AdoptAnswer = {
  readonly seen: number;
  readonly found: readonly {
    readonly legacyId: string;
    readonly name: string;
    readonly outcome: "marked" | "was-marked" | "invoiced-here";
  }[];
  readonly next: string | null;
  readonly restSeconds: number;
};

/** The invoice an order would get now, as numbers and as a page of HTML marked as worth nothing; or what it lacks. */
export type PreviewAnswer = {
  readonly invoice: DocumentView | null;
  readonly page: string | null;
  readonly faults: readonly FaultView[];
};

/** What the integrator answers now; null where it does not say. */
export type AccountCheck = {
  readonly title: string;
  readonly credits: number | null;
  readonly modules: readonly ("earchive" | "einvoice")[] | null;
  readonly missingSeries: readonly string[] | null;
};

/** What would become of one of the newest orders if issuing were on; `why` is empty for one that gets its invoice. */
export type RehearsedOrder = {
  readonly legacyId: string;
  readonly name: string;
  readonly buyer: string;
  readonly processedAt: InstantText | null;
  readonly kind: "invoice" | "waiting" | "not-ours" | "review";
  readonly currency: string;
  readonly payable: MoneyText | null;
  readonly tax: MoneyText | null;
  readonly profileId: string | null;
  readonly why: readonly string[];
};
export type Rehearsal = { readonly orders: readonly RehearsedOrder[] };

/** What the shop pays for the app, as Shopify tells it; null while it has no plan. No invoice depends on it. */
export type PlanView = {
  readonly plan: {
    readonly name: string;
    readonly status: string;
    readonly isTest: boolean;
    readonly trialDays: number;
    readonly paidUntil: string | null;
  } | null;
};

/** Who did something: a person by Shopify's number, or the app by itself. */
export type RecordActor = {
  readonly kind: "user" | "buyer" | "flow" | "job" | "webhook" | "app";
  /** Empty but for a user's. */
  readonly id: string;
  readonly isYou: boolean;
};
/** One line of the shop's record; `kind` has a text in the page's language files. */
export type RecordEntry = Omit<TimelineEntry, "by"> & {
  readonly id: number;
  readonly actor: RecordActor;
  /** null of what was done to the shop itself, and of an order that is erased. */
  readonly order: { readonly legacyId: string; readonly name: string; readonly currency: string } | null;
};
/** Pass `next` back as `after`; null on the last page. */
export type RecordView = { readonly entries: readonly RecordEntry[]; readonly next: number | null };

/** The newest look at past orders; nothing is invoiced before it is confirmed. */
export type BackfillView = {
  readonly state: "none" | "reading" | "ready" | "failed" | "confirmed";
  readonly from: string | null;
  readonly to: string | null;
  readonly found: {
    readonly seen: number;
    /** Which look this is; goes back with the confirmation. */
    readonly look: string;
    /** Orders that would be invoiced. */
    readonly candidates: number;
    readonly totals: Readonly<Record<string, MoneyText>>;
    /** Sold more than seven days ago: their invoices come late, which is for an accountant to weigh. */
    readonly late: number;
    readonly some: readonly { readonly name: string; readonly processedAt: string; readonly total: string }[];
  } | null;
  /** What became of the confirmed ones so far, in orders; null before the confirmation. */
  readonly progress: {
    readonly issued: number;
    /** Waiting for the merchant: in review, or failed. */
    readonly yours: number;
    readonly leftOut: number;
    readonly underWay: number;
  } | null;
};

/**
 * GET  /api/overview                            → Overview
 * GET  /api/review                              → Review
 * POST /api/setup/account                       → AccountCheck
 * POST /api/setup/rehearsal                     → Rehearsal
 * GET  /api/privacy                             → PrivacyRequests
 * GET  /api/privacy/:id/export                  → a JSON file with all that is kept about the buyer
 * GET  /api/record?by=&after=&limit=            → RecordView; by all, people, app or one user
 * POST /api/orders/pdfs  {orders}               → PdfAnswer; isDone of those with a PDF
 * POST /api/orders/pdfs.zip  {orders}           → a zip of their PDFs
 * POST /api/orders/:legacyId/preview            → PreviewAnswer; 404 where no invoice is still to come
 * GET  /api/plan                                → PlanView
 * GET  /api/backfill                            → BackfillView
 * POST /api/backfill  {since: "2026-11-01"}     → 202 {}; the look begins
 * POST /api/backfill/confirm  {look}            → 202 {}; 404 where that is not what was shown
 */

/** What Shopify asked on behalf of a buyer, or when a merchant left. */
export type PrivacyRequestView = {
  readonly id: string;
  readonly kind: "data-request" | "customer-redact" | "shop-redact";
  /** Shopify's number of the buyer; null once they were redacted. */
  readonly customerId: string | null;
  readonly orderCount: number;
  readonly receivedAt: InstantText;
  /** null while it is being worked on. */
  readonly answeredAt: InstantText | null;
};
export type PrivacyRequests = { readonly requests: readonly PrivacyRequestView[] };
