import type { Session } from "./session.ts";

/** How a database begins, ends and divides one transaction; `begin` answers with what the units then write to. */
export type Transactions<T extends { readonly session: Session }> = {
  begin(): T | Promise<T>;
  commit(transaction: T): unknown;
  /** Also called when the commit itself failed: must not throw. */
  rollback(transaction: T): unknown;
  savepoint(transaction: T): unknown;
  keep(transaction: T): unknown;
  takeBack(transaction: T): unknown;
};

type Unit = {
  readonly run: (session: Session) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
};
type Settled = { readonly unit: Unit; readonly outcome: { readonly value: unknown } | { readonly cause: unknown } };

const MOST_PER_COMMIT = 200;

/**
 * One line of transactions, one after another. Units of work that arrive in the same tick share one commit, each in a
 * savepoint of its own: a unit that throws takes back its own writes only, and nobody is answered before the commit.
 */
export class GroupCommit<T extends { readonly session: Session } = { readonly session: Session }> {
  readonly #transactions: Transactions<T>;
  #waiting: Unit[] = [];
  #isRunning = false;

  constructor(transactions: Transactions<T>) {
    this.#transactions = transactions;
  }

  /** Nothing runs and nothing waits. */
  get isIdle(): boolean {
    return !this.#isRunning && this.#waiting.length === 0;
  }

  run<R>(work: (session: Session) => Promise<R>): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.#waiting.push({ run: work, resolve: (value) => resolve(value as R), reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const units = this.#waiting.splice(0, MOST_PER_COMMIT);
    try {
      const settled = await this.#transact(units);
      this.#isRunning = false;
      for (const { unit, outcome } of settled) {
        if ("cause" in outcome) unit.reject(outcome.cause);
        else unit.resolve(outcome.value);
      }
    } catch (cause) {
      this.#isRunning = false;
      for (const unit of units) unit.reject(cause);
    }
    if (this.#waiting.length > 0) this.#schedule();
  }

  async #transact(units: readonly Unit[]): Promise<readonly Settled[]> {
    const transaction = await this.#transactions.begin();
    try {
      const settled = await this.#runAll(transaction, units);
      await this.#transactions.commit(transaction);
      return settled;
    } catch (cause) {
      await this.#transactions.rollback(transaction);
      throw cause;
    }
  }

  async #runAll(transaction: T, units: readonly Unit[]): Promise<readonly Settled[]> {
    const [first] = units;
    // Alone it needs no savepoint: what it throws takes the whole transaction back.
    if (first && units.length === 1) {
      return [{ unit: first, outcome: { value: await first.run(transaction.session) } }];
    }
    const settled: Settled[] = [];
    for (const unit of units) settled.push(await this.#runInSavepoint(transaction, unit));
    return settled;
  }

  async #runInSavepoint(transaction: T, unit: Unit): Promise<Settled> {
    await this.#transactions.savepoint(transaction);
    try {
      const value = await unit.run(transaction.session);
      await this.#transactions.keep(transaction);
      return { unit, outcome: { value } };
    } catch (cause) {
      await this.#transactions.takeBack(transaction);
      return { unit, outcome: { cause } };
    }
  }
}
