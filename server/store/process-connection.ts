import { sql } from "drizzle-orm";
import { Client, DatabaseError } from "pg";
import { databaseFault } from "../pipeline/errors.ts";
import type { ProcessLocks } from "../pipeline/ports/locks.ts";
import { lockKey } from "./lock-key.ts";
import type { Session } from "./session.ts";

type Options = {
  readonly url: string;
  /** Heard of what any process announces on this channel. */
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  readonly onTrouble: (cause: unknown) => void;
  /** How long the database may take over a question that needs no time. */
  readonly patienceMs?: number;
};

/** What the database calls the connection that every working process has one of. */
const PROCESS_NAME = "otofatura process";
/** Asked for here, because a name in the database's address goes before the client's. */
const NAMED = `set application_name = '${PROCESS_NAME}'`;
const CONNECT_EVERY_MS = 1000;
const REGAIN_EVERY_MS = 5000;
const PATIENCE_MS = 30_000;
/** How long nothing is heard before this machine asks whether the server is still there; the system's own is two hours. */
const KEEPALIVE_AFTER_MS = 10_000;
/**
 * The server notices within a minute that this machine is gone without a word, and lets go of its locks: by asking after a
 * silence, and by the last where it is telling news, because nothing is asked while something is not acknowledged.
 */
const KEEPALIVE =
  "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3; set tcp_user_timeout = 60000";

/** How many processes work on this database at present. */
export async function countProcesses({ rows }: Session): Promise<number> {
  const here = sql`datname = current_database() and application_name = ${PROCESS_NAME}`;
  return (await rows(sql`select 1 from pg_stat_activity where ${here}`)).length;
}

/** A megabyte that is gone with its own transaction. */
const NEEDS_ROOM = sql`do $$ begin
  create temp table otofatura_room on commit drop as select n from generate_series(1, 30000) n;
end $$`;
const NOT_ALLOWED = "42501";

/** Why this PostgreSQL stores nothing: it is a standby, was made read-only, or has no room. */
export async function writeFaultAt({ rows }: Session): Promise<string | undefined> {
  try {
    await rows(NEEDS_ROOM);
  } catch (cause) {
    const fault = databaseFault(cause);
    if (fault === undefined) throw cause;
    return fault === NOT_ALLOWED ? undefined : fault;
  }
}

/**
 * The one connection a process keeps for itself, beside the pool: it holds the process's locks and hears what other
 * processes announce. When it breaks it is made again, and the locks are taken again.
 */
export class ProcessConnection implements ProcessLocks {
  readonly #options: Options;
  /** Each time a name is held is its own: a lock of this session is granted once more to whoever asks again. */
  readonly #held = new Map<string, Hold>();
  /** The connection there is, or that is being made. */
  #current: Client | undefined;
  #client: Promise<Client> | undefined;
  #asked: Question[] = [];
  #isAsking = false;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async tryHold(name: string): Promise<boolean> {
    if (this.#held.has(name)) return false;
    const client = await this.ensure();
    // A second ask of this session would be granted: what is being asked for counts as held.
    if (this.#held.has(name)) return false;
    this.#held.set(name, { askedOf: client });
    try {
      if (await this.#ask(client, tryLock(name))) return true;
      this.#held.delete(name);
      return false;
    } catch (cause) {
      // A connection made meanwhile may have taken it.
      await this.release(name);
      throw cause;
    }
  }

  async release(name: string): Promise<void> {
    const hold = this.#held.get(name);
    this.#held.delete(name);
    // A connection that is gone has let go already. The next may by then hold it for whoever asks for it now.
    if (!hold?.askedOf) return;
    const unlock = `pg_advisory_unlock(${lockKey(name)})`;
    await this.#ask(hold.askedOf, unlock).catch(this.#options.onTrouble);
  }

  /** Connects unless connected. */
  ensure(): Promise<Client> {
    if (this.#isClosed) throw new Error("the connection was closed");
    if (this.#client) return this.#client;
    const client = this.#newClient();
    const connecting = this.#connect(client);
    this.#current = client;
    this.#client = connecting;
    const forget = (cause: unknown) => {
      if (this.#isClosed || this.#current !== client) return;
      this.#current = undefined;
      this.#client = undefined;
      for (const hold of this.#held.values()) if (hold.askedOf === client) hold.askedOf = undefined;
      this.#options.onTrouble(cause);
      client.end().catch(() => {});
      this.#connectLater();
    };
    client.on("error", forget);
    client.on("end", () => forget(new Error("the database ended the connection")));
    connecting.catch(forget);
    return connecting;
  }

  #connectLater(): void {
    const connect = () => {
      // What fails here is told by the connection itself, and tried again.
      if (!this.#isClosed) this.ensure().catch(() => {});
    };
    setTimeout(connect, CONNECT_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  #newClient(): Client {
    const { url, patienceMs = PATIENCE_MS } = this.#options;
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    client.on("notification", ({ payload }) => this.#options.onNotice(payload ?? ""));
    return client;
  }

  async #connect(client: Client): Promise<Client> {
    await client.connect();
    await client.query(`${NAMED}; ${KEEPALIVE}; listen ${this.#options.channel}`);
    await this.#regain(client, [...this.#held]);
    return client;
  }

  /** The server may hold a lock for the connection before this one until it notices that that is gone. */
  async #regain(client: Client, holds: readonly (readonly [name: string, hold: Hold])[]): Promise<void> {
    const missing: (readonly [name: string, hold: Hold])[] = [];
    for (const [name, hold] of holds) {
      if (this.#current !== client) return;
      if (this.#held.get(name) !== hold) continue;
      hold.askedOf = client;
      if (!(await this.#ask(client, tryLock(name)))) missing.push([name, hold]);
    }
    if (missing.length === 0 || this.#isClosed) return;
    const again = () => this.#regain(client, missing);
    setTimeout(() => void again().catch(this.#options.onTrouble), REGAIN_EVERY_MS).unref();
  }

  /** Answers whether the call of a lock function succeeded. What is asked while the database answers goes together. */
  #ask(client: Client, call: string): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    this.#asked.push({ client, call, resolve, reject });
    if (!this.#isAsking) void this.#askAll();
    return promise;
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    // Whatever is asked in this instant joins.
    await Promise.resolve();
    for (let [first] = this.#asked; first; [first] = this.#asked) {
      const { client } = first;
      const together = this.#asked.filter((question) => question.client === client);
      this.#asked = this.#asked.filter((question) => question.client !== client);
      await answerTogether(client, together).catch((cause: unknown) => {
        // Nothing answered: whatever is asked of this connection next would wait as long.
        if (!(cause instanceof DatabaseError)) client.emit("error", cause);
        for (const { reject } of together) reject(cause);
      });
    }
    this.#isAsking = false;
  }
}

/** A lock counted as held, and the connection it was asked of, unless that is gone. */
type Hold = { askedOf: Client | undefined };

type Question = {
  readonly client: Client;
  readonly call: string;
  readonly resolve: (isDone: boolean) => void;
  readonly reject: (cause: unknown) => void;
};

async function answerTogether(client: Client, questions: readonly Question[]): Promise<void> {
  const text = `select ${questions.map(({ call }) => call).join(", ")}`;
  const { rows } = await client.query<boolean[]>({ text, rowMode: "array" });
  for (const [index, { resolve }] of questions.entries()) resolve(rows[0]?.[index] === true);
}

const tryLock = (name: string): string => `pg_try_advisory_lock(${lockKey(name)})`;
