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
 * Seals every stored secret again with the ring's first key. It may run beside the app: one that the app has replaced since
 * it was read is left alone, for the app seals with that key, too.
 */
export async function rotateKeys({ db, tables: { shops } }: Session, secrets: Secrets): Promise<Rotation> {
  const found = { resealed: 0, current: 0, unreadable: new Set<string>() };
  const columns = ["tokens", "integratorSecret"] as const;
  for (const row of await db.select().from(shops)) {
    for (const name of columns) {
      const sealed = row[name];
      if (sealed === null) continue;
      if (secrets.isCurrent(sealed)) {
        found.current += 1;
        continue;
      }
      const text = openedBy(secrets, sealed);
      if (text === undefined) {
        found.unreadable.add(row.shop);
        continue;
      }
      await db
        .update(shops)
        .set({ [name]: secrets.seal(text) })
        .where(and(eq(shops.shop, row.shop), eq(shops[name], sealed)));
      found.resealed += 1;
    }
  }
  return { ...found, unreadable: [...found.unreadable] };
}
