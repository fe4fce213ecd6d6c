import { and, asc, eq, gte, ne, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { InvoiceDay } from "../pipeline/ports/invoice-day.ts";
import type { Session } from "./session.ts";
import { byShape } from "./statements.ts";
import type { Tables } from "./tables.ts";

type Counted = Pick<Invoice, "issueDate" | "currency" | "totals">;

const counting = byShape<Tables["invoiceDays"]["$inferInsert"]>(({ db, tables: { invoiceDays } }, row) =>
  db
    .insert(invoiceDays)
    .values(row)
    .onConflictDoUpdate({
      target: [invoiceDays.shop, invoiceDays.day, invoiceDays.currency],
      set: { n: sql`${invoiceDays.n} + excluded.n`, amount: sql`${invoiceDays.amount} + excluded.amount` },
    })
    .prepare(),
);

/** Adds a live invoice to its day, or takes one away again. */
export async function recountDay(
  session: Session,
  shop: ShopId,
  { invoice, by }: { readonly invoice: Counted; readonly by: 1 | -1 },
): Promise<void> {
  const amount = BigInt(by) * invoice.totals.payable;
  await counting(session, { shop, day: invoice.issueDate, currency: invoice.currency, n: by, amount });
}

/** Days from `first` on that have live invoices, oldest first. */
export async function daysFrom(
  { db, tables: { invoiceDays } }: Session,
  shop: ShopId,
  first: IstanbulDate,
): Promise<readonly InvoiceDay[]> {
  const rows = await db
    .select()
    .from(invoiceDays)
    .where(and(eq(invoiceDays.shop, shop), gte(invoiceDays.day, first), ne(invoiceDays.n, 0)))
    .orderBy(asc(invoiceDays.day), asc(invoiceDays.currency));
  return rows.map(({ day, currency, n, amount }) => ({ day: day as IstanbulDate, currency, count: n, amount }));
}
