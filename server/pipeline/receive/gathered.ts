import type { ShopId } from "../../invoice/ids.ts";

/** So many at most are done as one. */
const MOST = 128;

type Call<T, R> = {
  readonly one: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (cause: unknown) => void;
};

/**
 * Gathers what comes for one shop while its last turn is being done, and does it as one, in the order it came. When that
 * fails each is done by itself, so that none falls because of another, and all of them at once: where the database is away one
 * wait is enough for all. `doAll` answers in the same order.
 */
export function gathered<T, R>(
  doAll: (shop: ShopId, all: readonly T[]) => Promise<readonly R[]>,
): (shop: ShopId, one: T) => Promise<R> {
  const lines = new Map<ShopId, Call<T, R>[]>();
  const settle = async (shop: ShopId, calls: readonly Call<T, R>[]): Promise<void> => {
    try {
      const answers = await doAll(
        shop,
        calls.map(({ one }) => one),
      );
      for (const [index, { resolve }] of calls.entries()) resolve(answers[index] as R);
    } catch (cause) {
      if (calls.length === 1) calls[0]?.reject(cause);
      else await Promise.all(calls.map((call) => settle(shop, [call])));
    }
  };
  const drain = async (shop: ShopId, line: Call<T, R>[]): Promise<void> => {
    while (line.length > 0) await settle(shop, line.splice(0, MOST));
    lines.delete(shop);
  };
  return (shop, one) =>
    new Promise<R>((resolve, reject) => {
      const line = lines.get(shop);
      if (line) return void line.push({ one, resolve, reject });
      const begun = [{ one, resolve, reject }];
      lines.set(shop, begun);
      setImmediate(() => void drain(shop, begun));
    });
}
