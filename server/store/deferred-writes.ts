import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { overridden } from "./overridden.ts";

/** Statements whose answer nobody reads. */
const UNREAD = /^(insert|update|delete|savepoint)\b(?!.*\breturning\b)/su;
/** Statements that change nothing, wherever they run. */
const LOOK = /^select "/u;
/** More than a step writes. Whoever moves a whole shop must not have it all in memory. */
const MOST_UNREAD = 16;
const NO_ROWS: QueryResult = { rows: [], rowCount: 0, command: "", oid: 0, fields: [] };

/**
 * A connection in a transaction, on which nobody waits for a write: its answer is asked for once something is read, or at the
 * end, and what was sent till then goes in one piece. The transaction ends well only if every statement did.
 */
export class DeferredWrites {
  readonly #client: PoolClient;
  /** The connection as the stores use it. */
  readonly client: PoolClient;
  #begun: Promise<unknown> = Promise.resolve();
  #unread: Promise<unknown>[] = [];
  #hasFailed = false;

  constructor(client: PoolClient) {
    this.#client = client;
    const query = (config: string | QueryConfig, values?: unknown[]) => this.#query(config, values);
    this.client = overridden(client, "query", query);
  }

  /** Some statement failed: what the driver believes the database to have kept of it may be wrong. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  begin(text: string): void {
    this.#begun = this.#send(text);
    this.#unread = [this.#begun];
  }

  /** Ends the transaction, or a part of it, behind all that was sent. Throws what failed first. */
  async end(text: string): Promise<QueryResult> {
    await this.#begun;
    const ended = this.#send(text);
    await this.#readAll();
    return ended;
  }

  /** Takes back the transaction, or a part of it, whatever became of what was sent. */
  async undo(text: string): Promise<void> {
    this.#unread = [];
    await this.#send(text);
  }

  async #query(config: string | QueryConfig, values?: unknown[]): Promise<QueryResult> {
    const text = typeof config === "string" ? config : config.text;
    // Outside a transaction a write would stay: none is sent before it is known to have begun.
    if (!LOOK.test(text)) await this.#begun;
    const answer = this.#send(config, values);
    if (UNREAD.test(text)) {
      this.#unread.push(answer);
      if (this.#unread.length > MOST_UNREAD) await this.#readAll();
      return NO_ROWS;
    }
    try {
      return await answer;
    } catch (cause) {
      // After a failure everything fails: the first one tells why.
      await this.#readAll();
      throw cause;
    }
  }

  #send(config: string | QueryConfig, values?: unknown[]): Promise<QueryResult> {
    const answer = this.#client.query(config as QueryConfig, values);
    answer.catch(() => {
      this.#hasFailed = true;
    });
    return answer;
  }

  async #readAll(): Promise<void> {
    for (const answer of this.#unread.splice(0)) await answer;
  }
}
