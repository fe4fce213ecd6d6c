import Sqlite from "better-sqlite3";
import { Client } from "pg";
import type { Document } from "./integrators.ts";

/** What the app had stored of an order when it was killed. */
export type Step = "settle" | "submit" | "on its way" | "look-up" | "track" | "deliver" | "mail" | "watch";
export const STEPS: readonly Step[] = [
  "settle",
  "submit",
  "on its way",
  "look-up",
  "track",
  "deliver",
  "mail",
  "watch",
];

export type Issued = { readonly ettn: string; readonly number: string | null };

/** The app's database, read beside it or after its death. */
export type Ledger = {
  /** The step at which each order stands whose job was running or due. */
  readonly steps: () => Promise<readonly Step[]>;
  readonly states: () => Promise<ReadonlyMap<string, string>>;
  readonly liveInvoices: () => Promise<readonly Issued[]>;
  /** Where the mail with each live invoice stands that is to be mailed. */
  readonly mailings: () => Promise<ReadonlyMap<string, string>>;
  /** What the trial inside the app took. */
  readonly trialDocuments: () => Promise<readonly Document[]>;
  /** What nobody may still have once all is at rest; known of PostgreSQL alone. */
  readonly leftovers: () => Promise<readonly string[]>;
};

const FILES = `(select count(*) from documents d join invoices i on i.ettn = d.ettn
  where i.shop = o.shop and i.order_id = o.order_id and i.is_live) as files,
  (select mailing from invoices i
  where i.shop = o.shop and i.order_id = o.order_id and i.is_live) as mailing`;
const STATES = "select order_id, state from orders";
const TRIAL = "select ettn, number from sandbox_documents where taken_at is not null";
const MAILINGS = "select ettn, mailing from invoices where is_live and mailing is not null";
/** The app's one process has a lock of its own as long as it lives. */
const LEFTOVERS = `select 'the job ' || id || ' is nobody''s' as what from graphile_worker.jobs where key is null
  union all select 'the job ' || id || ' stays locked' from graphile_worker.jobs where locked_at < now() - interval '20 seconds'
  union all select count(*) || ' locks instead of one' from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) having count(*) <> 1`;
const LIVE = "select coalesce(legal_ettn, ettn) as ettn, number from invoices where is_live";

export function sqliteLedger(path: string): Ledger {
  const all = async (query: string, ...values: readonly unknown[]): Promise<readonly Row[]> => {
    const database = new Sqlite(path, { readonly: true });
    try {
      return database.prepare<unknown[], Row>(query).all(...values);
    } finally {
      database.close();
    }
  };
  const active = `select o.state, ${FILES} from jobs j left join orders o on o.order_id = j.key
    where j.task = 'advance-order' and (j.locked_by is not null or j.run_at <= ?)`;
  return ledger({ all, steps: () => all(active, Date.now()), leftovers: async () => [] });
}

export function postgresLedger(url: string): Ledger {
  const all = async (query: string): Promise<readonly Row[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.end();
    }
  };
  const active = `select o.state, ${FILES} from graphile_worker.jobs j
    left join orders o on 'advance-order ' || o.shop || ' ' || o.order_id = j.key
    where j.task_identifier = 'advance-order' and (j.locked_at is not null or j.run_at <= now())`;
  return ledger({ all, steps: () => all(active), leftovers: () => all(LEFTOVERS) });
}

type Row = Readonly<Record<string, string | number | null>>;
type Access = {
  readonly all: (query: string) => Promise<readonly Row[]>;
  readonly steps: () => Promise<readonly Row[]>;
  readonly leftovers: () => Promise<readonly Row[]>;
};

const ledger = ({ all, steps, leftovers }: Access): Ledger => ({
  leftovers: async () => (await leftovers()).map(({ what }) => String(what)),
  steps: async () => (await steps()).map(stepOf),
  states: async () => new Map((await all(STATES)).map((row) => [String(row["order_id"]), String(row["state"])])),
  mailings: async () => new Map((await all(MAILINGS)).map((row) => [String(row["ettn"]), mailStateOf(row)])),
  trialDocuments: async () =>
    (await all(TRIAL)).map(({ ettn, number }) => ({ ettn: String(ettn), number: String(number) })),
  liveInvoices: async () =>
    (await all(LIVE)).map(({ ettn, number }) => ({
      ettn: String(ettn),
      number: number === null ? null : String(number),
    })),
});

const mailStateOf = ({ mailing }: Row): string =>
  String((JSON.parse(String(mailing ?? "{}")) as { readonly state?: string }).state);

/** A mail still to be seen to. */
export const OPEN: ReadonlySet<string> = new Set(["due", "begun"]);

function stepOf(row: Row): Step {
  switch (row["state"]) {
    case "queued":
      return "submit";
    case "submitting":
      return "on its way";
    case "unknown":
      return "look-up";
    case "processing":
      return "track";
    case "issued":
      if (Number(row["files"]) < 2) return "deliver";
      return OPEN.has(mailStateOf(row)) ? "mail" : "watch";
    default:
      return "settle";
  }
}
