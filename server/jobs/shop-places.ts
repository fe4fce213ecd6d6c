import type { ShopId } from "../invoice/ids.ts";
import type { ProcessLocks } from "../pipeline/ports/locks.ts";

/**
 * A shop has as many places as it may have jobs in flight, over all processes together. A place is a lock that ends with its
 * process, so that a kill -9 gives it back.
 */
export class ShopPlaces {
  readonly #locks: ProcessLocks;
  readonly #perShop: number;
  /** Processes begin at different places, to meet less often. */
  readonly #first: number;

  constructor(locks: ProcessLocks, perShop: number) {
    this.#locks = locks;
    this.#perShop = perShop;
    this.#first = Math.floor(Math.random() * perShop);
  }

  /** Pass it to `leave`; `undefined` when all of them are taken. */
  async take(shop: ShopId): Promise<string | undefined> {
    for (let tries = 0; tries < this.#perShop; tries += 1) {
      const place = `place ${(this.#first + tries) % this.#perShop} of ${shop}`;
      if (await this.#locks.tryHold(place)) return place;
    }
    return undefined;
  }

  leave(place: string): Promise<void> {
    return this.#locks.release(place);
  }
}
