import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkAnswer, BulkRequest, Review } from "../../../server/http/work-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;
let wrong: readonly string[];
let waiting: string;

beforeAll(async () => {
  app = await startReadyApp();
  const badTaxId = (name: string) => app.paid({ name, customAttributes: [{ key: "tckn", value: "123" }] });
  wrong = [await badTaxId("#1"), await badTaxId("#2")];
  const channel = await app.paid({ name: "#3", sourceName: "unheard-of" });
  waiting = app.order({ name: "#4", fullyPaid: false, displayFinancialStatus: "PENDING" });
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId: waiting });
  for (const id of [...wrong, channel]) await app.settle(id, "review");
  await app.settle(waiting, "waiting");
});
afterAll(() => app.close());

const review = async () => (await (await app.api("/api/review")).json()) as Review;
const all = () => [...wrong, waiting].map((id) => ({ legacyId: legacy(id) }));
const bulk = async (body: BulkRequest) =>
  (await (await app.api("/api/orders/bulk", { method: "POST", body })).json()) as BulkAnswer;

test("gathers orders by what is wrong with them, the largest group first, each with the field that mends it", async () => {
  const { groups, hasMore } = await review();
  expect(hasMore).toBe(false);
  expect(groups.map(({ id, remedy, orders }) => [id, remedy, orders.map(({ name }) => name).toSorted()])).toEqual([
    ["TAX_ID_LENGTH", { kind: "buyer", field: "taxId" }, ["#1", "#2"]],
    ["CHANNEL_UNKNOWN unheard-of", { kind: "channel", channel: "unheard-of" }, ["#3"]],
  ]);
  expect(groups[1]?.what).toContain("unheard-of");
});

test("an order leaves its group once what was wrong is typed in", async () => {
  const [first = ""] = wrong;
  const entry = { taxId: "11111111110" };
  await app.api(`/api/orders/${legacy(first)}/buyer`, { method: "POST", body: entry });
  await app.issued(first);
  expect((await review()).groups.flatMap(({ orders }) => orders).map(({ name }) => name)).not.toContain("#1");
});

test("a rehearsal tells what would be done and changes nothing", async () => {
  const { results } = await bulk({ action: "invoiced-elsewhere", orders: all(), isRehearsal: true });
  expect(results.map(({ name, isDone, state }) => `${name} ${isDone} ${state}`).toSorted()).toEqual([
    "#1 false issued",
    "#2 true review",
    "#4 true waiting",
  ]);
  expect((await app.find(waiting))?.state).toBe("waiting");
});

test("does to each order what can be done to it, and says to which it could not", async () => {
  const { results: shown } = await bulk({ action: "invoiced-elsewhere", orders: all(), isRehearsal: true });
  const orders = [...shown, { legacyId: "999", seen: "none" }];
  const { results } = await bulk({ action: "invoiced-elsewhere", orders, isRehearsal: false });
  expect(results.map(({ name, isDone }) => `${name} ${isDone}`).toSorted()).toEqual(["#1 false", "#2 true", "#4 true"]);
  expect((await app.find(waiting))?.reason?.code).toBe("INVOICED_ELSEWHERE");
});

test("what a colleague said meanwhile of an order stands, unless it was shown and is meant", async () => {
  const id = wrong[1] ?? "";
  const asked = { action: "retry", isRehearsal: false } as const;
  const marked = { isDone: true, state: "not-ours" };
  const { results: shown } = await bulk({ ...asked, orders: [{ legacyId: legacy(id) }], isRehearsal: true });
  expect(shown).toMatchObject([marked]);
  for (const seen of ["as-in-review", undefined]) {
    const unseen = await bulk({ ...asked, orders: [{ legacyId: legacy(id), ...(seen ? { seen } : {}) }] });
    expect(unseen.results, `seen: ${seen}`).toMatchObject([{ ...marked, isDone: false }]);
  }
  expect((await app.find(id))?.reason?.code).toBe("INVOICED_ELSEWHERE");
  expect((await bulk({ ...asked, orders: shown })).results).toMatchObject([marked]);
  await app.settle(id, "review");
});

test.each([
  { action: "delete", orders: [{ legacyId: "1" }] },
  { action: "retry", orders: [] },
  { action: "retry", orders: ["1"] },
  { action: "retry", orders: [{ legacyId: "1 or 1" }] },
  { action: "retry", orders: Array.from({ length: 51 }, (_, index) => ({ legacyId: String(index + 1) })) },
])("%j is no question", async (body) => {
  expect((await app.api("/api/orders/bulk", { method: "POST", body })).status).toBe(400);
});
