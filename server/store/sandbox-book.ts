import { and, desc, eq, like } from "drizzle-orm";
import type { Ettn, ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { numberOf, sequenceOf } from "../invoice/numbers/invoice-number.ts";
import type { SandboxBook, SandboxEntry } from "../pipeline/ports/sandbox-book.ts";
import { readExactJson, writeExactJson } from "./exact-json.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";
import type { Transact } from "./transact.ts";

type Access = { readonly transact: Transact; readonly reading: Session };

/** The trial integrator's documents of one shop. */
export function sandboxBook({ transact, reading }: Access, shop: ShopId): SandboxBook {
  const inTurn = <T>(work: (session: Session) => Promise<T>): Promise<T> => transact(shop, work);
  return {
    find: (ettn) => find(reading, shop, ettn),
    countSend: (invoice) => inTurn((session) => countSend(session, shop, invoice)),
    take: (ettn, at) => inTurn((session) => take(session, { shop, ettn, at })),
    setCancelled: (ettn, at) =>
      inTurn(async ({ db, tables: { sandboxDocuments } }) => {
        await db
          .update(sandboxDocuments)
          .set({ cancelledAt: at ?? null })
          .where(and(eq(sandboxDocuments.shop, shop), eq(sandboxDocuments.ettn, ettn)));
      }),
  };
}

async function find(
  { db, tables: { sandboxDocuments } }: Session,
  shop: ShopId,
  ettn: Ettn,
): Promise<SandboxEntry | undefined> {
  const [row] = await db
    .select()
    .from(sandboxDocuments)
    .where(and(eq(sandboxDocuments.shop, shop), eq(sandboxDocuments.ettn, ettn)))
    .limit(1);
  return row && toEntry(row);
}

async function existing(session: Session, shop: ShopId, ettn: Ettn): Promise<SandboxEntry> {
  const entry = await find(session, shop, ettn);
  if (!entry) throw new Error("the trial has no such document");
  return entry;
}

async function countSend(session: Session, shop: ShopId, invoice: Invoice): Promise<SandboxEntry> {
  const { sandboxDocuments } = session.tables;
  const known = await find(session, shop, invoice.ettn);
  const document = writeExactJson(known?.taken ? known.invoice : invoice);
  const sends = (known?.sends ?? 0) + 1;
  await session.db
    .insert(sandboxDocuments)
    .values({ shop, ettn: invoice.ettn, document, sends })
    .onConflictDoUpdate({ target: [sandboxDocuments.shop, sandboxDocuments.ettn], set: { document, sends } });
  return existing(session, shop, invoice.ettn);
}

type Taking = { readonly shop: ShopId; readonly ettn: Ettn; readonly at: Date };

async function take(session: Session, { shop, ettn, at }: Taking): Promise<SandboxEntry> {
  const { sandboxDocuments } = session.tables;
  const { invoice, taken } = await existing(session, shop, ettn);
  const number = taken?.number ?? invoice.number ?? (await nextNumber(session, shop, invoice));
  await session.db
    .update(sandboxDocuments)
    .set({ takenAt: at, number })
    .where(and(eq(sandboxDocuments.shop, shop), eq(sandboxDocuments.ettn, ettn)));
  return existing(session, shop, ettn);
}

async function nextNumber({ db, tables }: Session, shop: ShopId, { series, issueDate }: Invoice): Promise<string> {
  const { sandboxDocuments } = tables;
  const year = issueDate.slice(0, 4);
  const [last] = await db
    .select({ number: sandboxDocuments.number })
    .from(sandboxDocuments)
    .where(and(eq(sandboxDocuments.shop, shop), like(sandboxDocuments.number, `${series}${year}%`)))
    .orderBy(desc(sandboxDocuments.number))
    .limit(1);
  return numberOf({ series, year: Number(year), sequence: (sequenceOf(last?.number ?? "") ?? 0) + 1 });
}

const toEntry = (row: Tables["sandboxDocuments"]["$inferSelect"]): SandboxEntry => ({
  invoice: readExactJson(row.document) as Invoice,
  sends: row.sends,
  taken: row.takenAt === null || row.number === null ? undefined : { at: row.takenAt, number: row.number },
  cancelledAt: row.cancelledAt ?? undefined,
});
