import { shownCurrency } from "../../invoice/after-issue/correction.ts";
import { addedApart } from "../../invoice/after-issue/still-open.ts";
import { fault } from "../../invoice/fault.ts";
import { type OrderId, type ShopId, toEttn } from "../../invoice/ids.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import type { Order } from "../../invoice/order.ts";
import { isSentHere } from "../account/same-account.ts";
import { legalEttnOf } from "../ports/document-key.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, Reader, Settings, Stores } from "../ports/stores.ts";
import type { TimelineKind, TimelineLine } from "../ports/timeline.ts";
import { settledSince } from "../settled-since.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

/** An invoice of the order that stands, or may, and that nobody can ask about from here. */
export type EarlierInvoice = {
  readonly code: "EARLIER_INVOICE_ELSEWHERE" | "EARLIER_INVOICE_UNKNOWN" | "ADDITION_INVOICED_APART";
  readonly ettn: string;
  readonly facts: { readonly number: string; readonly amount?: string; readonly currency?: string };
};

type Ports = Pick<PipelinePorts, "read" | "integratorFor">;
type Asking = { readonly shop: ShopId; readonly order: Order; readonly settings: Settings };

/**
 * An earlier invoice of the order beside which a second one must not be: one that another account took, one that Shopify's page
 * of the order bears and nobody here knows, or the one over what was added to it. `undefined` where there is none, or a person
 * has looked and tried again.
 */
export async function earlierInvoice(ports: Ports, asking: Asking): Promise<EarlierInvoice | undefined> {
  const { shop, order } = asking;
  const story = await ports.read(shop).timeline.list(order.id);
  const found = [
    ...(await takenElsewhere(ports, asking)),
    ...(await unknownHere(ports, asking)),
    ...(await invoicedApart(ports, asking, story)),
  ];
  return found.find((earlier) => !wasLookedInto(earlier, story));
}

/** Signals change nothing of what the order's page says. */
const SIGNALS: ReadonlySet<string> = new Set<TimelineKind>(["webhook-received", "signal-missed"]);

/** Only a try again asked for while the page named that very invoice: one pressed when it told of something else says nothing of it. */
const wasLookedInto = ({ code, ettn }: EarlierInvoice, story: readonly TimelineLine[]): boolean =>
  story.some(({ kind }, index) => {
    if (kind !== "retry-requested") return false;
    const told = story.slice(0, index).findLast((line) => !SIGNALS.has(line.kind));
    return told?.facts["code"] === code && told.facts["ettn"] === ettn;
  });

async function takenElsewhere({ read, integratorFor }: Ports, asking: Asking): Promise<readonly EarlierInvoice[]> {
  const { shop, order, settings } = asking;
  const { integrator } = settings;
  const isElsewhere = (record: InvoiceRecord): boolean =>
    record.sentTo.environment === "live" &&
    integrator !== undefined &&
    !isSentHere(integratorFor, { shop, integrator }, record);
  const taken = await read(shop).invoices.findRevivable(order.id);
  return taken.filter(isElsewhere).map(({ invoice: { ettn, number = ettn } }) => {
    return { code: "EARLIER_INVOICE_ELSEWHERE", ettn, facts: { number } };
  });
}

const UNKNOWN = "EARLIER_INVOICE_UNKNOWN";

/** The app wrote it there before it was put back to an older copy of its data, or installed anew. */
async function unknownHere({ read }: Ports, { shop, order }: Asking): Promise<readonly EarlierInvoice[]> {
  const { id: orderId, shownEttn: ettn } = order;
  if (ettn === undefined || (await isKnownHere(read, { shop, orderId, ettn }))) return [];
  return [unknown(ettn)];
}

const unknown = (ettn: string): EarlierInvoice => ({ code: UNKNOWN, ettn, facts: { number: ettn } });

/**
 * Whoever settled what was added after an invoice was told to invoice it apart. Once that invoice is void the next one is made of
 * the whole order, the addition among it.
 */
async function invoicedApart(
  { read }: Ports,
  { shop, order }: Asking,
  story: readonly TimelineLine[],
): Promise<readonly EarlierInvoice[]> {
  if (!story.some(({ kind }) => kind === "correction-settled")) return [];
  for (const { invoice, issuedAt, sentTo, isLive } of newestFirst(await read(shop).invoices.findAll(order.id))) {
    const amount = addedApart(settledSince(story, issuedAt));
    if (amount === 0n) continue;
    if (isLive || sentTo.environment !== "live") return [];
    const { ettn, number = ettn } = invoice;
    const facts = { number, amount: formatKurus(amount), currency: shownCurrency(invoice) };
    return [{ code: "ADDITION_INVOICED_APART", ettn, facts }];
  }
  return [];
}

const newestFirst = (records: readonly InvoiceRecord[]): readonly InvoiceRecord[] =>
  records.toSorted((one, other) => other.issuedAt.getTime() - one.issuedAt.getTime());

type Shown = { readonly shop: ShopId; readonly orderId: OrderId; readonly ettn: string };

/** Also as another order's: it came along with a duplicate of that one. */
async function isKnownHere(read: Reader, { shop, orderId, ettn }: Shown): Promise<boolean> {
  const { invoices } = read(shop);
  const own = toEttn(ettn);
  if (own !== undefined && (await invoices.find(own)) !== undefined) return true;
  return (await invoices.findAll(orderId)).some((record) => legalEttnOf(record) === ettn);
}

/** Whether the invoice of an ETTN that stands on Shopify's page is known here, or a person has looked into it. */
export async function isAccountedFor(read: Reader, shown: Shown): Promise<boolean> {
  if (await isKnownHere(read, shown)) return true;
  const story = await read(shown.shop).timeline.list(shown.orderId);
  return wasLookedInto(unknown(shown.ettn), story);
}

/** The one on Shopify's page that is not accounted for. */
export async function unknownInvoice(read: Reader, shop: ShopId, order: Order): Promise<EarlierInvoice | undefined> {
  const { id: orderId, shownEttn: ettn } = order;
  if (ettn === undefined || (await isAccountedFor(read, { shop, orderId, ettn }))) return undefined;
  return unknown(ettn);
}

export const earlierFault = ({ code, facts }: EarlierInvoice) => fault(code, "integrator", facts);

/** A person looks there, and says by trying again that no valid one stands. */
export async function askAboutEarlier(stores: Stores, orderId: OrderId, earlier: EarlierInvoice): Promise<JobOutcome> {
  const { orders, timeline } = stores;
  const { code, ettn } = earlier;
  if ((await orders.find(orderId))?.faults.some((known) => known.code === code)) return done;
  await withdrawUnsent(stores, orderId);
  await orders.move(orderId, "fault", { faults: [earlierFault(earlier)] });
  await timeline.append(orderId, "faults-found", { count: 1, code, ettn });
  return done;
}
