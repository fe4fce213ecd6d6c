import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { parseShopProfile } from "../pipeline/shop-profile.ts";
import type { Hold, IntegratorSettings, Settings, SettingsStore } from "../pipeline/stores.ts";
import type { Secrets } from "./secrets.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

type ShopRow = Tables["shops"]["$inferSelect"];

export type StoreKit = { readonly now: () => Date; readonly secrets: Secrets };

/** A shop's own settings; the integrator's key is sealed at rest. */
export function settingsStore(
  { db, tables: { shops } }: Session,
  shop: ShopId,
  { now, secrets }: StoreKit,
): SettingsStore {
  const save = async (set: Partial<Tables["shops"]["$inferInsert"]>) => {
    const row = { shop, installedAt: now(), ...set };
    const settingsVersion = sql`${shops.settingsVersion} + 1`;
    await db
      .insert(shops)
      .values(row)
      .onConflictDoUpdate({ target: shops.shop, set: { ...set, settingsVersion } });
  };
  return {
    get: async () => {
      const [row] = await db.select().from(shops).where(eq(shops.shop, shop)).limit(1);
      return row ? toSettings(row, secrets) : NOTHING_SET;
    },
    hold: async () => {
      const [row] = await db.select({ hold: shops.hold }).from(shops).where(eq(shops.shop, shop)).limit(1);
      return row?.hold ? toHold(row.hold as StoredHold) : undefined;
    },
    setHold: async (hold) => {
      await db
        .update(shops)
        .set({ hold: hold ?? null })
        .where(eq(shops.shop, shop));
    },
    profileSource: async () => {
      const [row] = await db.select({ profile: shops.profile }).from(shops).where(eq(shops.shop, shop)).limit(1);
      return row?.profile ?? undefined;
    },
    saveProfile: (source) => save({ profile: source }),
    saveIntegrator: ({ kind, ...access }) =>
      save({ integratorKind: kind, integratorSecret: secrets.seal(JSON.stringify(access)) }),
    renewAccess: async (from, to) => {
      const [row] = await db.select().from(shops).where(eq(shops.shop, shop)).limit(1);
      const account = row && integratorOf(row, secrets);
      if (!account || JSON.stringify(account.access) !== JSON.stringify(from)) return false;
      const integratorSecret = secrets.seal(JSON.stringify({ access: to, environment: account.environment }));
      await db.update(shops).set({ integratorSecret }).where(eq(shops.shop, shop));
      return true;
    },
    dropTokens: async (removedAt) => {
      const isOlder = or(isNull(shops.tokensGrantedAt), lte(shops.tokensGrantedAt, removedAt));
      await db
        .update(shops)
        .set({ tokens: null })
        .where(and(eq(shops.shop, shop), isOlder));
    },
    setActive: (isActive) => save({ isActive }),
    setStart: (startsAt) => save({ startsAt }),
  };
}

const NOTHING_SET: Settings = {
  profile: undefined,
  integrator: undefined,
  isActive: false,
  startsAt: undefined,
  version: 0,
};

type StoredHold = Omit<Hold, "probeAt"> & { readonly probeAt: string };

const toHold = ({ probeAt, ...hold }: StoredHold): Hold => ({ ...hold, probeAt: new Date(probeAt) });

function toSettings(row: ShopRow, secrets: Secrets): Settings {
  const profile = row.profile === null ? undefined : parseShopProfile(row.profile);
  return {
    // One that no longer passes the rules is as good as none: the shop's orders wait until it is set up again.
    profile: profile?.ok ? profile.value : undefined,
    integrator: integratorOf(row, secrets),
    isActive: row.isActive,
    startsAt: row.startsAt ?? undefined,
    version: row.settingsVersion,
  };
}

function integratorOf(row: ShopRow, secrets: Secrets): IntegratorSettings | undefined {
  if (row.integratorKind === null || row.integratorSecret === null) return undefined;
  const access = JSON.parse(secrets.open(row.integratorSecret)) as Omit<IntegratorSettings, "kind">;
  return { kind: row.integratorKind, ...access };
}
