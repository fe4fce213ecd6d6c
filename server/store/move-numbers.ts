import { and, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { numberOf } from "../invoice/numbers/invoice-number.ts";
import { parseShopProfile } from "../pipeline/settings/shop-profile.ts";
import type { Session } from "./session.ts";

const AT_ONCE = 200;

/** A number of the shop's stands for another document there. */
export class NumberTwice extends Error {
  readonly number: string;

  constructor(number: string) {
    super("a number of the shop stands for another document there");
    this.number = number;
  }
}

/**
 * Other shops of the same company that are switched on and may take the next number of its series: from two databases it
 * would be given twice.
 */
export async function shopsNumberingBeside(session: Session, shop: ShopId): Promise<readonly string[]> {
  const { shops } = session.tables;
  const sellers = await sellersOf(session, shop);
  const active = await session.db
    .select({ shop: shops.shop, profile: shops.profile })
    .from(shops)
    .where(and(ne(shops.shop, shop), eq(shops.isActive, true)));
  return active.flatMap(({ shop: other, profile: stored }) => {
    const profile = ownNumbering(stored);
    return profile && sellers.includes(profile.seller.taxId.value) ? [other] : [];
  });
}

/** Other shops whose documents bear the company's numbers, one that left the app among them, and that are not there yet. */
export async function shopsLeftBeside(from: Session, to: Session, shop: ShopId): Promise<readonly string[]> {
  const { numbers } = from.tables;
  const ofCompany = inArray(numbers.sellerTaxId, await sellersOf(from, shop));
  const isOthers = and(ofCompany, ne(numbers.shop, shop), isNotNull(numbers.ettn));
  const rows = await from.db.selectDistinct({ shop: numbers.shop }).from(numbers).where(isOthers);
  const others = rows.map((row) => row.shop);
  const { invoices } = to.tables;
  const moved = await to.db
    .selectDistinct({ shop: invoices.shop })
    .from(invoices)
    .where(inArray(invoices.shop, others));
  return others.filter((other) => !moved.some((row) => row.shop === other));
}

function ownNumbering(stored: unknown) {
  const profile = stored === null ? undefined : parseShopProfile(stored);
  return profile?.ok && profile.value.numbering === "own" ? profile.value : undefined;
}

/** Companies in whose name this shop invoices, or did. */
async function sellersOf({ db, tables: { shops, numbers, invoices } }: Session, shop: ShopId) {
  const taken = await db.selectDistinct({ id: numbers.sellerTaxId }).from(numbers).where(eq(numbers.shop, shop));
  const issued = await db.selectDistinct({ id: invoices.sellerTaxId }).from(invoices).where(eq(invoices.shop, shop));
  const [row] = await db.select({ profile: shops.profile }).from(shops).where(eq(shops.shop, shop)).limit(1);
  const profile = ownNumbering(row?.profile ?? null);
  const named = profile ? [profile.seller.taxId.value] : [];
  return [...new Set([...[...taken, ...issued].map(({ id }) => id), ...named])];
}

/**
 * Copies the whole series of the shop's companies, the numbers other shops took among them: the next one comes after all of
 * them. What an earlier move brought, and the app there went on with, stays. Throws `NumberTwice`.
 */
export async function copyNumbers(from: Session, to: Session, shop: ShopId): Promise<void> {
  const { numbers } = from.tables;
  const sellers = await sellersOf(from, shop);
  if (sellers.length === 0) return;
  const rows = await from.db.select().from(numbers).where(inArray(numbers.sellerTaxId, sellers));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    await to.db.insert(to.tables.numbers).values(some).onConflictDoNothing();
  }
  const used = and(eq(numbers.shop, shop), isNotNull(numbers.ettn));
  for (const row of await from.db.select().from(numbers).where(used)) await checkTaken(to, row);
}

type NumberRow = Session["tables"]["numbers"]["$inferSelect"];

async function checkTaken({ db, tables: { numbers } }: Session, row: NumberRow): Promise<void> {
  const { sellerTaxId, environment, series, year, sequence, ettn } = row;
  const line = and(eq(numbers.sellerTaxId, sellerTaxId), eq(numbers.environment, environment));
  const place = and(line, eq(numbers.series, series), eq(numbers.year, year), eq(numbers.sequence, sequence));
  const [there] = await db.select({ ettn: numbers.ettn }).from(numbers).where(place).limit(1);
  if (there?.ettn !== ettn) throw new NumberTwice(numberOf(row));
}
