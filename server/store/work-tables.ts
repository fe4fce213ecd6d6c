import { sql } from "drizzle-orm";
import type { ColumnKit } from "./column-kit.ts";

/** What the work itself goes by: jobs, which PostgreSQL has in graphile-worker's own tables, and turns at integrators. */
export function defineWorkTables({ table, index, uniqueIndex, str, int, json, millis, instant, serial }: ColumnKit) {
  const jobs = table(
    "jobs",
    {
      id: serial("id"),
      task: str("task").notNull(),
      shop: str("shop").notNull(),
      key: str("key").notNull(),
      runAt: instant("run_at").notNull(),
      /** Grows with every wake, so that one that comes while the job runs is not lost. */
      wakes: int("wakes").notNull().default(1),
      attempts: int("attempts").notNull().default(0),
      lockedBy: str("locked_by"),
      lockedAt: instant("locked_at"),
    },
    (t) => [
      uniqueIndex("jobs_key").on(t.task, t.shop, t.key),
      index("jobs_due").on(t.runAt),
      index("jobs_free").on(t.shop, t.runAt).where(sql`locked_by is null`),
      index("jobs_taken").on(t.shop).where(sql`locked_by is not null`),
    ],
  );

  /** When an integrator account may be asked next; one row for all shops that use it. */
  const callTurns = table("call_turns", {
    account: str("account").primaryKey(),
    /** The shop that asked last. */
    shop: str("shop").notNull(),
    nextAt: millis("next_at").notNull(),
    /** Who waits for it; see `Line`. */
    waiting: json("waiting").notNull(),
  });

  return { jobs, callTurns };
}
