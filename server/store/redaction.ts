import { and, eq, inArray, isNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import { foldWords } from "../invoice/text.ts";
import type { Redacted } from "../pipeline/ports/privacy.ts";
import { forgetViewsOf } from "./list-views.ts";
import { ettnWord } from "./order-search.ts";
import type { Session } from "./session.ts";
import { dropTrialInvoices } from "./trial-invoices.ts";

/** Takes the buyer out of a shop's orders, as far as the law lets us. See `PrivacyStore.redactOrders`. */
export async function redactOrders(session: Session, shop: ShopId, ids: readonly OrderId[]): Promise<Redacted> {
  if (ids.length === 0) return { orders: 0, retainedInvoices: 0 };
  const { db, tables } = session;
  const { orders, orderWords, invoices, buyerLinks } = tables;
  await dropTrials(session, shop, ids);
  await dropDrafts(session, shop, ids);
  const known = await db
    .select()
    .from(orders)
    .where(and(eq(orders.shop, shop), inArray(orders.orderId, [...ids])));
  await forgetViewsOf(
    session,
    shop,
    known.map(({ buyer }) => buyer),
  );
  let retainedInvoices = 0;
  for (const { orderId, name, processedAt, faults } of known) {
    const mine = and(eq(orders.shop, shop), eq(orders.orderId, orderId));
    const set = {
      buyer: "",
      entry: null,
      saleEntry: null,
      isRedacted: true,
      faults: withoutFacts(faults),
      problem: null,
    };
    await db.update(orders).set(set).where(mine);
    const kept = await db
      .select({ ettn: invoices.ettn, number: invoices.number })
      .from(invoices)
      .where(and(eq(invoices.shop, shop), eq(invoices.orderId, orderId)));
    retainedInvoices += kept.length;
    const ettns = kept.map(({ ettn }) => ettn);
    await db.delete(buyerLinks).where(and(eq(buyerLinks.shop, shop), inArray(buyerLinks.ettn, ettns)));
    const words = [name, ...kept.map(({ number }) => number ?? "")].flatMap(foldWords);
    await db.delete(orderWords).where(and(eq(orderWords.shop, shop), eq(orderWords.orderId, orderId)));
    const rows = [...new Set([...words, ...kept.map(({ ettn }) => ettnWord(ettn))])];
    if (rows.length > 0) await db.insert(orderWords).values(rows.map((word) => ({ shop, word, processedAt, orderId })));
  }
  return { orders: known.length, retainedInvoices };
}

/** What to mend stays; what was quoted from the order or by the integrator goes. */
const withoutFacts = (faults: unknown) =>
  (faults as readonly Fault[] | null)?.map(({ code, path }) => ({ code, path })) ?? null;

/** What the trial integrator was sent has no legal value: nothing keeps it. */
async function dropTrials({ db, tables }: Session, shop: ShopId, ids: readonly OrderId[]): Promise<void> {
  const { invoices, sandboxDocuments } = tables;
  const ofOrders = db
    .select({ ettn: invoices.ettn })
    .from(invoices)
    .where(and(eq(invoices.shop, shop), inArray(invoices.orderId, [...ids])));
  await db
    .delete(sandboxDocuments)
    .where(and(eq(sandboxDocuments.shop, shop), inArray(sandboxDocuments.ettn, ofOrders)));
}

/**
 * A dead document that no integrator took is a draft. One filed under another ETTN is no draft, and neither is one that a
 * number of ours points to: every number must be explained.
 */
export function isDraft({ db, tables }: Session): SQL | undefined {
  const { invoices, numbers, orders } = tables;
  const ofOrder = and(eq(orders.shop, invoices.shop), eq(orders.orderId, invoices.orderId), eq(orders.state, "failed"));
  return and(
    eq(invoices.isLive, false),
    isNull(invoices.acceptedAt),
    eq(invoices.wasLost, false),
    notExists(db.select({ one: sql`1` }).from(numbers).where(eq(numbers.ettn, invoices.ettn))),
    notExists(db.select({ one: sql`1` }).from(orders).where(ofOrder)),
  );
}

/** Drafts and what only a test account was sent, as far as they do not stand. */
export async function dropDrafts(session: Session, shop: ShopId, ids: readonly OrderId[]): Promise<void> {
  await dropTrialInvoices(session, shop, { ids, which: "dead" });
  const { invoices } = session.tables;
  const ofOrders = and(eq(invoices.shop, shop), inArray(invoices.orderId, [...ids]));
  await session.db.delete(invoices).where(and(ofOrders, isDraft(session)));
}
