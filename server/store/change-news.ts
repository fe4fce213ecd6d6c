import type { Pool } from "pg";
import type { OrderChange } from "./orders.ts";

type Options = { readonly channel: string; readonly onTrouble: (cause: unknown) => void };

/** So long others wait for news of an order, which then come together with those of other orders. */
const GATHER_MS = 20;
const NOTIFY = "select pg_notify($1, payload) from unnest($2::text[]) as payload";

/**
 * Tells all processes which orders changed, after the commit: told within it, PostgreSQL would let only one commit at a time
 * through. What is lost with the process shows when a page is opened again.
 */
export class ChangeNews {
  readonly #pool: Pool;
  readonly #options: Options;
  /** Where each order stands by now. */
  readonly #changes = new Map<string, OrderChange>();
  #telling: Promise<void> | undefined;

  constructor(pool: Pool, options: Options) {
    this.#pool = pool;
    this.#options = options;
  }

  tell(change: OrderChange): void {
    this.#changes.set(`${change.shop} ${change.orderId}`, change);
    this.#telling ??= this.#tellAll();
  }

  /** Resolves when all is told. */
  async settled(): Promise<void> {
    await this.#telling;
  }

  async #tellAll(): Promise<void> {
    while (this.#changes.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const payloads = [...this.#changes.values()].map((change) => JSON.stringify(change));
      this.#changes.clear();
      await this.#pool.query(NOTIFY, [this.#options.channel, payloads]).catch(this.#options.onTrouble);
    }
    this.#telling = undefined;
  }
}
