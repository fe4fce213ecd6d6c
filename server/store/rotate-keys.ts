import { and, eq } from "drizzle-orm";
import { openedBy, type Secrets } from "./secrets.ts";
import type { Session } from "./session.ts";

export type Rotation = {
  readonly resealed: number;
  readonly current: number;
  /** Shops with something sealed by a key that is not in the ring: as it is, nobody can open it. */
  readonly unreadable: readonly string[];
};

/**
 * Seals every stored secret again with the ring's first key. It may run beside the app: one that is replaced meanwhile is
 * looked at again, for a process that was not restarted seals with the old key.
 */
export async function rotateKeys(session: Session, secrets: Secrets): Promise<Rotation> {
  const found = { resealed: 0, current: 0, unreadable: new Set<string>() };
  const { shops } = session.tables;
  for (const { shop } of await session.db.select({ shop: shops.shop }).from(shops)) {
    for (const column of ["tokens", "integratorSecret"] as const) {
      const outcome = await renew(session, secrets, { shop, column });
      if (outcome === "unreadable") found.unreadable.add(shop);
      else if (outcome !== "none") found[outcome] += 1;
    }
  }
  return { ...found, unreadable: [...found.unreadable] };
}

type Place = { readonly shop: string; readonly column: "tokens" | "integratorSecret" };

async function renew(
  { db, tables: { shops } }: Session,
  secrets: Secrets,
  { shop, column }: Place,
): Promise<"resealed" | "current" | "unreadable" | "none"> {
  for (;;) {
    const [row] = await db.select({ sealed: shops[column] }).from(shops).where(eq(shops.shop, shop));
    if (!row?.sealed) return "none";
    if (secrets.isCurrent(row.sealed)) return "current";
    const text = openedBy(secrets, row.sealed);
    if (text === undefined) return "unreadable";
    const [renewed] = await db
      .update(shops)
      .set({ [column]: secrets.seal(text) })
      .where(and(eq(shops.shop, shop), eq(shops[column], row.sealed)))
      .returning({ shop: shops.shop });
    if (renewed) return "resealed";
  }
}
