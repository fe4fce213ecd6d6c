import { and, asc, count, eq, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import { toOrderId } from "../invoice/ids.ts";
import { type State, transition } from "../invoice/lifecycle.ts";
import { foldWords } from "../invoice/text.ts";
import { faultsAfter } from "../pipeline/ports/document-faults.ts";
import { changesMark, isShown } from "../pipeline/ports/order-mark.ts";
import type { MoveReason, OrderRecord, OrderStore, OrderSummary, ShownInvoice } from "../pipeline/ports/stores.ts";
import { manyRows } from "./many-rows.ts";
import { listOrders } from "./order-list.ts";
import { ettnWord } from "./order-search.ts";
import { toFaults, toRecord, toState } from "./order-row.ts";
import { countToAsk, problemsByCode, tallyOrders } from "./order-tally.ts";
import { countOverdue, earliestLastDay } from "./overdue.ts";
import type { Session } from "./session.ts";
import { byShape, statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

export type OrderChange = { readonly shop: ShopId; readonly orderId: OrderId; readonly state: State };

/** An order that has its invoice, or gets none, has no last day for it. */
const NEEDS_NONE: ReadonlySet<State> = new Set(["issued", "not-ours", "cancelled"]);
const NO_DEADLINE = { lastDay: null, alarmDay: null } as const;

/** What every step of every order asks and writes. */
const frequent = statementsOf(({ db, tables: { orders, orderCounts } }) => {
  const one = and(eq(orders.shop, sql.placeholder("shop")), eq(orders.orderId, sql.placeholder("id")));
  const n = sql`${orderCounts.n} + excluded.n`;
  const target = [orderCounts.shop, orderCounts.state];
  const given = (state: string, by: number) => ({
    shop: sql.placeholder("shop"),
    state: sql.placeholder(state),
    n: by,
  });
  return {
    find: db.select().from(orders).where(one).limit(1).prepare(),
    place: db
      .select({ state: orders.state, processedAt: orders.processedAt, faults: orders.faults })
      .from(orders)
      .where(one)
      .limit(1)
      .prepare(),
    countIn: db.insert(orderCounts).values(given("state", 1)).onConflictDoUpdate({ target, set: { n } }).prepare(),
    countMove: db
      .insert(orderCounts)
      .values([given("from", -1), given("to", 1)])
      .onConflictDoUpdate({ target, set: { n } })
      .prepare(),
  };
});

type Row = Partial<Tables["orders"]["$inferInsert"]> & { readonly shop: ShopId; readonly orderId: OrderId };

/** Changes columns of one order. */
export const changingOrder = byShape<Row>(({ db, tables: { orders } }, { shop, orderId, ...set }) =>
  db
    .update(orders)
    .set(set)
    .where(and(eq(orders.shop, shop), eq(orders.orderId, orderId)))
    .prepare(),
);

const saving = byShape<Row>(({ db, tables: { orders } }, { shop, orderId, ...row }) =>
  db
    .insert(orders)
    .values({ ...(row as Tables["orders"]["$inferInsert"]), shop, orderId, state: "waiting" })
    .onConflictDoUpdate({ target: [orders.shop, orders.orderId], set: row })
    .prepare(),
);

const addingWords = manyRows("orderWords", ["shop", "word", "processedAt", "orderId"], "on conflict do nothing");

const orNull = (faults: readonly Fault[]) => (faults.length > 0 ? faults : null);

/** What a transaction asks of an order again and again. */
type Place = Pick<OrderRecord, "state" | "processedAt" | "faults">;

const toPlace = ({ state, processedAt, faults }: Pick<Tables["orders"]["$inferSelect"], keyof Place>): Place => ({
  state: toState(state),
  processedAt,
  faults: toFaults(faults),
});

/** Both hear before the commit: of each change, and of orders whose page at Shopify must say something else now. */
export type OrderHooks = {
  readonly onChange: (change: OrderChange) => void;
  readonly onMark: (id: OrderId) => void;
};

/** Orders of one shop, their state and what they are found by. */
export function orderStore(session: Session, shop: ShopId, { onChange, onMark }: OrderHooks): OrderStore {
  const { db, tables } = session;
  const { orders, orderCounts, orderWords } = tables;
  const statements = frequent(session);
  const change = (id: OrderId, set: Omit<Row, "shop" | "orderId">) => {
    found.delete(id);
    return changingOrder(session, { shop, orderId: id, ...set });
  };
  /** Nobody else moves an order while this store's transaction lasts. */
  const places = new Map<OrderId, Place>();
  const found = new Map<OrderId, OrderRecord | undefined>();

  const find = async (id: OrderId): Promise<OrderRecord | undefined> => {
    const [row] = await statements.find.execute({ shop, id });
    if (row) places.set(id, toPlace(row));
    const record = row && toRecord(row);
    found.set(id, record);
    return record;
  };

  const placeOf = async (id: OrderId): Promise<Place> => {
    const known = places.get(id);
    if (known) return known;
    const [row] = await statements.place.execute({ shop, id });
    if (!row) throw new Error("order is not stored");
    const place = toPlace(row);
    places.set(id, place);
    return place;
  };
  const stateOf = async (id: OrderId): Promise<State> => (await placeOf(id)).state;

  const addWords = async (id: OrderId, processedAt: Date, words: readonly string[]) => {
    const rows = [...new Set(words)].map((word) => ({ shop, word, processedAt, orderId: id }));
    await addingWords(session, rows);
  };

  const dropWords = async (id: OrderId, before: readonly string[], after: readonly string[]) => {
    const lost = before.filter((word) => !after.includes(word));
    const stale = and(eq(orderWords.shop, shop), eq(orderWords.orderId, id), inArray(orderWords.word, lost));
    if (lost.length > 0) await db.delete(orderWords).where(stale);
  };

  const moveWords = async (id: OrderId, processedAt: Date) => {
    const ofOrder = and(eq(orderWords.shop, shop), eq(orderWords.orderId, id));
    await db.update(orderWords).set({ processedAt }).where(ofOrder);
  };

  return {
    find,
    findAll: async (ids) => {
      const named = and(eq(orders.shop, shop), inArray(orders.orderId, [...ids]));
      return ids.length === 0 ? [] : (await db.select().from(orders).where(named)).map(toRecord);
    },
    tally: (ids) => tallyOrders(session, shop, ids),
    findByLegacyId: async (text) => {
      const id = toOrderId(text);
      return id && find(id);
    },
    list: (query) => listOrders(session, shop, query),
    counts: async () => {
      const rows = await db.select().from(orderCounts).where(eq(orderCounts.shop, shop));
      return new Map(rows.map(({ state, n }) => [toState(state), n]));
    },
    problems: () => problemsByCode(session, eq(orders.shop, shop)),
    toAsk: () => countToAsk(session, shop),
    save: async (summary) => {
      const known = found.has(summary.id) ? found.get(summary.id) : await find(summary.id);
      // Shopify may still tell a name that a buyer asked to be forgotten here.
      const { id, ...shown } = known?.isRedacted ? { ...summary, buyer: "" } : summary;
      const row = toRow(shown);
      found.delete(id);
      await saving(session, { shop, orderId: id, ...row });
      if (!known) await statements.countIn.execute({ shop, state: "waiting" satisfies State });
      const { state = "waiting", faults = [] } = known ?? {};
      places.set(id, { state, faults, processedAt: shown.processedAt });
      if (known) await dropWords(id, wordsOf(known), wordsOf(shown));
      if (known && known.processedAt.getTime() !== shown.processedAt.getTime()) await moveWords(id, shown.processedAt);
      await addWords(id, shown.processedAt, wordsOf(shown));
      onChange({ shop, orderId: id, state });
    },
    move: async (id, event, why: MoveReason = {}) => {
      const { state, processedAt, faults: before } = await placeOf(id);
      const next = transition(state, event);
      if (!next.ok) throw new Error(`illegal event ${event} in state ${state}`);
      const faults = faultsAfter(event, before, why.faults ?? []);
      const set = { state: next.value, reason: why.reason ?? null, faults: orNull(faults), problem: null };
      const settled = NEEDS_NONE.has(next.value) ? NO_DEADLINE : {};
      const isMarked = changesMark(state, next.value);
      await change(id, { ...set, ...settled, ...(isMarked ? { isMarkBehind: true } : {}) });
      if (isMarked) onMark(id);
      places.set(id, { state: next.value, processedAt, faults });
      if (state !== next.value) await statements.countMove.execute({ shop, from: state, to: next.value });
      onChange({ shop, orderId: id, state: next.value });
      return next.value;
    },
    saveEntry: async (id, entry, by) => {
      await change(id, { entry, enteredBy: by });
    },
    saveSaleEntry: async (id, saleEntry) => {
      await change(id, { saleEntry });
    },
    markAsked: async (id) => {
      await change(id, { isAsked: true });
    },
    overdue: (today) => countOverdue(session, today, shop),
    firstLastDay: () => earliestLastDay(session, shop),
    proposals: async () => ({
      changed: await withFaults(session, shop, "issued"),
      cancelled: await withFaults(session, shop, "cancelled"),
    }),
    setProblem: async (id, problem) => {
      await change(id, { problem: problem ?? null });
      onChange({ shop, orderId: id, state: await stateOf(id) });
    },
    setFaults: async (id, faults) => {
      const place = await placeOf(id);
      await change(id, { faults: orNull(faults) });
      places.set(id, { ...place, faults });
      onChange({ shop, orderId: id, state: place.state });
    },
    showInvoice: async (id, shown) => {
      const { ettn, number } = shown;
      const before = "way" in shown && !shown.way ? await find(id) : undefined;
      if (before?.invoiceNumber) await dropWords(id, foldWords(before.invoiceNumber), wordsOf(before));
      await change(id, { invoiceNumber: number ?? null, ...wayColumns(shown) });
      const { state, processedAt } = await placeOf(id);
      await addWords(id, processedAt, [ettnWord(ettn), ...foldWords(number ?? "")]);
      if (isShown(state)) onMark(id);
      onChange({ shop, orderId: id, state });
    },
    integrators: () => integratorsOf(session, shop),
    heldUp: async (reasons) => {
      const isWaiting = and(inArray(orders.state, ["waiting", "not-ours"]), inArray(orders.reason, [...reasons]));
      const rows = await db
        .select({ orderId: orders.orderId })
        .from(orders)
        .where(and(eq(orders.shop, shop), or(isWaiting, isNotNull(orders.problem))));
      return rows.flatMap(({ orderId }) => toOrderId(orderId) ?? []);
    },
  };
}

const wayColumns = (shown: ShownInvoice) =>
  "way" in shown ? { invoiceChannel: shown.way?.channel ?? null, integrator: shown.way?.integrator ?? null } : {};

/** One look into the index for each integrator, however many orders there are. */
async function integratorsOf({ db, tables: { orders } }: Session, shop: ShopId): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (let last = ""; ; ) {
    const [row] = await db
      .select({ kind: orders.integrator })
      .from(orders)
      .where(and(eq(orders.shop, shop), gt(orders.integrator, last)))
      .orderBy(asc(orders.integrator))
      .limit(1);
    if (!row?.kind) return kinds;
    last = row.kind;
    kinds.push(last);
  }
}

async function withFaults({ db, tables: { orders } }: Session, shop: ShopId, state: State): Promise<number> {
  const isProposed = and(eq(orders.shop, shop), eq(orders.state, state), isNotNull(orders.faults));
  const [row] = await db.select({ n: count() }).from(orders).where(isProposed);
  return row?.n ?? 0;
}

const toRow = ({ total, lastDay, alarmDay, ...shown }: Omit<OrderSummary, "id">) => ({
  ...shown,
  total: total ?? null,
  lastDay: lastDay ?? null,
  alarmDay: alarmDay ?? null,
});

const wordsOf = ({ name, buyer }: Pick<OrderSummary, "name" | "buyer">): readonly string[] => [
  ...foldWords(name),
  ...foldWords(buyer),
];
