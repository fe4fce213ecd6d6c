import type { ShopId } from "../invoice/ids.ts";
import type { Clock } from "../pipeline/ports/clock.ts";

/** Runs `work` unless the same is under way for the shop: everyone who asks meanwhile gets that answer. */
export type SharedTry = (shop: ShopId, work: () => Promise<void>) => Promise<void>;

/** A failure is also the answer to everyone who asks within `restMs` after it; a clock put back since makes that no longer. */
export function createSharedTry(clock: Clock, restMs: number): SharedTry {
  const tries = new Map<ShopId, { readonly result: Promise<void>; failedAt?: number }>();
  const isRecent = (failedAt: number) => Math.abs(clock.now().getTime() - failedAt) < restMs;
  return (shop, work) => {
    const known = tries.get(shop);
    if (known && (known.failedAt === undefined || isRecent(known.failedAt))) return known.result;
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
