import { and, asc, count, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { type ShopId, toOrderId } from "../invoice/ids.ts";
import { type Actor, isByPerson } from "../pipeline/ports/actor.ts";
import type { RecordLine, RecordQuery, TimelineKind, TimelineLine, TimelineStore } from "../pipeline/ports/timeline.ts";
import type { Session } from "./session.ts";
import { manyRows } from "./many-rows.ts";
import { statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

type Timeline = Tables["timeline"];
type Row = Timeline["$inferSelect"];
type Options = { readonly now: () => Date; readonly actor: Actor };

const appending = manyRows("timeline", ["shop", "orderId", "at", "kind", "facts", "actor", "isByPerson"]);

const SIGNALS: readonly TimelineKind[] = ["webhook-received", "signal-missed"];

const counting = statementsOf(({ db, tables: { timeline } }) => {
  const isOfOrder = and(eq(timeline.shop, sql.placeholder("shop")), eq(timeline.orderId, sql.placeholder("orderId")));
  return db
    .select({ n: count() })
    .from(timeline)
    .where(and(isOfOrder, inArray(timeline.kind, [...SIGNALS])))
    .prepare();
});

/** Every event of a shop and its orders, and who did it. */
export function timelineStore(session: Session, shop: ShopId, { now, actor }: Options): TimelineStore {
  const { db, tables } = session;
  const { timeline } = tables;
  type Event = Pick<Row, "orderId" | "kind" | "facts"> & { readonly actor: Actor };
  const write = async (events: readonly Event[]) => {
    const at = now();
    await appending(
      session,
      events.map((event) => ({ shop, at, ...event, isByPerson: isByPerson(event.actor) })),
    );
  };
  return {
    append: (orderId, kind, facts = {}) => write([{ orderId, kind, facts, actor }]),
    appendAll: write,
    note: (kind, facts = {}) => write([{ orderId: null, kind, facts, actor }]),
    list: async (orderId) => {
      const isOfOrder = and(eq(timeline.shop, shop), eq(timeline.orderId, orderId));
      const rows = await db.select().from(timeline).where(isOfOrder).orderBy(asc(timeline.id));
      return rows.map(toLine);
    },
    signals: async (orderId) => {
      const [row] = await counting(session).execute({ shop, orderId });
      return row?.n ?? 0;
    },
    page: async ({ by, after, limit }) => {
      const isBefore = after === undefined ? undefined : lt(timeline.id, after);
      const rows = await db
        .select()
        .from(timeline)
        .where(and(eq(timeline.shop, shop), isBefore, ...isBy(timeline, by)))
        .orderBy(desc(timeline.id))
        .limit(limit + 1);
      const lines = rows.slice(0, limit).map(toRecordLine);
      return { lines, next: rows.length > limit ? lines.at(-1)?.id : undefined };
    },
  };
}

function isBy(timeline: Timeline, by: RecordQuery["by"]): SQL[] {
  if (by === "all") return [];
  if (by === "app") return [eq(timeline.isByPerson, false)];
  const isPersons = eq(timeline.isByPerson, true);
  return by === "people" ? [isPersons] : [isPersons, eq(timeline.actor, by)];
}

const toLine = ({ at, kind, facts, actor }: Row): TimelineLine => ({
  at,
  kind,
  facts: facts as TimelineLine["facts"],
  actor,
});

const toRecordLine = (row: Row): RecordLine => ({
  ...toLine(row),
  id: row.id,
  orderId: row.orderId === null ? undefined : toOrderId(row.orderId),
});
