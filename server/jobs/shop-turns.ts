import type { ShopId } from "../invoice/ids.ts";

/**
 * How many jobs of each shop run in this process, and whose turn it is to claim one. Claims go one at a time: several at
 * once would all see room for the same shop.
 */
export class ShopTurns {
  readonly #perShop: number;
  readonly #running = new Map<ShopId, number>();
  #last: Promise<void> = Promise.resolve();
  #end: () => void = () => {};

  constructor(perShop: number) {
    this.#perShop = perShop;
  }

  /** Resolves when it is this claim's turn, with the shops that may not have another job. End it with `claimed`. */
  async begin(): Promise<readonly ShopId[]> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    this.#end = resolve;
    return [...this.#running].flatMap(([shop, count]) => (count >= this.#perShop ? [shop] : []));
  }

  /** The claim got a job of this shop, or none. */
  claimed(shop: ShopId | undefined): void {
    if (shop !== undefined) this.#running.set(shop, (this.#running.get(shop) ?? 0) + 1);
    this.#end();
  }

  finished(shop: ShopId): void {
    const left = (this.#running.get(shop) ?? 1) - 1;
    if (left > 0) this.#running.set(shop, left);
    else this.#running.delete(shop);
  }
}
