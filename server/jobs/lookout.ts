/**
 * Of the many workers of a process one looks for a job at a time; where it found none, the next looks when there is news, or
 * after a while. Otherwise each of them would ask the database again and again.
 */
export class Lookout {
  readonly #longestMs: number;
  #isQuiet = false;
  /** News may come while somebody looks, too late to be seen. */
  #isHeard = false;
  #wake: () => void = () => {};

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** Resolves when it is time to look. */
  async time(): Promise<void> {
    if (this.#isQuiet) await this.#newsOrAWhile();
    this.#isQuiet = false;
    this.#isHeard = false;
  }

  /** A job was added or woken, or one ended. */
  news(): void {
    this.#isHeard = true;
    this.#isQuiet = false;
    this.#wake();
  }

  foundNone(): void {
    this.#isQuiet = !this.#isHeard;
  }

  #newsOrAWhile(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#longestMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
