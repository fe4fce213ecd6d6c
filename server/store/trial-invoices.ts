import { and, eq, inArray } from "drizzle-orm";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { readExactJson } from "./exact-json.ts";
import { recountDay } from "./invoice-days.ts";
import type { Session } from "./session.ts";

/** What only a test account was sent is no invoice, and no law keeps it: it goes with its files. The dead ones, or all. */
export async function dropTrialInvoices(
  session: Session,
  shop: ShopId,
  { ids, which }: { readonly ids: readonly OrderId[]; readonly which: "dead" | "all" },
): Promise<void> {
  const { db, tables } = session;
  const { invoices, documents, buyerLinks, numbers } = tables;
  const isTrial = and(eq(invoices.shop, shop), inArray(invoices.orderId, [...ids]), eq(invoices.environment, "test"));
  const isMeant = which === "all" ? undefined : eq(invoices.isLive, false);
  const found = await db.select().from(invoices).where(and(isTrial, isMeant));
  const ettns = found.map(({ ettn }) => ettn);
  if (ettns.length === 0) return;
  for (const { isLive, document } of found)
    if (isLive) await recountDay(session, shop, { invoice: readExactJson(document) as Invoice, by: -1 });
  await db.delete(documents).where(and(eq(documents.shop, shop), inArray(documents.ettn, ettns)));
  await db.delete(buyerLinks).where(and(eq(buyerLinks.shop, shop), inArray(buyerLinks.ettn, ettns)));
  // A number without a document would be one nobody can explain.
  await db.update(numbers).set({ ettn: null }).where(inArray(numbers.ettn, ettns));
  await db.delete(invoices).where(and(eq(invoices.shop, shop), inArray(invoices.ettn, ettns)));
}
