import type { Covered } from "../../invoice/after-issue/covered.ts";
import type { CommercialState } from "../../invoice/e-fatura/commercial-answer.ts";
import type { EnvelopeTrack } from "../../invoice/e-fatura/envelope-track.ts";
import type { Fault } from "../../invoice/fault.ts";
import type { Ettn, OrderId, ShopId } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import type { Event, State } from "../../invoice/lifecycle.ts";
import type { MerchantEntry } from "../../invoice/parties/merchant-entry.ts";
import type { SaleEntry } from "../../invoice/sale/sale-entry.ts";
import type { Kurus } from "../../invoice/money/money.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import type { Cancellation } from "./cancel-wish.ts";
import type { DocumentStore, DownloadStore } from "./document-store.ts";
import type { Hold } from "./hold.ts";
import type { InboxStore } from "./inbox-store.ts";
import type { IntegratorAccess } from "./integrator.ts";
import type { JobStore } from "./jobs.ts";
import type { Mailing } from "./mailing.ts";
import type { NumberStore } from "./number-store.ts";
import type { InvoiceDay } from "./invoice-day.ts";
import type { InvoiceChannel, OrderQuery } from "./order-query.ts";
import type { Overdue } from "./overdue.ts";
import type { Problem } from "./problem.ts";
import type { ReconciliationStore } from "./reconciliation.ts";
import type { ReadSideStores, SideStores } from "./side-stores.ts";
import type { SendMarker } from "./send-marker.ts";
import type { TimelineStore } from "./timeline.ts";

/**
 * Runs `work` in one transaction over one shop's stores. Its promise settles after the commit; what it throws rolls back
 * its own writes only. It must await nothing but the stores: the network is never called inside.
 */
export type UnitOfWork = <T>(shop: ShopId, work: (stores: Stores) => Promise<T>, line?: Line) => Promise<T>;

/**
 * Units of one line of a shop never write at the same time. Deliveries add rows and wake jobs, and need not wait for what
 * changes orders.
 */
export type Line = "orders" | "deliveries";

/** The same stores for reading, outside any transaction. */
export type Reader = (shop: ShopId) => ReadStores;

export type Stores = SideStores & {
  readonly inbox: InboxStore;
  readonly orders: OrderStore;
  readonly invoices: InvoiceStore;
  readonly numbers: NumberStore;
  readonly timeline: TimelineStore;
  readonly documents: DocumentStore;
  readonly downloads: DownloadStore;
  readonly jobs: JobStore;
  readonly settings: SettingsStore;
  readonly reconciliation: ReconciliationStore;
};

export type ReadStores = ReadSideStores & {
  readonly reconciliation: Pick<ReconciliationStore, "get">;
  readonly orders: Pick<
    OrderStore,
    | "find"
    | "findAll"
    | "tally"
    | "findByLegacyId"
    | "list"
    | "counts"
    | "problems"
    | "toAsk"
    | "overdue"
    | "firstLastDay"
    | "proposals"
    | "integrators"
  >;
  readonly invoices: Pick<InvoiceStore, "findLatest" | "findRevivable" | "findAll" | "find" | "marker" | "days">;
  readonly timeline: Pick<TimelineStore, "list" | "page" | "signals">;
  readonly documents: Pick<DocumentStore, "get" | "formats">;
  readonly settings: Pick<SettingsStore, "get" | "hold" | "profileSource">;
};

/** What the list shows of an order. `buyer` is a display name. */
export type OrderSummary = {
  readonly id: OrderId;
  readonly name: string;
  readonly buyer: string;
  readonly processedAt: Date;
  readonly updatedAt: Date;
  /** `undefined` when the order could not be read. */
  readonly total: Kurus | undefined;
  readonly currency: string;
  /** The last day its invoice is in time; `undefined` while nothing was delivered, and once it has one. */
  readonly lastDay: IstanbulDate | undefined;
  /** From this day on somebody has to know that it has none. */
  readonly alarmDay: IstanbulDate | undefined;
};

export type OrderRecord = OrderSummary & {
  readonly state: State;
  readonly reason: string | undefined;
  readonly faults: readonly Fault[];
  /** Something outside the order that delays it: a wrong key, an integrator that does not answer. */
  readonly problem: Problem | undefined;
  readonly invoiceNumber: string | undefined;
  /** What the merchant, or the buyer, typed about whom the invoice is for. */
  readonly entry: MerchantEntry | undefined;
  readonly enteredBy: EnteredBy | undefined;
  /** What the merchant typed about the internet sale. */
  readonly saleEntry: SaleEntry | undefined;
  /** The merchant asked for its invoice, whatever the settings wait for. */
  readonly isAsked: boolean;
  /** Its buyer was taken out of it: no name is stored for it any more. */
  readonly isRedacted: boolean;
};

export type EnteredBy = "merchant" | "buyer";

export type OrderStore = {
  find(id: OrderId): Promise<OrderRecord | undefined>;
  /** Those of these orders that are stored. */
  findAll(ids: readonly OrderId[]): Promise<readonly OrderRecord[]>;
  /** How many of these orders are in each state; those not stored are in none. */
  tally(ids: readonly OrderId[]): Promise<ReadonlyMap<State, number>>;
  findByLegacyId(legacyId: string): Promise<OrderRecord | undefined>;
  /** `after` is the `next` of the page before, of the same query. */
  list(query: OrderQuery): Promise<OrderPage>;
  counts(): Promise<ReadonlyMap<State, number>>;
  /** How many orders each problem outside the orders delays now, by its code. */
  problems(): Promise<readonly { readonly problem: Problem; readonly count: number }[]>;
  /** Inserts the order as waiting, or refreshes what the list shows. */
  save(summary: OrderSummary): Promise<void>;
  /** Applies a lifecycle event; an illegal one is a bug and throws. Clears reason, faults and problem unless given. */
  move(id: OrderId, event: Event, why?: MoveReason): Promise<State>;
  /** Replaces what was typed about the buyer. */
  saveEntry(id: OrderId, entry: MerchantEntry, by: EnteredBy): Promise<void>;
  /** Replaces what was typed about the internet sale. */
  saveSaleEntry(id: OrderId, entry: SaleEntry): Promise<void>;
  /** The merchant wants its invoice now. */
  markAsked(id: OrderId): Promise<void>;
  overdue(today: IstanbulDate): Promise<Overdue>;
  /** The earliest last lawful day among orders without an invoice; `undefined` where nothing delivered lacks one. */
  firstLastDay(): Promise<IstanbulDate | undefined>;
  /** Orders about whose invoice something is proposed to a person: it stands and they changed, or it was cancelled and they stand. */
  proposals(): Promise<{ readonly changed: number; readonly cancelled: number }>;
  /** How many orders wait for the merchant to ask for their invoice. */
  toAsk(): Promise<number>;
  setProblem(id: OrderId, problem: Problem | undefined): Promise<void>;
  /** What a person should do about an issued invoice. */
  setFaults(id: OrderId, faults: readonly Fault[]): Promise<void>;
  /** Makes the invoice findable by number and ETTN, and shows the number in the list. */
  showInvoice(id: OrderId, invoice: ShownInvoice): Promise<void>;
  /** Kinds of the integrators that got an invoice of this shop's. */
  integrators(): Promise<readonly string[]>;
  /** Orders that wait, or are left out, for one of these reasons, and those a problem outside the order delays. */
  heldUp(reasons: readonly string[]): Promise<readonly OrderId[]>;
};

export type ShownInvoice = {
  readonly ettn: Ettn;
  readonly number: string | undefined;
  /** What the list is narrowed by; absent leaves, `undefined` clears: then the number shown before finds nothing either. */
  readonly way?: { readonly channel: InvoiceChannel; readonly integrator: string } | undefined;
};

export type OrderPage = { readonly orders: readonly OrderRecord[]; readonly next: string | undefined };
export type MoveReason = { readonly reason?: string; readonly faults?: readonly Fault[] };

export type IntegratorAccountKey = Pick<IntegratorSettings, "kind" | "environment">;

export type InvoiceRecord = {
  readonly orderId: OrderId;
  readonly invoice: Invoice;
  readonly sentTo: IntegratorAccountKey;
  /** What names it at an integrator that does not keep our ETTN. */
  readonly reference: string | undefined;
  /** The ETTN it bears there. */
  readonly legalEttn: Ettn | undefined;
  readonly issuedAt: Date;
  /** False once refused, failed, withdrawn or cancelled: the order may then get another. */
  readonly isLive: boolean;
  readonly submitAttempts: number;
  /** An answer was lost once: whether it arrived is settled by looking it up, never by what a later attempt is told. */
  readonly wasLost: boolean;
  /** How many signals had told of its order (`TimelineStore.signals`) when that was last looked at for this document. */
  readonly heard: number;
  /** What of its order it was made for. */
  readonly covered: Covered | undefined;
  /** The marker: set and committed before the first byte leaves. */
  readonly submitStartedAt: Date | undefined;
  /** When the integrator's answer to the last attempt was committed. */
  readonly answeredAt: Date | undefined;
  readonly acceptedAt: Date | undefined;
  readonly confirmedAt: Date | undefined;
  readonly statusChecks: number;
  readonly reported: boolean;
  /** What GİB said of an e-Fatura's envelope, and its buyer of a commercial one. */
  readonly envelope: EnvelopeTrack | undefined;
  readonly commercial: CommercialState | undefined;
  /** What a person asked of the integrator about it. */
  readonly cancellation: Cancellation | undefined;
  /** Where the mail to its buyer stands; `undefined` where none was to be sent. */
  readonly mailing: Mailing | undefined;
};

/** Whose document it is and what it rests on. */
export type InvoiceBasis = IntegratorAccountKey & {
  readonly heard?: number;
  readonly covered?: Covered;
  readonly mailing?: Mailing | undefined;
};

/** Columns a step may change; `undefined` clears, absent leaves. */
export type InvoicePatch = {
  readonly reference?: string | undefined;
  readonly legalEttn?: Ettn;
  readonly number?: string;
  readonly isLive?: boolean;
  readonly submitAttempts?: number;
  readonly wasLost?: boolean;
  readonly heard?: number;
  readonly covered?: Covered;
  readonly submitStartedAt?: Date | undefined;
  readonly answeredAt?: Date | undefined;
  readonly acceptedAt?: Date;
  readonly confirmedAt?: Date;
  readonly statusChecks?: number;
  readonly reported?: boolean;
  readonly envelope?: EnvelopeTrack | undefined;
  readonly commercial?: CommercialState | undefined;
  readonly cancellation?: Cancellation | undefined;
  readonly mailing?: Mailing | undefined;
};

export type InvoiceStore = {
  find(ettn: Ettn): Promise<InvoiceRecord | undefined>;
  /** What every step asks before it writes: a small part of the invoice, and its order's state. */
  marker(ettn: Ettn): Promise<SendMarker | undefined>;
  /** The order's live invoice, else its newest one. */
  findLatest(orderId: OrderId): Promise<InvoiceRecord | undefined>;
  /** Orders of which a test account was sent something. */
  ofTrial(): Promise<readonly OrderId[]>;
  /** Dead invoices of the order that the integrator took, or may have taken, once. */
  findRevivable(orderId: OrderId): Promise<readonly InvoiceRecord[]>;
  /** Every document ever made for the order, also what never left: the live one first, then the newest. */
  findAll(orderId: OrderId): Promise<readonly InvoiceRecord[]>;
  /** Throws when the order already has a live invoice (unique index). */
  insert(orderId: OrderId, invoice: Invoice, basis: InvoiceBasis): Promise<void>;
  update(ettn: Ettn, patch: InvoicePatch): Promise<void>;
  /** Puts a document of the same ETTN in the place of one that provably never left. */
  replaceUnsent(invoice: Invoice): Promise<void>;
  /** Days that have invoices, from `first` on. */
  days(first: IstanbulDate): Promise<readonly InvoiceDay[]>;
};

export type Settings = {
  readonly profile: ShopProfile | undefined;
  readonly integrator: IntegratorSettings | undefined;
  /** Kind of an account that is stored but that no key of ours opens any more: it has to be entered again. */
  readonly lostAccount: string | undefined;
  readonly isActive: boolean;
  readonly startsAt: Date | undefined;
  /** Differs once any setting was changed. */
  readonly version: number;
};

export type IntegratorSettings = {
  readonly kind: string;
  /** What the integrator asks of its account, by field name; sealed at rest. */
  readonly access: IntegratorAccess;
  /** The vendor's own live or test host. */
  readonly environment: "live" | "test";
};

export type SettingsStore = {
  get(): Promise<Settings>;
  hold(): Promise<Hold | undefined>;
  /** No setting of the merchant's: the version stays. */
  setHold(hold: Hold | undefined): Promise<void>;
  /** SHOP.json as it was saved, also when it no longer passes the rules; `undefined` before the first save. */
  profileSource(): Promise<unknown>;
  /** `source` is the JSON the profile was read from: it is what is stored. */
  saveProfile(source: unknown): Promise<void>;
  /** Forgets the shop's Shopify tokens unless they were granted after `removedAt`. */
  dropTokens(removedAt: Date): Promise<void>;
  saveIntegrator(integrator: IntegratorSettings): Promise<void>;
  /** Replaces the account's access if it is still `from`; no setting of the merchant's: the version stays. */
  renewAccess(from: IntegratorAccess, to: IntegratorAccess): Promise<boolean>;
  setActive(isActive: boolean): Promise<void>;
  setStart(startsAt: Date): Promise<void>;
};
