import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { CommercialState } from "../invoice/e-fatura/commercial-answer.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Kurus } from "../invoice/money/money.ts";
import type { ListedInvoice, ListedInvoiceStore } from "../pipeline/ports/listed-invoices.ts";
import { readExactJson } from "./exact-json.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

type Row = Tables["invoices"]["$inferSelect"];

/** Both questions go by `invoices_by_order`: what they cost depends on the orders asked for, never on the shop's size. */
export function listedInvoiceStore(session: Session, shop: ShopId): ListedInvoiceStore {
  return {
    payables: async (orders) => {
      const shown = new Map(orders.flatMap(({ id, invoiceNumber }) => (invoiceNumber ? [[id, invoiceNumber]] : [])));
      const payables = new Map<OrderId, Kurus>();
      if (shown.size === 0) return payables;
      for (const { orderId, number, isLive, payable } of await numberedOf(session, shop, [...shown.keys()])) {
        const id = orderId as OrderId;
        // A number that was given back may stand on a dead draft as well.
        if (shown.get(id) === number && (isLive || !payables.has(id))) payables.set(id, payable);
      }
      return payables;
    },
    ofOrders: async (ids) => {
      const rows = ids.length === 0 ? [] : await takenOf(session, shop, ids);
      return Map.groupBy(rows.map(toListed), ({ orderId }) => orderId);
    },
  };
}

export const numberedOf = ({ db, tables: { invoices } }: Session, shop: ShopId, ids: readonly string[]) =>
  db
    .select({
      orderId: invoices.orderId,
      number: invoices.number,
      isLive: invoices.isLive,
      payable: invoices.payable,
    })
    .from(invoices)
    .where(and(eq(invoices.shop, shop), inArray(invoices.orderId, [...ids]), isNotNull(invoices.number)));

/** Of a test host only what stands: what a trial left behind counts for nothing. */
export const takenOf = ({ db, tables: { invoices } }: Session, shop: ShopId, ids: readonly string[]) =>
  db
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.shop, shop),
        inArray(invoices.orderId, [...ids]),
        isNotNull(invoices.acceptedAt),
        or(eq(invoices.isLive, true), eq(invoices.environment, "live")),
      ),
    )
    .orderBy(desc(invoices.isLive), desc(invoices.issuedAt));

function toListed(row: Row): ListedInvoice & { readonly orderId: OrderId } {
  const document = readExactJson(row.document) as Invoice;
  return {
    orderId: row.orderId as OrderId,
    invoice: row.number === null ? document : { ...document, number: row.number },
    ettn: row.legalEttn ?? row.ettn,
    isLive: row.isLive,
    wasConfirmed: row.confirmedAt !== null,
    commercial: (row.commercial ?? undefined) as CommercialState | undefined,
  };
}
