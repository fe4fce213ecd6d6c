import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { overridden } from "./overridden.ts";

/** Statements whose answer nobody reads. */
const UNREAD = /^(insert|update|delete|savepoint)\b(?!.*\breturning\b)/su;
/** Statements that change nothing, wherever they run. */
const LOOK = /^select "/u;
/** More than a step writes, and more than a row has: whoever moves a whole shop must not have it all in memory. */
const MOST_UNREAD = 16;
const MOST_VALUES = 100;
const NO_ROWS: QueryResult = { rows: [], rowCount: 0, command: "", oid: 0, fields: [] };

/**
 * A connection in a transaction, on which nobody waits for a write: its answer is looked at once something is read, or before
 * the end, and what is sent till then goes in one piece. The transaction ends well only if every statement did.
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

  /** Ends the transaction, or a part of it, once all that was sent went well. Throws what failed first. */
  async end(text: string): Promise<QueryResult> {
    await this.#readAll();
    return this.#send(text);
  }

  /** Takes back the transaction, or a part of it, whatever became of what was sent. */
  async undo(text: string): Promise<void> {
    // A write that still waits for the beginning must not come after the end.
    await this.#begun.catch(() => {});
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
      const isMuch = this.#unread.length > MOST_UNREAD || (values?.length ?? 0) > MOST_VALUES;
      if (isMuch) await this.#readAll();
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
