import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { Covered } from "../invoice/after-issue/covered.ts";
import { type Ettn, type OrderId, type ShopId, toEttn, toOrderId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { SendMarker } from "../pipeline/ports/send-marker.ts";
import type { IntegratorAccountKey, InvoiceRecord, InvoiceStore } from "../pipeline/ports/stores.ts";
import { readExactJson, writeExactJson } from "./exact-json.ts";
import { daysFrom, recountDay } from "./invoice-days.ts";
import { lastUsed } from "./last-used.ts";
import { toState } from "./order-row.ts";
import type { Session } from "./session.ts";
import { byShape, statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** The supply every invoice covers for now; edits, exchanges and fees get ids of their own. */
const ORIGINAL_ORDER = "order";

const frequent = statementsOf(({ db, tables: { invoices, orders } }) => {
  const ofShop = eq(invoices.shop, sql.placeholder("shop"));
  const ofOrder = and(ofShop, eq(invoices.orderId, sql.placeholder("orderId")));
  const wasTaken = or(isNotNull(invoices.acceptedAt), eq(invoices.wasLost, true));
  return {
    find: db
      .select()
      .from(invoices)
      .where(and(ofShop, eq(invoices.ettn, sql.placeholder("ettn"))))
      .limit(1)
      .prepare(),
    marker: db
      .select({
        isLive: invoices.isLive,
        issuedAt: invoices.issuedAt,
        reference: invoices.reference,
        submitAttempts: invoices.submitAttempts,
        submitStartedAt: invoices.submitStartedAt,
        answeredAt: invoices.answeredAt,
        acceptedAt: invoices.acceptedAt,
        cancellation: invoices.cancellation,
        state: orders.state,
      })
      .from(invoices)
      .innerJoin(orders, and(eq(orders.shop, invoices.shop), eq(orders.orderId, invoices.orderId)))
      .where(and(ofShop, eq(invoices.ettn, sql.placeholder("ettn"))))
      .limit(1)
      .prepare(),
    findLatest: db
      .select()
      .from(invoices)
      .where(and(ofOrder, eq(invoices.supply, ORIGINAL_ORDER)))
      .orderBy(desc(invoices.isLive), desc(invoices.issuedAt))
      .limit(1)
      .prepare(),
    findAll: db
      .select()
      .from(invoices)
      .where(ofOrder)
      .orderBy(desc(invoices.isLive), desc(invoices.issuedAt))
      .prepare(),
    findRevivable: db
      .select()
      .from(invoices)
      .where(and(ofOrder, eq(invoices.isLive, false), wasTaken))
      .prepare(),
  };
});

type Row = Partial<Tables["invoices"]["$inferInsert"]> & { readonly shop: ShopId; readonly ettn: Ettn };

const changing = byShape<Row>(({ db, tables: { invoices } }, { shop, ettn, ...set }) =>
  db
    .update(invoices)
    .set(set)
    .where(and(eq(invoices.shop, shop), eq(invoices.ettn, ettn)))
    .prepare(),
);

const inserting = byShape<Tables["invoices"]["$inferInsert"]>(({ db, tables: { invoices } }, row) =>
  db.insert(invoices).values(row).prepare(),
);

/** Every step of an order reads its invoice again, which it finds unchanged. */
const MOST_READ = 200;
const documentOf = lastUsed<Invoice>(MOST_READ);
const coveredOf = lastUsed<Covered>(MOST_READ);

/**
 * Invoices of one shop. A document never changes once it may have left; a number told later lives in a column beside it.
 */
export function invoiceStore(session: Session, shop: ShopId, now: () => Date): InvoiceStore {
  const { db, tables } = session;
  const { invoices } = tables;
  const ofShop = eq(invoices.shop, shop);
  const statements = frequent(session);
  const find: InvoiceStore["find"] = async (ettn) => {
    const [row] = await statements.find.execute({ shop, ettn });
    return row && toRecord(row);
  };
  const recount = (invoice: Invoice, by: 1 | -1) => recountDay(session, shop, { invoice, by });
  return {
    find,
    marker: async (ettn) => {
      const [row] = await statements.marker.execute({ shop, ettn });
      const cancellation = (row?.cancellation ?? null) as SendMarker["cancellation"];
      return row && { ...row, cancellation, state: toState(row.state) };
    },
    days: (first) => daysFrom(session, shop, first),
    findLatest: async (orderId) => {
      const [row] = await statements.findLatest.execute({ shop, orderId });
      return row && toRecord(row);
    },
    ofTrial: async () => {
      const isTrial = and(ofShop, eq(invoices.environment, "test"));
      const rows = await db.selectDistinct({ orderId: invoices.orderId }).from(invoices).where(isTrial);
      return rows.flatMap(({ orderId }) => toOrderId(orderId) ?? []);
    },
    findRevivable: async (orderId) => (await statements.findRevivable.execute({ shop, orderId })).map(toRecord),
    findAll: async (orderId) => (await statements.findAll.execute({ shop, orderId })).map(toRecord),
    insert: async (orderId, invoice, basis) => {
      await inserting(session, toRow(shop, orderId, { invoice, basis, issuedAt: now() }));
      await recount(invoice, 1);
    },
    replaceUnsent: async (invoice) => {
      const before = await find(invoice.ettn);
      if (!before || before.acceptedAt !== undefined || before.wasLost) return;
      const { document, number, issueDate, payable } = columnsOf(invoice);
      await changing(session, { shop, ettn: invoice.ettn, document, number, issueDate, payable, issuedAt: now() });
      if (!before.isLive) return;
      await recount(before.invoice, -1);
      await recount(invoice, 1);
    },
    update: async (ettn, patch) => {
      const before = patch.isLive === undefined ? undefined : await find(ettn);
      if (before && before.isLive !== patch.isLive) await recount(before.invoice, patch.isLive === true ? 1 : -1);
      const { covered, ...columns } = patch;
      const set = Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, value ?? null]));
      await changing(session, { shop, ettn, ...set, ...(covered && { covered: writeExactJson(covered) }) });
    },
  };
}

type Issued = {
  readonly invoice: Invoice;
  readonly basis: Parameters<InvoiceStore["insert"]>[2];
  readonly issuedAt: Date;
};

function toRow(shop: ShopId, orderId: OrderId, { invoice, basis, issuedAt }: Issued) {
  return {
    ...columnsOf(invoice),
    shop,
    orderId,
    supply: ORIGINAL_ORDER,
    isLive: true,
    integrator: basis.kind,
    environment: basis.environment,
    heard: basis.heard ?? 0,
    covered: basis.covered ? writeExactJson(basis.covered) : null,
    mailing: basis.mailing ?? null,
    issuedAt,
  };
}

const columnsOf = (invoice: Invoice) => ({
  ettn: invoice.ettn,
  document: writeExactJson(invoice),
  sellerTaxId: invoice.seller.taxId.value,
  number: invoice.number ?? null,
  issueDate: invoice.issueDate,
  payable: invoice.totals.payable,
});

const coveredIn = (text: string | null): Covered | undefined =>
  text === null ? undefined : coveredOf(text, () => readExactJson(text) as Covered);

function toRecord(row: Tables["invoices"]["$inferSelect"]): InvoiceRecord {
  const orderId = toOrderId(row.orderId);
  if (!orderId) throw new Error("unreadable order id in the database");
  const document = documentOf(row.document, () => readExactJson(row.document) as Invoice);
  return {
    orderId,
    invoice: row.number === null ? document : { ...document, number: row.number },
    sentTo: { kind: row.integrator, environment: row.environment } as IntegratorAccountKey,
    reference: row.reference ?? undefined,
    legalEttn: row.legalEttn === null ? undefined : toEttn(row.legalEttn),
    issuedAt: row.issuedAt,
    isLive: row.isLive,
    wasLost: row.wasLost,
    heard: row.heard,
    covered: coveredIn(row.covered),
    submitAttempts: row.submitAttempts,
    submitStartedAt: row.submitStartedAt ?? undefined,
    answeredAt: row.answeredAt ?? undefined,
    acceptedAt: row.acceptedAt ?? undefined,
    confirmedAt: row.confirmedAt ?? undefined,
    statusChecks: row.statusChecks,
    reported: row.reported,
    envelope: (row.envelope ?? undefined) as InvoiceRecord["envelope"],
    commercial: (row.commercial ?? undefined) as InvoiceRecord["commercial"],
    cancellation: (row.cancellation ?? undefined) as InvoiceRecord["cancellation"],
    mailing: (row.mailing ?? undefined) as InvoiceRecord["mailing"],
  };
}
