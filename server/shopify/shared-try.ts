import type { ShopId } from "../invoice/ids.ts";
import type { Clock } from "../pipeline/ports/clock.ts";

/** Runs `work` unless the same is under way for the shop: everyone who asks meanwhile gets that answer. */
export type SharedTry = (shop: ShopId, work: () => Promise<void>) => Promise<void>;

/** A failure is also the answer to everyone who asks within `restMs` after it. */
export function createSharedTry(clock: Clock, restMs: number): SharedTry {
  const tries = new Map<ShopId, { readonly result: Promise<void>; failedAt?: number }>();
  return (shop, work) => {
    const known = tries.get(shop);
    if (known && (known.failedAt === undefined || clock.now().getTime() - known.failedAt < restMs)) return known.result;
    const attempt: { readonly result: Promise<void>; failedAt?: number } = { result: work() };
    tries.set(shop, attempt);
    attempt.result.then(
      () => void tries.delete(shop),
      () => {
        attempt.failedAt = clock.now().getTime();
      },
    );
    return attempt.result;
  };
}
