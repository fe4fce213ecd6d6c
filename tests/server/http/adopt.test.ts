import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AdoptAnswer } from "../../../server/http/work-contract.ts";
import { legacy, setUp, startReadyApp, startTestApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;

afterEach(() => app.close());

const adopt = async (body: object): Promise<AdoptAnswer> => {
  const response = await app.api("/api/orders/adopt", { method: "POST", body });
  expect(response.status).toBe(200);
  return (await response.json()) as AdoptAnswer;
};
const outcomes = ({ found }: AdoptAnswer) => Object.fromEntries(found.map(({ name, outcome }) => [name, outcome]));
const UNPAID = { displayFinancialStatus: "PENDING", fullyPaid: false, transactions: [] };

describe("a shop whose orders were invoiced by another tool before", () => {
  beforeEach(async () => {
    app = await startTestApp();
    await setUp(app);
  });

  const switchOn = () =>
    app.api("/api/active", { method: "PUT", body: { active: true, startsAt: "2020-01-01T00:00:00Z" } });

  test("sees them listed, marks them, and is then switched on without a second invoice for any", async () => {
    const [marked, other] = [app.order({ name: "#1", tags: ["Faturalandı"] }), app.order({ name: "#2" })];
    const sign = { kind: "tag", tag: "FATURALANDI" };
    const rehearsal = await adopt({ sign, isRehearsal: true });
    expect(rehearsal).toEqual({
      seen: 2,
      found: [{ legacyId: legacy(marked), name: "#1", outcome: "marked" }],
      next: null,
      restSeconds: 0,
    });
    expect(await app.find(marked)).toBeUndefined();
    expect(outcomes(await adopt({ sign, isRehearsal: false }))).toEqual({ "#1": "marked" });
    expect(outcomes(await adopt({ sign, isRehearsal: false }))).toEqual({ "#1": "was-marked" });
    await switchOn();
    for (const orderId of [marked, other]) await app.shopify.payOrder(orderId);
    await app.issued(other);
    expect(await app.find(marked)).toMatchObject({ state: "not-ours", reason: { code: "INVOICED_ELSEWHERE" } });
    expect(app.nilvera.documents()).toHaveLength(1);
  });

  test("marks nothing but what it was shown, whatever bears the sign by then", async () => {
    const shown = app.order({ name: "#1", tags: ["kesildi"] });
    const sign = { kind: "tag", tag: "kesildi" };
    const only = (await adopt({ sign, isRehearsal: true })).found.map(({ legacyId }) => legacyId);
    const unseen = app.order({ name: "#2", tags: ["kesildi"] });
    expect(outcomes(await adopt({ sign, isRehearsal: false, only }))).toEqual({ "#1": "marked" });
    expect([(await app.find(shown))?.state, await app.find(unseen)]).toEqual(["not-ours", undefined]);
  });

  test.each([
    [
      "a metafield with something in it",
      { kind: "metafield", metafield: "custom.fatura" },
      { metafield: { value: "ABC1" } },
    ],
    ["words in the note", { kind: "note", words: "fatura no" }, { note: "Hediye. FATURA NO: ABC2026000000001" }],
  ])("knows them by %s", async (_, sign, marks) => {
    app.order({ name: "#1", ...marks });
    app.order({ name: "#2", note: "faturasız" });
    expect(outcomes(await adopt({ sign }))).toEqual({ "#1": "marked" });
  });

  test.each([
    ["a tag", { kind: "tag", tag: "✅" }, { tags: ["✅"] }, { tags: ["🎁"] }],
    ["a note", { kind: "note", words: "***" }, { note: "*** 17" }, { note: "Kapıya bırakın" }],
  ])("knows them by %s of nothing but signs, and by no other sign", async (_, sign, marks, others) => {
    app.order({ name: "#1", ...marks });
    app.order({ name: "#2", ...others });
    expect(outcomes(await adopt({ sign }))).toEqual({ "#1": "marked" });
  });

  test("is taken through all of its orders a page at a time, from the day it names", async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();
    for (let n = 1; n <= 130; n += 1)
      app.order({ name: `#${n}`, processedAt: day(n), tags: n % 10 ? [] : ["kesildi"] });
    const sign = { kind: "tag", tag: "kesildi" };
    const first = await adopt({ sign, since: day(11) });
    expect([first.seen, first.found.length]).toEqual([100, 10]);
    const second = await adopt({ sign, since: day(11), after: first.next });
    expect([second.seen, second.found.length, second.next]).toEqual([20, 2, null]);
  });
});

describe("a shop that issues", () => {
  beforeEach(async () => {
    app = await startReadyApp();
  });

  test("keeps what it invoiced itself and is told of it; what waits or needs a person is marked", async () => {
    const issued = await app.paid({ name: "#1" });
    await app.issued(issued);
    const waiting = app.order({ name: "#2", ...UNPAID });
    await app.shopify.sendWebhook({ topic: "orders/edited", orderId: waiting });
    await app.settle(waiting, "waiting");
    const review = await app.paid({ name: "#3", customAttributes: [{ key: "tckn", value: "123" }] });
    await app.settle(review, "review");
    for (const orderId of [issued, waiting, review]) app.shopify.changeOrder(orderId, { tags: ["kesildi"] });
    const sign = { kind: "tag", tag: "kesildi" };
    const expected = { "#1": "invoiced-here", "#2": "marked", "#3": "marked" };
    expect(outcomes(await adopt({ sign, isRehearsal: true }))).toEqual(expected);
    expect(await app.find(review)).toMatchObject({ state: "review" });
    expect(outcomes(await adopt({ sign, isRehearsal: false }))).toEqual(expected);
    expect(await app.find(issued)).toMatchObject({ state: "issued" });
    for (const orderId of [waiting, review]) expect(await app.find(orderId)).toMatchObject({ state: "not-ours" });
    const told = (await app.find(review))?.timeline.find(({ kind }) => kind === "invoiced-elsewhere");
    expect(told?.facts).toEqual({ sign: "tag" });
  });

  test("finds orders from before its first day as well: they may be confirmed for invoices yet", async () => {
    const startsAt = new Date();
    const processedAt = new Date(startsAt.getTime() - 2 * 86_400_000).toISOString();
    await app.api("/api/active", { method: "PUT", body: { active: true, startsAt } });
    app.order({ name: "#1", processedAt, tags: ["kesildi"] });
    expect(outcomes(await adopt({ sign: { kind: "tag", tag: "kesildi" } }))).toEqual({ "#1": "marked" });
  });

  test("refuses a sign that every order would bear", async () => {
    for (const sign of [
      { kind: "tag", tag: " " },
      { kind: "note", words: "a" },
      { kind: "metafield", metafield: "x" },
    ]) {
      expect((await app.api("/api/orders/adopt", { method: "POST", body: { sign } })).status).toBe(400);
    }
  });
});
