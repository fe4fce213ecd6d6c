import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { parseShopProfile } from "../pipeline/settings/shop-profile.ts";
import type { Hold } from "../pipeline/ports/hold.ts";
import type { IntegratorSettings, Settings, SettingsStore } from "../pipeline/ports/stores.ts";
import { lastUsed } from "./last-used.ts";
import { openedBy, type Secrets } from "./secrets.ts";
import type { Session } from "./session.ts";
import { statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

export type StoreKit = { readonly now: () => Date; readonly secrets: Secrets };

const frequent = statementsOf(({ db, tables: { shops } }) => {
  const one = eq(shops.shop, sql.placeholder("shop"));
  return {
    // The profile as the text it is: to read it anew each time costs more than all the rest.
    find: db
      .select({
        profile: sql<string | null>`${shops.profile}`,
        integratorKind: shops.integratorKind,
        integratorSecret: shops.integratorSecret,
        isActive: shops.isActive,
        startsAt: shops.startsAt,
        version: shops.settingsVersion,
      })
      .from(shops)
      .where(one)
      .limit(1)
      .prepare(),
    hold: db.select({ hold: shops.hold }).from(shops).where(one).limit(1).prepare(),
  };
});

/** A shop's own settings; the integrator's key is sealed at rest. */
export function settingsStore(session: Session, shop: ShopId, kit: StoreKit): SettingsStore {
  const {
    db,
    tables: { shops },
  } = session;
  const { now, secrets } = kit;
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
      const [row] = await frequent(session).find.execute({ shop });
      return row ? readOnce(shop, row, kit) : NOTHING_SET;
    },
    hold: async () => {
      const [row] = await frequent(session).hold.execute({ shop });
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
  lostAccount: undefined,
  isActive: false,
  startsAt: undefined,
  version: 0,
};

type StoredHold = Omit<Hold, "probeAt"> & { readonly probeAt: string };

const toHold = ({ probeAt, ...hold }: StoredHold): Hold => ({ ...hold, probeAt: new Date(probeAt) });

type ShopRow = Tables["shops"]["$inferSelect"];
type SettingsRow = Pick<ShopRow, "integratorKind" | "integratorSecret" | "isActive" | "startsAt"> & {
  readonly profile: string | null;
  readonly version: number;
};

const MOST_READ = 1000;
type Reading = { row: SettingsRow; settings: Settings };
const lastRead = new WeakMap<StoreKit, ReturnType<typeof lastUsed<Reading>>>();

/** Opening the account and checking the profile again is spared while the same words stand there. */
function readOnce(shop: ShopId, row: SettingsRow, kit: StoreKit): Settings {
  const readingOf = lastRead.get(kit) ?? lastUsed<Reading>(MOST_READ);
  lastRead.set(kit, readingOf);
  const read = (): Reading => ({ row, settings: toSettings(row, kit.secrets) });
  const last = readingOf(shop, read);
  if (!isSame(last.row, row)) Object.assign(last, read());
  return last.settings;
}

/** The version alone would not do: a change that is taken back leaves its number to the next one. */
const isSame = (one: SettingsRow, other: SettingsRow): boolean =>
  one.version === other.version &&
  one.isActive === other.isActive &&
  one.startsAt?.getTime() === other.startsAt?.getTime() &&
  one.integratorKind === other.integratorKind &&
  one.integratorSecret === other.integratorSecret &&
  one.profile === other.profile;

function toSettings(row: SettingsRow, secrets: Secrets): Settings {
  const profile = row.profile === null ? undefined : parseShopProfile(JSON.parse(row.profile));
  const integrator = integratorOf(row, secrets);
  const isLost = integrator === undefined && row.integratorSecret !== null;
  return {
    // One that no longer passes the rules is as good as none: the shop's orders wait until it is set up again.
    profile: profile?.ok ? profile.value : undefined,
    integrator,
    lostAccount: isLost ? (row.integratorKind ?? undefined) : undefined,
    isActive: row.isActive,
    startsAt: row.startsAt ?? undefined,
    version: row.version,
  };
}

type AccountRow = Pick<SettingsRow, "integratorKind" | "integratorSecret">;

function integratorOf(row: AccountRow, secrets: Secrets): IntegratorSettings | undefined {
  if (row.integratorKind === null || row.integratorSecret === null) return undefined;
  const opened = openedBy(secrets, row.integratorSecret);
  if (opened === undefined) return undefined;
  const access = JSON.parse(opened) as Omit<IntegratorSettings, "kind">;
  return { kind: row.integratorKind, ...access };
}
