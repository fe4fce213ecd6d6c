import { and, count, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { istanbulDate } from "../invoice/time/istanbul-time.ts";
import type { Alarms } from "../pipeline/ports/overdue.ts";
import type { Hold } from "../pipeline/ports/hold.ts";
import { problemsByCode } from "./order-tally.ts";
import { countStuck } from "./reconciliations.ts";
import { openedBy, type Secrets } from "./secrets.ts";
import type { Session } from "./session.ts";
import { countAlarms } from "./sight.ts";
import { readTokens } from "./shop-tokens.ts";

/** What can be told of all shops by looking at what is stored. */
export type Health = {
  readonly shops: number;
  /** Switched on, and Shopify does not let us in. */
  readonly withoutTokens: readonly string[];
  /** Stored with a key that is not in the ring any more. */
  readonly unreadable: readonly string[];
  /** How many were switched on once and are not now. */
  readonly switchedOff: number;
  /** Whose integrator refuses everything, with its code. */
  readonly held: readonly { readonly shop: string; readonly code: string }[];
  /** Switched on, and not compared with Shopify for two hours. */
  readonly unproved: readonly string[];
  /** Where the last proof found orders nobody told of, and no webhook has come for a day. */
  readonly unheard: readonly string[];
  /** Jobs that have been due for ten minutes and that nobody took. */
  readonly untaken: number;
  readonly stuck: number;
  readonly overdue: Alarms;
  readonly inReview: number;
  /** What went wrong with orders when they were tried last, by code, and of how many. */
  readonly troubles: readonly { readonly code: string; readonly count: number }[];
};

const MINUTE_MS = 60_000;

export async function healthOf(
  session: Session,
  { now, secrets, isPostgres }: { readonly now: Date; readonly secrets: Secrets; readonly isPostgres: boolean },
): Promise<Health> {
  const { db, tables } = session;
  const { shops, orders, reconciliations } = tables;
  const rows = await db.select().from(shops);
  const old = lt(reconciliations.provedAt, new Date(now.getTime() - 120 * MINUTE_MS));
  const unproved = await db
    .select({ shop: shops.shop })
    .from(shops)
    .leftJoin(reconciliations, eq(reconciliations.shop, shops.shop))
    .where(and(shops.isActive, isNotNull(shops.tokens), or(isNull(reconciliations.provedAt), old)));
  // Of a shop that left only what the law keeps is there, and nobody looks at it.
  const isOfShop = inArray(orders.shop, db.select({ shop: shops.shop }).from(shops));
  const [review] = await db
    .select({ n: count() })
    .from(orders)
    .where(and(eq(orders.state, "review"), isOfShop));
  const troubles = await problemsByCode(session, isOfShop);
  const isShut = (sealed: string | null) => sealed !== null && openedBy(secrets, sealed) === undefined;
  return {
    shops: rows.length,
    withoutTokens: rows.filter((row) => row.isActive && isShutOut(row.tokens, secrets, now)).map(({ shop }) => shop),
    unreadable: rows
      .filter(({ tokens, integratorSecret }) => [tokens, integratorSecret].some(isShut))
      .map(({ shop }) => shop),
    switchedOff: rows.filter(({ isActive, startsAt }) => !isActive && startsAt !== null).length,
    held: rows.flatMap(({ shop, hold }) => (hold === null ? [] : [{ shop, code: codeOf(hold) }])),
    unproved: unproved.map(({ shop }) => shop),
    unheard: await unheardShops(session, now),
    untaken: await countUntaken(session, { before: new Date(now.getTime() - 10 * MINUTE_MS), isPostgres }),
    stuck: await countStuck(session),
    overdue: await countAlarms(session, istanbulDate(now), secrets),
    inReview: review?.n ?? 0,
    troubles: troubles.map(({ problem: { code }, count: n }) => ({ code, count: n })),
  };
}

/** Shopify keeps an app's own subscriptions, and no shop can be asked for them: only their silence tells. */
async function unheardShops(
  { db, tables: { reconciliations, inbox } }: Session,
  now: Date,
): Promise<readonly string[]> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * MINUTE_MS);
  const found = await db
    .select({ shop: reconciliations.shop, missed: reconciliations.missed })
    .from(reconciliations)
    .where(isNotNull(reconciliations.missed));
  const unheard: string[] = [];
  for (const { shop, missed } of found) {
    if ((missed as readonly unknown[]).length === 0) continue;
    const heard = and(eq(inbox.shop, shop), gt(inbox.receivedAt, dayAgo));
    const [last] = await db.select({ id: inbox.webhookId }).from(inbox).where(heard).limit(1);
    if (!last) unheard.push(shop);
  }
  return unheard;
}

/** No tokens, or a refresh token that is over or was refused: only a visit brings new ones. */
function isShutOut(sealed: string | null, secrets: Secrets, now: Date): boolean {
  if (sealed === null) return true;
  const opened = openedBy(secrets, sealed);
  return opened !== undefined && readTokens(opened).refreshTokenExpiresAt <= now;
}

function codeOf(hold: unknown): string {
  const { facts } = (hold as Pick<Hold, "problem">).problem;
  return String(facts["code"] ?? facts["providerCode"] ?? "");
}

async function countUntaken(
  { rows }: Session,
  { before, isPostgres }: { readonly before: Date; readonly isPostgres: boolean },
): Promise<number> {
  const [row] = await rows(
    isPostgres
      ? sql`select count(*) as n from graphile_worker.jobs where locked_at is null and run_at < ${before.toISOString()}::timestamptz`
      : sql`select count(*) as n from jobs where locked_by is null and run_at < ${before.getTime()}`,
  );
  return Number(row?.["n"] ?? 0);
}
