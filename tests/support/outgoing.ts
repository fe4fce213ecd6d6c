import type * as outgoing from "../../server/outgoing/exchange.ts";

type Around = <T>(call: () => Promise<T>) => Promise<T>;

const through: Around = (call) => call();
let around = through;

/** Has every call the app makes go through `ours`. Its test file mocks the exchange with `watched`. */
export function aroundCalls(ours: Around): void {
  around = ours;
}

export function letCallsThrough(): void {
  around = through;
}

export async function watched(original: () => Promise<typeof outgoing>): Promise<typeof outgoing> {
  const { exchange } = await original();
  return { exchange: (...call) => around(() => exchange(...call)) };
}
