import { expect, test } from "vitest";
import { gatherChosen } from "../../../web/src/api/all-orders.ts";
import { EVERYTHING } from "../../../web/src/pages/order-list/address.ts";

/** Four orders, two a page; `after` is the place of the next one. */
function pages() {
  const asked: (string | null)[] = [];
  const get = async <T>(path: string): Promise<T> => {
    const after = new URL(path, "http://page").searchParams.get("after");
    asked.push(after);
    const start = Number(after ?? 0);
    const orders = ["1", "2", "3", "4"].slice(start, start + 2).map((legacyId) => ({ legacyId, invoices: [] }));
    return { orders, next: start + 2 < 4 ? String(start + 2) : null } as T;
  };
  return { client: { get }, asked };
}

const chosen = async (after: string | null, ids: readonly string[]) => {
  const { client, asked } = pages();
  const found = await gatherChosen(client, { ...EVERYTHING, after }, new Set(ids));
  return { found: found.map(({ legacyId }) => legacyId), asked };
};

test("asks only for the page in sight while the chosen orders stand there", async () => {
  expect(await chosen("2", ["4"])).toEqual({ found: ["4"], asked: ["2"] });
});

test("finds an order that moved to a page after or before it", async () => {
  expect(await chosen(null, ["1", "3"])).toEqual({ found: ["1", "3"], asked: [null, "2"] });
  expect(await chosen("2", ["2", "3"])).toEqual({ found: ["2", "3"], asked: ["2", null, "2"] });
});

test("ends where one is nowhere any more", async () => {
  expect(await chosen(null, ["1", "9"])).toEqual({ found: ["1"], asked: [null, "2"] });
});
