import { Client } from "pg";
import type { ProcessLocks } from "../pipeline/locks.ts";
import { lockKey } from "./lock-key.ts";

type Options = {
  readonly url: string;
  /** Heard of what any process announces on this channel. */
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  readonly onTrouble: (cause: unknown) => void;
};

/**
 * The one connection a process keeps for itself, beside the pool: it holds the process's locks and hears what other
 * processes announce. When it breaks it is made again at the next use, and the locks are taken again.
 */
export class ProcessConnection implements ProcessLocks {
  readonly #options: Options;
  readonly #held = new Set<string>();
  #client: Promise<Client> | undefined;
  #line: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async tryHold(name: string): Promise<boolean> {
    if (this.#held.has(name)) return false;
    const client = await this.ensure();
    // A second ask of this session would be granted: what is being asked for counts as held.
    if (this.#held.has(name)) return false;
    this.#held.add(name);
    try {
      if (await this.#inLine(() => tryLock(client, name))) return true;
      this.#held.delete(name);
      return false;
    } catch (cause) {
      this.#held.delete(name);
      throw cause;
    }
  }

  async release(name: string): Promise<void> {
    if (!this.#held.delete(name)) return;
    const client = await this.#client?.catch(() => undefined);
    // A connection that is gone has let go already.
    const unlock = `select pg_advisory_unlock(${lockKey(name)})`;
    if (client) await this.#inLine(() => client.query(unlock)).catch(this.#options.onTrouble);
  }

  /** One connection asks one thing at a time. */
  #inLine<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#line.then(ask);
    this.#line = answer.catch(() => {});
    return answer;
  }

  /** Connects unless connected. */
  ensure(): Promise<Client> {
    if (this.#isClosed) throw new Error("the connection was closed");
    this.#client ??= this.#connect();
    return this.#client;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const { url, channel, onNotice, onTrouble } = this.#options;
    const client = new Client({ connectionString: url, application_name: "otofatura", keepAlive: true });
    const forget = (cause?: unknown) => {
      if (this.#isClosed || this.#client === undefined) return;
      this.#client = undefined;
      onTrouble(cause ?? new Error("the database ended the connection"));
    };
    client.on("error", forget);
    client.on("end", () => forget());
    client.on("notification", ({ payload }) => onNotice(payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      for (const name of this.#held) await tryLock(client, name);
    } catch (cause) {
      this.#client = undefined;
      throw cause;
    }
    return client;
  }
}

async function tryLock(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lockKey(name)}) as held`);
  return rows[0]?.held === true;
}
