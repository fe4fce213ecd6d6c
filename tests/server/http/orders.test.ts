import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderList } from "../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;
const ids: Record<"issued" | "waiting" | "review" | "pos", string> = { issued: "", waiting: "", review: "", pos: "" };

beforeAll(async () => {
  app = await startReadyApp();
  const at = (minute: number) => ({ processedAt: `2026-11-20T09:0${minute}:00Z` });
  ids.issued = await app.paid({ name: "#1", ...at(1) });
  ids.review = await app.paid({ name: "#2", ...at(2), customAttributes: [{ key: "tckn", value: "123" }] });
  ids.pos = await app.paid({ name: "#3", ...at(3), sourceName: "pos" });
  ids.waiting = app.order({ name: "#4", ...at(4), fullyPaid: false, displayFinancialStatus: "PENDING" });
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId: ids.waiting });
  await app.issued(ids.issued);
  await app.settle(ids.review, "review");
  await app.settle(ids.pos, "not-ours");
  await app.settle(ids.waiting, "waiting");
});
afterAll(() => app.close());

const list = async (query = "") => (await (await app.api(`/api/orders${query}`)).json()) as OrderList;
const names = async (query: string) => (await list(query)).orders.map(({ name }) => name);

test("lists the shop's orders newest first, with what each tab counts", async () => {
  const { orders, counts, next } = await list();
  expect(orders.map(({ name, state }) => [name, state])).toEqual([
    ["#4", "waiting"],
    ["#3", "not-ours"],
    ["#2", "review"],
    ["#1", "issued"],
  ]);
  expect(counts).toEqual({
    all: 4,
    waiting: 1,
    review: 1,
    working: 0,
    issued: 1,
    failed: 0,
    cancelled: 0,
    "not-ours": 1,
  });
  expect(next).toBeNull();
});

test("a row tells what a person wants to know", async () => {
  const { orders } = await list("?tab=not-ours");
  expect(orders).toEqual([
    {
      id: ids.pos,
      legacyId: legacy(ids.pos),
      name: "#3",
      processedAt: "2026-11-20T09:03:00.000Z",
      buyer: "Mert Dağlıca",
      total: expect.stringMatching(/^\d+\.\d{2}$/),
      currency: "TRY",
      state: "not-ours",
      invoiceNumber: null,
      faultCount: 0,
      reason: { code: "SOLD_AT_POS", text: "Mağazada satıldı; fişi kasada kesilir." },
      lastDay: null,
      shownUntil: null,
      payable: null,
      actions: ["retry"],
    },
  ]);
  const review = await list("?tab=review");
  expect(review.orders.map(({ actions }) => actions)).toEqual([["retry", "invoiced-elsewhere"]]);
});

test.each([
  ["?tab=issued", ["#1"]],
  ["?tab=review", ["#2"]],
  ["?tab=working", []],
  ["?search=%232", ["#2"]],
  ["?search=MERT", ["#4", "#3", "#2", "#1"]],
  ["?search=mert&tab=waiting", ["#4"]],
  ["?search=yok", []],
  ["?sort=oldest", ["#1", "#2", "#3", "#4"]],
  ["?sort=deadline", ["#4", "#3", "#2", "#1"]],
  ["?from=2026-11-21", []],
  ["?from=2026-11-20&to=2026-11-20&tab=issued", ["#1"]],
  ["?least=9999999", []],
  ["?channel=earchive", ["#1"]],
  ["?channel=einvoice", []],
  ["?integrator=nilvera&tab=issued", ["#1"]],
  ["?integrator=nes", []],
  ["?most=9999999.99&tab=review", ["#2"]],
])("%s shows %j", async (query, expected) => {
  expect(await names(query)).toEqual(expected);
});

test("names the integrators that got invoices, for the list to be narrowed by", async () => {
  expect((await list()).integrators).toEqual([{ id: "nilvera", label: "Nilvera" }]);
});

test.each(["newest", "deadline"])("hands out page by page until the last, sorted by %s", async (sort) => {
  const first = await list(`?sort=${sort}&limit=3`);
  expect(first.orders.map(({ name }) => name)).toEqual(["#4", "#3", "#2"]);
  const second = await list(`?sort=${sort}&limit=3&after=${encodeURIComponent(String(first.next))}`);
  expect(second.orders.map(({ name }) => name)).toEqual(["#1"]);
  expect(second.next).toBeNull();
});

test.each([
  "?tab=everything",
  "?limit=0",
  "?limit=101",
  "?limit=many",
  "?after=x",
  "?after=1:2:3",
  "?sort=price",
  "?from=yesterday",
  "?to=2026-02-30",
  "?least=-1",
  "?most=1,5",
  "?channel=fax",
  "?integrator=%3Cb%3E",
  `?search=${"x".repeat(101)}`,
])("%s is no question", async (query) => {
  const response = await app.api(`/api/orders${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "REQUEST_INVALID" });
});

const kurus = (text: string) => BigInt(text.replace(".", ""));

describe("one order", () => {
  test("is told with faults in the page's language", async () => {
    const told = async (language: string) => {
      const response = await app.api(`/api/orders/${legacy(ids.review)}`, { headers: { "accept-language": language } });
      return ((await response.json()) as { faults: { what: string; code: string; path: string }[] }).faults;
    };
    const [turkish, english] = [await told("tr"), await told("en")];
    expect(turkish.map(({ code, path }) => [code, path])).toEqual([["TAX_ID_LENGTH", "buyer.taxId"]]);
    expect(turkish[0]?.what).not.toBe(english[0]?.what);
    expect(turkish[0]?.what).not.toMatch(/[{}]/);
  });

  test("that adds up: lines to subtotals, subtotals to the total", async () => {
    const order = await app.find(ids.issued);
    const invoice = order?.invoice;
    if (!invoice) throw new Error("no invoice");
    const total = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + kurus(amount), 0n);
    expect(total(invoice.lines.map(({ net }) => net))).toBe(kurus(invoice.taxExclusive));
    expect(total(invoice.lines.map(({ taxAmount }) => taxAmount))).toBe(kurus(invoice.tax));
    expect(total(invoice.taxSubtotals.flatMap(({ taxable, tax }) => [taxable, tax]))).toBe(kurus(invoice.payable));
    expect(invoice).toMatchObject({
      payable: order?.total,
      salesPlatform: "INTERNET",
      sendType: "ELEKTRONIK",
      series: "EAR",
    });
  });

  test.each(["999", "abc", "1%20or%201", "gid"])("that is not there is not found: %s", async (id) => {
    expect((await app.api(`/api/orders/${id}`)).status).toBe(404);
    expect((await app.api(`/api/orders/${id}/retry`, { method: "POST" })).status).toBe(404);
  });

  test("that is issued cannot be asked for again", async () => {
    const before = app.sends();
    expect((await app.api(`/api/orders/${legacy(ids.issued)}/retry`, { method: "POST" })).status).toBe(404);
    expect(app.sends()).toBe(before);
  });
});
