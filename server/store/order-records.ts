import { and, eq, ne, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { DocumentFormat } from "../pipeline/ports/integrator.ts";
import {
  ADVANCE_ORDER,
  ANSWER_PRIVACY,
  type JobStore,
  READ_BACKFILL,
  RECONCILE_SHOP,
  type Task,
  WRITE_BACK,
  WRITE_BACK_AFTER_SECONDS,
} from "../pipeline/ports/jobs.ts";
import type { DocumentStore, DownloadStore } from "../pipeline/ports/document-store.ts";
import type { InboxStore } from "../pipeline/ports/inbox-store.ts";
import { manyRows } from "./many-rows.ts";
import { packOriginal, unpackOriginal } from "./original.ts";
import type { Session } from "./session.ts";
import { byShape, statementsOf } from "./statements.ts";
import type { Tables } from "./tables.ts";

const given = sql.placeholder;

const frequent = statementsOf(({ db, tables: { documents } }) => ({
  formats: db
    .select({ format: documents.format })
    .from(documents)
    .where(and(eq(documents.shop, given("shop")), eq(documents.ettn, given("ettn"))))
    .prepare(),
}));

const keeping = byShape<Tables["documents"]["$inferInsert"]>(({ db, tables: { documents } }, row) =>
  db.insert(documents).values(row).onConflictDoNothing().prepare(),
);

const receiving = manyRows(
  "inbox",
  ["shop", "webhookId", "topic", "orderId", "triggeredAt", "bodyHash", "receivedAt"],
  "on conflict do nothing returning webhook_id",
);

export const inboxStore = (session: Session, shop: ShopId, now: () => Date): InboxStore => {
  const insertAll: InboxStore["insertAll"] = async (signals) => {
    const receivedAt = now();
    const rows = signals.map((signal) => ({ shop, ...signal, orderId: signal.orderId ?? "", receivedAt }));
    const inserted = await receiving(session, rows);
    return new Set(inserted.map((row) => String(row["webhook_id"])));
  };
  return { insert: async (signal) => (await insertAll([signal])).size === 1, insertAll };
};

/** Originals as the integrator gave them. A document once stored is never replaced. */
export const documentStore = (session: Session, shop: ShopId, now: () => Date): DocumentStore => {
  const {
    db,
    tables: { documents },
  } = session;
  const mine = (ettn: string) => and(eq(documents.shop, shop), eq(documents.ettn, ettn));
  return {
    put: async (ettn, format, bytes) => {
      const row = { shop, ettn, format, ...packOriginal(bytes), storedAt: now() };
      await keeping(session, row);
    },
    get: async (ettn, format) => {
      const [row] = await db
        .select()
        .from(documents)
        .where(and(mine(ettn), eq(documents.format, format)))
        .limit(1);
      if (!row) return undefined;
      const original = unpackOriginal(row);
      if (!original) throw new Error(`the stored ${format} of ${ettn} is damaged`);
      return original;
    },
    formats: async (ettn) => {
      const rows = await frequent(session).formats.execute({ shop, ettn });
      return rows.map(({ format }) => format as DocumentFormat);
    },
  };
};

export const downloadStore = ({ db, tables: { downloads } }: Session, shop: ShopId): DownloadStore => ({
  grant: async (tokenHash, { ettn, format }, expiresAt) => {
    await db.insert(downloads).values({ tokenHash, shop, ettn, format, expiresAt });
  },
});

const waking = manyRows(
  "jobs",
  ["task", "shop", "key", "runAt"],
  "on conflict (task, shop, key) do update set run_at = excluded.run_at, wakes = wakes + 1, attempts = 0",
);

/** Jobs of one shop on SQLite; the worker that runs them stands in `jobs/`. */
export const jobStore = (
  session: Session,
  shop: ShopId,
  { now, onWake }: { now: () => Date; onWake: () => void },
): JobStore => {
  const {
    db,
    tables: { jobs },
  } = session;
  const wakeAll = async (task: Task, keys: readonly string[], afterSeconds = 0) => {
    const runAt = new Date(now().getTime() + afterSeconds * 1000);
    await waking(
      session,
      keys.map((key) => ({ task, shop, key, runAt })),
    );
    onWake();
  };
  const wake = (task: Task, key: string, afterSeconds = 0) => wakeAll(task, [key], afterSeconds);
  return {
    wake: (orderId) => wake(ADVANCE_ORDER, orderId),
    wakeAll: (orderIds) => wakeAll(ADVANCE_ORDER, orderIds),
    ensure: async (orderId) => {
      const values = { task: ADVANCE_ORDER, shop, key: orderId, runAt: now() };
      const inserted = await db.insert(jobs).values(values).onConflictDoNothing().returning({ id: jobs.id });
      if (inserted.length > 0) onWake();
      return inserted.length > 0;
    },
    writeBack: (orderId) => wake(WRITE_BACK, orderId, WRITE_BACK_AFTER_SECONDS),
    reconcile: () => wake(RECONCILE_SHOP, shop),
    answerPrivacy: () => wake(ANSWER_PRIVACY, shop),
    readBackfill: () => wake(READ_BACKFILL, shop),
    forgetOrders: async () => {
      await db.delete(jobs).where(and(eq(jobs.shop, shop), ne(jobs.task, ANSWER_PRIVACY)));
    },
  };
};
