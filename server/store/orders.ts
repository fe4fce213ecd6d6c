import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import { legacyId, toOrderId } from "../invoice/ids.ts";
import type { IstanbulDate } from "../invoice/istanbul-time.ts";
import type { MerchantEntry } from "../invoice/merchant-entry.ts";
import { type State, STATES, transition } from "../invoice/lifecycle.ts";
import { foldWords } from "../invoice/text.ts";
import type {
  EnteredBy,
  MoveReason,
  OrderPage,
  OrderQuery,
  OrderRecord,
  OrderStore,
  OrderSummary,
  Problem,
} from "../pipeline/stores.ts";
import { countOverdue, earliestLastDay } from "./overdue.ts";
import type { Session } from "./session.ts";
import { statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

export type OrderChange = { readonly shop: ShopId; readonly orderId: OrderId; readonly state: State };

/** An order that has its invoice, or gets none, has no last day for it. */
const NEEDS_NONE: ReadonlySet<State> = new Set(["issued", "not-ours", "cancelled"]);
const NO_DEADLINE = { lastDay: null, alarmDay: null } as const;

type Row = Tables["orders"]["$inferSelect"];

/** What every step of every order asks and writes. */
const frequent = statementsOf(({ db, tables: { orders, orderCounts } }) => {
  const one = and(eq(orders.shop, sql.placeholder("shop")), eq(orders.orderId, sql.placeholder("id")));
  const by = sql.placeholder("by");
  return {
    find: db.select().from(orders).where(one).limit(1).prepare(),
    state: db.select({ state: orders.state }).from(orders).where(one).limit(1).prepare(),
    recount: db
      .insert(orderCounts)
      .values({ shop: sql.placeholder("shop"), state: sql.placeholder("state"), n: by })
      .onConflictDoUpdate({ target: [orderCounts.shop, orderCounts.state], set: { n: sql`${orderCounts.n} + ${by}` } })
      .prepare(),
  };
});

/** Orders of one shop, their state and what they are found by. `onChange` hears of each change, before the commit. */
export function orderStore(session: Session, shop: ShopId, onChange: (change: OrderChange) => void): OrderStore {
  const { db, tables } = session;
  const { orders, orderCounts, orderWords } = tables;
  const mine = (id: OrderId) => and(eq(orders.shop, shop), eq(orders.orderId, id));

  const statements = frequent(session);

  const find = async (id: OrderId): Promise<OrderRecord | undefined> => {
    const [row] = await statements.find.execute({ shop, id });
    return row && toRecord(row);
  };

  const stateOf = async (id: OrderId): Promise<State> => {
    const [row] = await statements.state.execute({ shop, id });
    if (!row) throw new Error("order is not stored");
    return toState(row.state);
  };

  const recount = (state: State, by: 1 | -1) => statements.recount.execute({ shop, state, by });

  const addWords = async (id: OrderId, words: readonly string[]) => {
    const rows = [...new Set(words)].map((word) => ({ shop, word, orderId: id }));
    if (rows.length > 0) await db.insert(orderWords).values(rows).onConflictDoNothing();
  };

  const dropWords = async (id: OrderId, before: readonly string[], after: readonly string[]) => {
    const lost = before.filter((word) => !after.includes(word));
    const stale = and(eq(orderWords.shop, shop), eq(orderWords.orderId, id), inArray(orderWords.word, lost));
    if (lost.length > 0) await db.delete(orderWords).where(stale);
  };

  return {
    find,
    findAll: async (ids) => {
      const named = and(eq(orders.shop, shop), inArray(orders.orderId, [...ids]));
      return ids.length === 0 ? [] : (await db.select().from(orders).where(named)).map(toRecord);
    },
    findByLegacyId: async (text) => {
      const id = toOrderId(text);
      return id && find(id);
    },
    list: (query) => listOrders(session, shop, query),
    counts: async () => {
      const rows = await db.select().from(orderCounts).where(eq(orderCounts.shop, shop));
      return new Map(rows.map(({ state, n }) => [toState(state), n]));
    },
    problems: () => heldUpProblems(session, shop),
    save: async (summary) => {
      const known = await find(summary.id);
      // Shopify may still tell a name that a buyer asked to be forgotten here.
      const { id, ...shown } = known?.isRedacted ? { ...summary, buyer: "" } : summary;
      const row = toRow(shown);
      await db
        .insert(orders)
        .values({ shop, orderId: id, ...row, state: "waiting" })
        .onConflictDoUpdate({ target: [orders.shop, orders.orderId], set: row });
      if (!known) await recount("waiting", 1);
      if (known) await dropWords(id, wordsOf(known), wordsOf(shown));
      await addWords(id, wordsOf(shown));
      onChange({ shop, orderId: id, state: known?.state ?? "waiting" });
    },
    move: async (id, event, why: MoveReason = {}) => {
      const state = await stateOf(id);
      const next = transition(state, event);
      if (!next.ok) throw new Error(`illegal event ${event} in state ${state}`);
      const set = { state: next.value, reason: why.reason ?? null, faults: why.faults ?? null, problem: null };
      const settled = NEEDS_NONE.has(next.value) ? NO_DEADLINE : {};
      await db
        .update(orders)
        .set({ ...set, ...settled })
        .where(mine(id));
      if (state !== next.value) {
        await recount(state, -1);
        await recount(next.value, 1);
      }
      onChange({ shop, orderId: id, state: next.value });
      return next.value;
    },
    saveEntry: async (id, entry, by) => {
      await db.update(orders).set({ entry, enteredBy: by }).where(mine(id));
    },
    markAsked: async (id) => {
      await db.update(orders).set({ isAsked: true }).where(mine(id));
    },
    overdue: (today) => countOverdue(session, today, shop),
    firstLastDay: () => earliestLastDay(session, shop),
    proposals: async () => {
      const isProposed = and(eq(orders.shop, shop), eq(orders.state, "issued"), isNotNull(orders.faults));
      const [row] = await db.select({ n: count() }).from(orders).where(isProposed);
      return row?.n ?? 0;
    },
    setProblem: async (id, problem) => {
      await db
        .update(orders)
        .set({ problem: problem ?? null })
        .where(mine(id));
      onChange({ shop, orderId: id, state: await stateOf(id) });
    },
    setFaults: async (id, faults) => {
      await db
        .update(orders)
        .set({ faults: faults.length > 0 ? faults : null })
        .where(mine(id));
      onChange({ shop, orderId: id, state: await stateOf(id) });
    },
    showInvoice: async (id, { ettn, number }) => {
      await db
        .update(orders)
        .set({ invoiceNumber: number ?? null })
        .where(mine(id));
      await addWords(id, [ettnWord(ettn), ...foldWords(number ?? "")]);
      onChange({ shop, orderId: id, state: await stateOf(id) });
    },
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

async function heldUpProblems({ db, tables: { orders } }: Session, shop: ShopId) {
  const rows = await db
    .select({ problem: orders.problem, count: count() })
    .from(orders)
    .where(and(eq(orders.shop, shop), isNotNull(orders.problem)))
    .groupBy(orders.problem);
  const byCode = new Map<string, { problem: Problem; count: number }>();
  for (const row of rows) {
    const problem = row.problem as Problem;
    byCode.set(problem.code, { problem, count: (byCode.get(problem.code)?.count ?? 0) + row.count });
  }
  return [...byCode.values()];
}

async function listOrders(session: Session, shop: ShopId, query: OrderQuery): Promise<OrderPage> {
  const { db, tables } = session;
  const { orders } = tables;
  const words = query.search.trim() === "" ? [] : searchWords(query.search);
  // Signs alone name no order; without this they would list every one.
  if (query.search.trim() !== "" && words.length === 0) return { orders: [], next: undefined };
  const conditions: (SQL | undefined)[] = [
    eq(orders.shop, shop),
    query.states && inArray(orders.state, [...query.states]),
    afterCursor(orders, query.after),
    ...words.map((word) => inArray(orders.orderId, idsWithWord(session, shop, word))),
  ];
  const rows = await db
    .select()
    .from(orders)
    .where(and(...conditions))
    .orderBy(desc(orders.processedAt), asc(orders.orderId))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next =
    rows.length > query.limit && last
      ? `${last.processedAt.getTime()}:${legacyId(last.orderId as OrderId)}`
      : undefined;
  return { orders: page.map(toRecord), next };
}

const idsWithWord = ({ db, tables: { orderWords } }: Session, shop: ShopId, word: string) =>
  db
    .select({ id: orderWords.orderId })
    .from(orderWords)
    .where(and(eq(orderWords.shop, shop), gte(orderWords.word, word), lt(orderWords.word, `${word}\uffff`)));

/** An ETTN is a word of its own kind: an order's number must not find invoices whose ETTN happens to begin with it. */
export const ettnWord = (ettn: string): string => `ettn:${ettn.toLowerCase()}`;

/** Eight signs of an ETTN or more, with a letter or a dash among them; everything else is folded like names are. */
const searchWords = (search: string): readonly string[] =>
  /^(?=.*[a-f-])[0-9a-f-]{8,36}$/i.test(search.trim()) ? [ettnWord(search.trim())] : foldWords(search);

function afterCursor(orders: Tables["orders"], after: string | undefined): SQL | undefined {
  const match = /^(\d+):(\d+)$/.exec(after ?? "");
  const id = toOrderId(match?.[2] ?? "");
  if (!match || !id) return undefined;
  const at = new Date(Number(match[1]));
  return or(lt(orders.processedAt, at), and(eq(orders.processedAt, at), sql`${orders.orderId} > ${id}`));
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

function toState(text: string): State {
  const state = STATES.find((candidate) => candidate === text);
  if (state === undefined) throw new Error("unknown state in the database");
  return state;
}

function toRecord(row: Row): OrderRecord {
  const id = toOrderId(row.orderId);
  if (!id) throw new Error("unreadable order id in the database");
  return {
    id,
    name: row.name,
    buyer: row.buyer,
    processedAt: row.processedAt,
    updatedAt: row.updatedAt,
    total: row.total ?? undefined,
    currency: row.currency,
    state: toState(row.state),
    reason: row.reason ?? undefined,
    faults: (row.faults as readonly Fault[] | null) ?? [],
    problem: (row.problem as Problem | null) ?? undefined,
    invoiceNumber: row.invoiceNumber ?? undefined,
    entry: (row.entry as MerchantEntry | null) ?? undefined,
    enteredBy: (row.enteredBy as EnteredBy | null) ?? undefined,
    isAsked: row.isAsked,
    isRedacted: row.isRedacted,
    lastDay: (row.lastDay as IstanbulDate | null) ?? undefined,
    alarmDay: (row.alarmDay as IstanbulDate | null) ?? undefined,
  };
}
