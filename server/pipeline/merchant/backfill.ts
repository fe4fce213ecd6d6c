import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus, sum } from "../../invoice/money/money.ts";
import type { Clock } from "../ports/clock.ts";
import { AppError } from "../errors.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import { type Backfill, type PastOrder, type PastOrders, type Rehearsal, toWake } from "../ports/past-orders.ts";
import { unreadSummary } from "../ports/order-summary.ts";
import type { Signal } from "../ports/inbox-store.ts";
import type { OrderRecord, Reader, ReadStores, Stores, UnitOfWork } from "../ports/stores.ts";

type Ports = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly pastOrders: PastOrders;
  readonly clock: Clock;
};

const LOOK_AGAIN_SECONDS = 15;
const DAY_MS = 86_400_000;
/** As far back as Shopify shows orders to an app without asking for more. */
const LOOK_BACK_MS = 60 * DAY_MS;
/** The law's seven days, counted here from the sale: the list says when to ask an accountant first. */
const LATE_AFTER_MS = 7 * DAY_MS;
const SHOWN = 50;
/** What a person presses, and what is sold today, waits behind no more of them than these. */
const WOKEN_AT_ONCE = 200;
const FEW = 50;
const NEXT_AFTER_SECONDS = 2;

/** Has Shopify collect the orders sold since then and before the shop's start. A rehearsal: it invoices nothing. */
export const startBackfill =
  (ports: Ports) =>
  async (shop: ShopId, since: Date): Promise<void> => {
    const { unitOfWork, read, pastOrders, clock } = ports;
    const now = clock.now();
    const from = new Date(Math.max(since.getTime(), now.getTime() - LOOK_BACK_MS));
    const to = (await read(shop).settings.get()).startsAt ?? now;
    if (from >= to) throw new AppError("REQUEST_INVALID");
    const before = toWake(await read(shop).backfill.get());
    await wakeInPortions(ports, shop, before);
    const errand = await pastOrders.start(shop, { from, to });
    await unitOfWork(shop, async (stores) => {
      const { backfill, jobs, timeline } = stores;
      // Confirmed only just now: with this look in its place nothing else would wake them.
      if (before.length === 0) await wakeAllOf(stores, toWake(await backfill.get()), now);
      await backfill.save({ errand, from, to, state: "reading", rehearsal: undefined, woken: 0 });
      await timeline.note("past-looked-at", { day: istanbulDate(from) });
      await jobs.readBackfill();
    });
  };

export const BULK_FINISHED = "bulk_operations/finish";

/** Shopify says that an errand is done. */
export const bulkFinished =
  ({ unitOfWork }: Pick<Ports, "unitOfWork">) =>
  (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<boolean> =>
    unitOfWork(shop, async ({ inbox, jobs, backfill }) => {
      if (!(await inbox.insert({ ...signal, orderId: undefined }))) return false;
      if ((await backfill.get())?.state === "reading") await jobs.readBackfill();
      return true;
    });

/** Looks whether Shopify has them all, and tells what could be invoiced; wakes those that were confirmed. */
export const readBackfill =
  (ports: Ports) =>
  async (shop: ShopId): Promise<JobOutcome> => {
    const { unitOfWork, read } = ports;
    const known = await read(shop).backfill.get();
    if (known?.state === "confirmed") return wakeNext(ports, shop, known);
    if (known?.state !== "reading") return done;
    const keep = keeping(unitOfWork, shop, known);
    const rehearsal = await collect(ports, shop, known.errand).catch(async (cause: unknown) => {
      if (isLasting(cause)) await keep(undefined);
      throw cause;
    });
    if (rehearsal === "under-way") return snooze(LOOK_AGAIN_SECONDS);
    await keep(rehearsal);
    return done;
  };

const keeping =
  (unitOfWork: UnitOfWork, shop: ShopId, known: Backfill) =>
  (rehearsal: Rehearsal | undefined): Promise<void> =>
    unitOfWork(shop, async ({ backfill }) => {
      // Another look may have been asked for meanwhile.
      if ((await backfill.get())?.errand !== known.errand) return;
      await backfill.save({ ...known, state: rehearsal ? "ready" : "failed", rehearsal });
    });

async function collect(ports: Ports, shop: ShopId, errand: string): Promise<Rehearsal | "under-way" | undefined> {
  const found = await ports.pastOrders.collect(shop, errand);
  if (found === undefined) return "under-way";
  return found === "failed" ? undefined : rehearse(ports, shop, found);
}

/** Asked again these would be the same for ever, and the merchant would wait for them; what else may be wrong passes. */
const LASTING: ReadonlySet<unknown> = new Set(["SHOPIFY_ANSWER_INVALID", "SHOPIFY_ACCESS_DENIED"]);

const isLasting = (cause: unknown): boolean => cause instanceof AppError && LASTING.has(cause.code);

async function rehearse({ read, clock }: Ports, shop: ShopId, found: AsyncIterable<PastOrder>): Promise<Rehearsal> {
  const lateBefore = new Date(clock.now().getTime() - LATE_AFTER_MS);
  const candidates: PastOrder[] = [];
  let seen = 0;
  for await (const order of found) {
    seen += 1;
    // Sent to be paid at the door or on terms it is due as well: with the start moved back it would come without a word.
    const mayBeInvoiced = (order.isFullyPaid || order.isSent) && !order.isTest && !order.isCancelled;
    if (mayBeInvoiced && (await isFree(read, shop, order.id))) candidates.push(order);
  }
  const byCurrency = Map.groupBy(candidates, ({ currency }) => currency);
  return {
    seen,
    candidates: candidates.map(({ id }) => id),
    totals: Object.fromEntries(
      [...byCurrency].map(([currency, orders]) => [currency, formatKurus(sum(orders.map(({ total }) => total)))]),
    ),
    late: candidates.filter(({ processedAt }) => processedAt < lateBefore).length,
    some: candidates.slice(0, SHOWN).map(({ name, processedAt, total, currency }) => ({
      name,
      processedAt: processedAt.toISOString(),
      total: `${formatKurus(total)} ${currency}`,
    })),
  };
}

/** Unknown here, or left out only because it is older than the start. */
async function isFree(read: Reader, shop: ShopId, id: OrderId): Promise<boolean> {
  const order = await read(shop).orders.find(id);
  return !order || isOlder(order);
}

const isOlder = ({ state, reason }: OrderRecord): boolean => state === "not-ours" && reason === "BEFORE_START";

/**
 * The merchant wants just these invoiced: the start moves back to where the look began, and each goes its ordinary way.
 * Answers false where what was shown is not what stands here any more.
 */
export const confirmBackfill =
  ({ unitOfWork }: Pick<Ports, "unitOfWork">) =>
  (shop: ShopId, shown: { readonly look: string }): Promise<boolean> =>
    unitOfWork(shop, async (stores) => {
      const { backfill, jobs, settings, timeline } = stores;
      const known = await backfill.get();
      const count = known?.rehearsal?.candidates.length ?? 0;
      if (known?.state !== "ready" || known.errand !== shown.look || count === 0) return false;
      const { startsAt } = await settings.get();
      // Moved forward since the look: orders from between would come along that nobody was shown.
      if (startsAt !== undefined && startsAt > known.to) return false;
      await moveStartBack(stores, known.from);
      await backfill.save({ ...known, state: "confirmed" });
      await timeline.note("past-confirmed", { count });
      await jobs.readBackfill();
      return true;
    });

/** Some in each commit, because every other shop's deliveries wait for one. What a dead process did is done again for nothing. */
async function wakeInPortions({ unitOfWork, clock }: Ports, shop: ShopId, ids: readonly OrderId[]): Promise<void> {
  for (const some of portions(ids)) await unitOfWork(shop, (stores) => wakeOf(stores, some, clock.now()));
}

async function wakeAllOf(stores: Stores, ids: readonly OrderId[], now: Date): Promise<void> {
  for (const some of portions(ids)) await wakeOf(stores, some, now);
}

function* portions(ids: readonly OrderId[]): Generator<readonly OrderId[]> {
  for (let from = 0; from < ids.length; from += WOKEN_AT_ONCE) yield ids.slice(from, from + WOKEN_AT_ONCE);
}

/** The next ones once nearly all of the last were looked at: a shop's jobs have their turns by age, whatever they are for. */
async function wakeNext({ unitOfWork, read, clock }: Ports, shop: ShopId, confirmed: Backfill): Promise<JobOutcome> {
  const { rehearsal, woken, errand } = confirmed;
  const some = toWake(confirmed).slice(0, WOKEN_AT_ONCE);
  if (some.length === 0) return done;
  const last = rehearsal?.candidates.slice(Math.max(0, woken - WOKEN_AT_ONCE), woken) ?? [];
  if ((await countUntried(read(shop), last)) > FEW) return snooze(NEXT_AFTER_SECONDS);
  await unitOfWork(shop, async (stores) => {
    if ((await stores.backfill.get())?.errand !== errand) return;
    await wakeOf(stores, some, clock.now());
    await stores.backfill.save({ ...confirmed, woken: woken + some.length });
  });
  return snooze(NEXT_AFTER_SECONDS);
}

/** Nothing is known of them yet, nor why that is so. */
async function countUntried({ orders }: Pick<ReadStores, "orders">, ids: readonly OrderId[]): Promise<number> {
  const known = await orders.findAll(ids);
  const isTried = ({ state, reason, problem }: OrderRecord) => state !== "waiting" || Boolean(reason ?? problem);
  return ids.length - known.filter(isTried).length;
}

/** Those that nothing has become of yet; none of them counts as left out any more. */
async function wakeOf(stores: Stores, ids: readonly OrderId[], now: Date): Promise<void> {
  const { orders, jobs, settings } = stores;
  const known = new Map((await orders.findAll(ids)).map((order) => [order.id, order]));
  const isToCome = (order: OrderRecord | undefined) => !order || order.state === "waiting" || isOlder(order);
  for (const order of known.values()) if (isOlder(order)) await orders.move(order.id, "reopen");
  const toCome = ids.filter((id) => isToCome(known.get(id)));
  const { profile } = await settings.get();
  const isWordAwaited = profile?.issue.when === "manual" || profile?.issue.when === "tag";
  for (const id of isWordAwaited ? toCome : []) await ask(stores, { id, order: known.get(id), now });
  await jobs.wakeAll(toCome);
}

/** Where nothing is issued without a word of the merchant's, the confirmation is that word. */
async function ask(
  { orders, timeline }: Stores,
  { id, order, now }: { readonly id: OrderId; readonly order: OrderRecord | undefined; readonly now: Date },
): Promise<void> {
  if (order?.isAsked) return;
  if (!order) await orders.save(unreadSummary(id, now));
  await orders.markAsked(id);
  await timeline.append(id, "invoice-asked");
}

/** Never forward: the merchant may have moved it back further since the look, and what waits from then on would be left out. */
async function moveStartBack({ settings }: Pick<Stores, "settings">, to: Date): Promise<void> {
  const { startsAt } = await settings.get();
  if (startsAt === undefined || to < startsAt) await settings.setStart(to);
}
