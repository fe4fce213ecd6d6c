import { and, asc, eq, inArray } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { foldWords } from "../invoice/text.ts";
import type { ListViewStore, NamedView } from "../pipeline/ports/list-views.ts";
import type { Session } from "./session.ts";

/** The named views of one shop's order list. */
export function listViewStore(session: Session, shop: ShopId, now: () => Date): ListViewStore {
  const {
    db,
    tables: { listViews },
  } = session;
  const named = (name: string) => and(eq(listViews.shop, shop), eq(listViews.name, name));
  return {
    list: () => viewsOf(session, shop),
    save: async ({ name, query }) => {
      await db
        .insert(listViews)
        .values({ shop, name, query, madeAt: now() })
        .onConflictDoUpdate({ target: [listViews.shop, listViews.name], set: { query } });
    },
    rename: async (from, to) => {
      const [known] = await db.select().from(listViews).where(named(from)).limit(1);
      if (!known) return false;
      await db.delete(listViews).where(and(eq(listViews.shop, shop), inArray(listViews.name, [from, to])));
      await db.insert(listViews).values({ ...known, name: to });
      return true;
    },
    drop: async (name) => {
      await db.delete(listViews).where(named(name));
    },
  };
}

/** Views that look for one of these buyers go with what else was kept of them. */
export async function forgetViewsOf(session: Session, shop: ShopId, buyers: readonly string[]): Promise<void> {
  const { listViews } = session.tables;
  const names = buyers.map(foldWords);
  const told = (await viewsOf(session, shop)).filter((view) => names.some((words) => isAbout(view, words)));
  if (told.length === 0) return;
  const lost = inArray(
    listViews.name,
    told.map(({ name }) => name),
  );
  await session.db.delete(listViews).where(and(eq(listViews.shop, shop), lost));
}

/** Its search finds the buyer, or its own name names them. */
function isAbout({ name, query }: NamedView, buyer: readonly string[]): boolean {
  const sought = foldWords(new URLSearchParams(query).get("search") ?? "");
  const called = foldWords(name);
  const isSought = sought.length > 0 && sought.every((word) => buyer.some((of) => of.startsWith(word)));
  return isSought || (buyer.length > 0 && buyer.every((word) => called.includes(word)));
}

const viewsOf = ({ db, tables: { listViews } }: Session, shop: ShopId): Promise<readonly NamedView[]> =>
  db
    .select({ name: listViews.name, query: listViews.query })
    .from(listViews)
    .where(eq(listViews.shop, shop))
    .orderBy(asc(listViews.madeAt), asc(listViews.name));
