import { STAYS_OUT } from "../../invoice/due/due.ts";
import { isToldSince } from "../told-since.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { ChangedOrder, ChangedOrders, ChangedPage } from "../ports/changed-orders.ts";
import type { Clock } from "../ports/clock.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import { toWake } from "../ports/past-orders.ts";
import type { MissedOrder, Reconciliation, Walk } from "../ports/reconciliation.ts";
import type { OrderRecord, Reader, Stores, UnitOfWork } from "../ports/stores.ts";
import type { TimelineLine } from "../ports/timeline.ts";
import { unlessRemoved } from "../unless-removed.ts";
import { isToCome } from "../is-to-come.ts";
import { isDueByList } from "./due-by-list.ts";
import { lookAfterTheirWay } from "./their-way.ts";

export type ReconcilePorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly changedOrders: ChangedOrders;
  readonly clock: Clock;
  /** Keeps Shopify's door open for a shop that asks for nothing. Throws as `OrderSource` does. */
  readonly keepAccess: (shop: ShopId) => Promise<void>;
  /** Hears how many due orders were found that no signal had told of. */
  readonly onMissed: (count: number) => void;
};

const LIGHT_SECONDS = 300;
const PROOF_SECONDS = 3600;
const A_DAY_SECONDS = 86_400;
const MINUTE_MS = 60_000;
/** Shopify's search lags behind its orders a little. */
const OVERLAP_MS = 10 * MINUTE_MS;
const PROOF_MS = 30 * 24 * 60 * MINUTE_MS;
/** Begun so long ago, Shopify may no longer know the place where it stopped. */
const STALE_WALK_MS = 6 * 60 * MINUTE_MS;
/** A run is short enough to be waited for when the app stops. */
const PAGES_A_RUN = 5;
/** As many orders as Shopify tells of at once. */
const A_PAGE = 100;
/** More than the page could tell of; the orders themselves are all woken. */
const MOST_MISSED = 200;

/**
 * Compares the shop with Shopify: every five minutes what changed meanwhile, every hour (in a small shop after each new order) the last 30 days. An order that
 * nobody told of, or that changed since it was read, is woken and settled by its own job like any other.
 */
export const reconcileShop =
  (ports: ReconcilePorts) =>
  async (shop: ShopId): Promise<JobOutcome> => {
    const { startsAt } = await ports.read(shop).settings.get();
    if (!startsAt) return keepAccess(ports, shop);
    let walk = await walkOf(ports, shop, startsAt);
    const past = new Set(toWake(await ports.read(shop).backfill.get()));
    if (past.size > 0) await ports.unitOfWork(shop, ({ jobs }) => jobs.readBackfill());
    for (let pages = 0; pages < PAGES_A_RUN; pages += 1) {
      const page = await pageOf(ports, shop, walk);
      if (page === "not-installed") return done;
      const compared = await comparePage(ports, { shop, startsAt, walk, page, past });
      if (compared === undefined) return snooze(0);
      if (compared.end) return compared.end;
      walk = compared.walk;
      if (page.restSeconds > 0) return snooze(page.restSeconds);
    }
    return snooze(0);
  };

/** Never switched on: nothing can be due, and switching on comes back here. */
const keepAccess = (ports: ReconcilePorts, shop: ShopId): Promise<JobOutcome> =>
  unlessRemoved(ports.keepAccess(shop)).then((kept) => (kept === "not-installed" ? done : snooze(A_DAY_SECONDS)));

/** What a time still to come tells was never looked at. */
async function walkOf({ read, clock }: ReconcilePorts, shop: ShopId, startsAt: Date): Promise<Walk> {
  const known = await read(shop).reconciliation.get();
  const startedAt = clock.now();
  const age = startedAt.getTime() - (known.walk?.startedAt.getTime() ?? 0);
  if (known.walk && age < STALE_WALK_MS && !isToCome(known.walk.startedAt, startedAt)) return known.walk;
  const kind = isProofDue(known, startedAt) ? "proof" : "light";
  const back = startedAt.getTime() - PROOF_MS;
  const walkedTo = known.walkedTo && !isToCome(known.walkedTo, startedAt) ? known.walkedTo : undefined;
  const last = walkedTo ? walkedTo.getTime() - OVERLAP_MS : back;
  const since = Math.max(kind === "proof" ? Math.min(back, last) : last, startsAt.getTime());
  return { kind, since: new Date(since), after: undefined, startedAt, due: 0, missed: [] };
}

function isProofDue({ proof, isProofWanted, walkedTo }: Reconciliation, now: Date): boolean {
  if (!proof || !walkedTo || isProofWanted) return true;
  if (isToCome(proof.provedAt, now) || isToCome(walkedTo, now)) return true;
  return now.getTime() - proof.provedAt.getTime() >= PROOF_SECONDS * 1000;
}

/** A shop without tokens is compared again once a visit brings new ones. */
const pageOf = ({ changedOrders }: ReconcilePorts, shop: ShopId, walk: Walk) =>
  unlessRemoved(changedOrders(shop, walk));

type Compared = {
  readonly shop: ShopId;
  readonly startsAt: Date;
  readonly walk: Walk;
  readonly page: ChangedPage;
  /** Past orders whose turn is to come: nobody missed them, and all at once they would hold up those of today. */
  readonly past: ReadonlySet<OrderId>;
};

type Gone = { readonly walk: Walk; readonly end: JobOutcome | undefined };

/**
 * `undefined` when the shop's start moved meanwhile: then another comparison is due. The last page and what the whole walk found are
 * one commit: one that was begun again would count its orders twice.
 */
async function comparePage(
  ports: ReconcilePorts,
  { shop, startsAt, walk, page, past }: Compared,
): Promise<Gone | undefined> {
  const found = await ports.unitOfWork(shop, async (stores) => {
    if (await hasMoved(stores, startsAt)) return undefined;
    const known = new Map((await stores.orders.findAll(page.orders.map(({ id }) => id))).map((one) => [one.id, one]));
    const missed: MissedOrder[] = [];
    for (const order of page.orders) {
      const record = known.get(order.id);
      const awaitsItsTurn = past.has(order.id) && (!record || record.state === "not-ours");
      if (awaitsItsTurn || !isBehind(order, record, startsAt)) continue;
      if (isMissed(order, record, startsAt) && !(await wasTold(stores, order, record))) {
        missed.push({ id: order.id, updatedAt: order.updatedAt });
        await stores.timeline.append(order.id, "signal-missed");
      }
      // What waits to be sent is read again first only if something told of it.
      if (record?.state === "queued" && (await isUnheard(stores, order))) {
        await stores.timeline.append(order.id, "signal-missed");
      }
      await stores.jobs.wake(order.id);
    }
    const isDue = (order: ChangedOrder) => isDueByList(order, known.get(order.id), startsAt);
    const due = walk.due + page.orders.filter(isDue).length;
    const all = [...walk.missed, ...missed].slice(0, MOST_MISSED);
    const next: Walk = { ...walk, due, missed: all, after: page.next };
    await stores.reconciliation.save({ walk: next });
    const end = page.next === undefined ? await finish(stores, next, ports.clock.now()) : undefined;
    return { walk: next, end, count: missed.length };
  });
  if (found && found.count > 0) ports.onMissed(found.count);
  return found;
}

const hasMoved = async ({ settings }: Stores, startsAt: Date): Promise<boolean> =>
  (await settings.get()).startsAt?.getTime() !== startsAt.getTime();

/** Whether reading the order again may change what becomes of it. */
function isBehind(order: ChangedOrder, record: OrderRecord | undefined, startsAt: Date): boolean {
  if (!record) return order.processedAt >= startsAt;
  const mayChange = ["waiting", "review", "not-ours", "queued", "issued", "cancelled", "rejected", "failed"].includes(
    record.state,
  );
  return mayChange && !STAYS_OUT.has(record.reason ?? "") && record.updatedAt < order.updatedAt;
}

/** Due, and what is known of it here says otherwise or nothing at all. */
const isMissed = (order: ChangedOrder, record: OrderRecord | undefined, startsAt: Date): boolean =>
  isDueByList(order, record, startsAt) && (!record || record.state === "waiting" || record.state === "not-ours");

/** It waits for its job: whatever is read then is newer than the delivery. */
async function wasTold({ timeline }: Stores, order: ChangedOrder, record: OrderRecord | undefined): Promise<boolean> {
  const isNewer = ({ at, kind }: TimelineLine): boolean =>
    kind === "webhook-received" && (!record || at >= order.updatedAt);
  return (await timeline.list(order.id)).some(isNewer);
}

/** Nothing told of it since its invoice was fixed, neither a delivery nor an earlier comparison. */
async function isUnheard(stores: Stores, { id }: ChangedOrder): Promise<boolean> {
  const invoice = await stores.invoices.findLatest(id);
  return invoice?.isLive === true && !(await isToldSince(stores, invoice));
}

async function finish(stores: Stores, walk: Walk, now: Date): Promise<JobOutcome> {
  const { reconciliation } = stores;
  await reconciliation.save({ walk: undefined, walkedTo: walk.startedAt });
  if (walk.kind === "light") return snooze((await isProofNext(reconciliation, walk)) ? 0 : LIGHT_SECONDS);
  for (const id of await stores.marks.behind()) await stores.jobs.writeBack(id);
  const stuck = await lookAfterTheirWay(stores, now);
  const proof = { provedAt: now, due: walk.due, missed: walk.missed, stuck };
  await reconciliation.save({ proof, isProofWanted: false });
  return snooze(LIGHT_SECONDS);
}

/** Where thirty days fit one page of Shopify's, they are proved again with what came since: a merchant holds the count against the list. */
async function isProofNext(reconciliation: Stores["reconciliation"], { due }: Walk): Promise<boolean> {
  const { proof, isProofWanted } = await reconciliation.get();
  if (isProofWanted || due === 0 || !proof || proof.due >= A_PAGE) return isProofWanted;
  await reconciliation.save({ isProofWanted: true });
  return true;
}
