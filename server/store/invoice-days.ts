import { and, asc, eq, gte, ne, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { InvoiceDay } from "../pipeline/ports/invoice-day.ts";
import { toSafeNumber } from "./column-kit.ts";
import type { Session } from "./session.ts";

type Counted = Pick<Invoice, "issueDate" | "currency" | "totals">;

/** Adds a live invoice to its day, or takes one away again. */
export async function recountDay(
  { db, tables: { invoiceDays } }: Session,
  shop: ShopId,
  { invoice, by }: { readonly invoice: Counted; readonly by: 1 | -1 },
): Promise<void> {
  const amount = BigInt(by) * invoice.totals.payable;
  await db
    .insert(invoiceDays)
    .values({ shop, day: invoice.issueDate, currency: invoice.currency, n: by, amount })
    .onConflictDoUpdate({
      target: [invoiceDays.shop, invoiceDays.day, invoiceDays.currency],
      set: { n: sql`${invoiceDays.n} + ${by}`, amount: sql`${invoiceDays.amount} + ${toSafeNumber(amount)}` },
    });
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
