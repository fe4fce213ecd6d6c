import { expect, test } from "vitest";
import { AppError, type ErrorCode } from "../../../../server/pipeline/errors.ts";
import { readBackfill, startBackfill } from "../../../../server/pipeline/merchant/backfill.ts";
import type { PastOrder, PastOrders } from "../../../../server/pipeline/ports/past-orders.ts";
import { OUR_SHOP, temporaryStore } from "../../../support/temporary-store.ts";

/** A look whose answer ends so. */
async function look(collect: PastOrders["collect"]) {
  const store = temporaryStore();
  const ports = { ...store, pastOrders: { start: () => Promise.resolve("one"), collect } };
  await startBackfill(ports)(OUR_SHOP, new Date(store.clock.now().getTime() - 86_400_000));
  const told = (error: unknown) => (error as AppError).code;
  const outcome = await readBackfill(ports)(OUR_SHOP).catch(told);
  return { outcome, state: (await store.read(OUR_SHOP).backfill.get())?.state };
}

const spoilt = async function* (): AsyncGenerator<PastOrder> {
  yield* [];
  throw new AppError("SHOPIFY_ANSWER_INVALID");
};
const refusing = (code: ErrorCode) => () => Promise.reject(new AppError(code));

test("a look that Shopify gave up is told as such", async () => {
  expect(await look(() => Promise.resolve("failed"))).toEqual({ outcome: { kind: "done" }, state: "failed" });
});

test.each([
  ["has a line that cannot be read", () => Promise.resolve(spoilt()), "SHOPIFY_ANSWER_INVALID"],
  ["cannot be understood", refusing("SHOPIFY_ANSWER_INVALID"), "SHOPIFY_ANSWER_INVALID"],
  ["is refused for want of a right", refusing("SHOPIFY_ACCESS_DENIED"), "SHOPIFY_ACCESS_DENIED"],
])(
  "a look whose answer %s ends, so that the merchant may look again, and why is logged",
  async (_what, collect, outcome) => {
    expect(await look(collect)).toEqual({ outcome, state: "failed" });
  },
);

test.each(["SHOPIFY_UNREACHABLE", "SHOPIFY_THROTTLED", "SHOP_NOT_CONNECTED"] as const)(
  "what passes (%s) is tried again",
  async (code) => {
    expect(await look(refusing(code))).toEqual({ outcome: code, state: "reading" });
  },
);
