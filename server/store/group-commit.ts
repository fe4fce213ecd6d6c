import type Sqlite from "better-sqlite3";

type Unit = {
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
};
type Settled = { readonly unit: Unit; readonly outcome: { readonly value: unknown } | { readonly cause: unknown } };

const MOST_PER_COMMIT = 200;

/**
 * Owns the writer connection's transactions. Units of work that arrive in the same tick share one commit, each in a
 * savepoint of its own: a unit that throws takes back its own writes only, and nobody is answered before the commit.
 */
export class GroupCommit {
  readonly #connection: Sqlite.Database;
  #waiting: Unit[] = [];
  #isRunning = false;

  constructor(connection: Sqlite.Database) {
    this.#connection = connection;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: work, resolve: (value) => resolve(value as T), reject });
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
      this.#connection.exec("BEGIN IMMEDIATE");
      const settled: Settled[] = [];
      for (const unit of units) settled.push(await this.#runInSavepoint(unit));
      this.#connection.exec("COMMIT");
      for (const { unit, outcome } of settled) {
        if ("cause" in outcome) unit.reject(outcome.cause);
        else unit.resolve(outcome.value);
      }
    } catch (cause) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      for (const unit of units) unit.reject(cause);
    }
    this.#isRunning = false;
    if (this.#waiting.length > 0) this.#schedule();
  }

  async #runInSavepoint(unit: Unit): Promise<Settled> {
    this.#connection.exec("SAVEPOINT unit");
    try {
      const value = await unit.run();
      this.#connection.exec("RELEASE unit");
      return { unit, outcome: { value } };
    } catch (cause) {
      this.#connection.exec("ROLLBACK TO unit");
      this.#connection.exec("RELEASE unit");
      return { unit, outcome: { cause } };
    }
  }
}
