import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BuyerOrderView, ProposalAnswer } from "../../../../server/http/ext/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { buyerTokenOf, SHOP, tokenOf } from "../../../support/test-shop.ts";

const AYSE = "gid://shopify/Customer/7";
const MEHMET = "gid://shopify/Customer/8";
const CONFIRMATION = "XPAV284CT";
const TCKN = "10000000146";
const COMPANY = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", taxOffice: "Kadıköy" };
/** The buyer mistyped the number: the order waits in review until somebody says the right one. */
const mistyped = { customAttributes: [{ key: "tckn", value: "10000000147" }] };

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const unpaid = { displayFinancialStatus: "PENDING", fullyPaid: false, transactions: [] };
const hers = { customer: { id: AYSE }, confirmationNumber: CONFIRMATION };

const ask = (path: string, customerId?: string, body?: unknown) =>
  app.api(`/ext/buyer/orders/${path}`, {
    method: body === undefined ? "GET" : "POST",
    body,
    headers: { authorization: `Bearer ${buyerTokenOf(SHOP, customerId)}` },
  });
const view = async (id: string, customerId = AYSE) =>
  (await (await ask(legacy(id), customerId)).json()) as BuyerOrderView;
const propose = async (id: string, body: object, customerId?: string) => {
  const response = await ask(`${legacy(id)}/tax-data`, customerId, body);
  return { status: response.status, ...((await response.json()) as ProposalAnswer) };
};

describe("a customer who is logged in", () => {
  test("sees the number of their own invoice and opens its PDF once", async () => {
    const id = await app.paid(hers);
    const issued = await app.issued(id);
    expect(await view(id)).toEqual({
      invoice: { number: issued.invoice?.number, hasPdf: true },
      isExpected: true,
      canPropose: false,
      wasProposed: false,
    });
    const { url } = (await (await ask(`${legacy(id)}/invoice`, AYSE, {})).json()) as { url: string };
    const path = new URL(url).pathname;
    expect((await fetch(new URL(path, app.url))).headers.get("content-type")).toContain("application/pdf");
    expect((await fetch(new URL(path, app.url))).status).toBe(404);
  });

  test("corrects the number of an order in review, and the invoice is made with it", async () => {
    const id = await app.paid({ ...hers, ...mistyped });
    await app.settle(id, "review");
    expect(await view(id)).toMatchObject({ invoice: null, canPropose: true, wasProposed: false });
    expect(await propose(id, COMPANY, AYSE)).toEqual({ status: 200, outcome: "kept" });
    const issued = await app.issued(id);
    expect(issued).toMatchObject({ invoice: { buyerTaxId: "1234567808", buyerName: "Deniz Ltd. Şti." } });
    expect(issued.timeline.map(({ kind }) => kind)).toContain("buyer-proposed");
  });

  test("says it before the order is paid, and again, and the last word holds", async () => {
    const id = app.order({ ...hers, ...unpaid });
    expect(await propose(id, COMPANY, AYSE)).toMatchObject({ outcome: "kept" });
    expect(await view(id)).toMatchObject({ canPropose: true, wasProposed: true });
    expect(await propose(id, { kind: "person", taxId: TCKN }, AYSE)).toMatchObject({ outcome: "kept" });
    await app.shopify.payOrder(id);
    expect(await app.issued(id)).toMatchObject({ invoice: { buyerTaxId: TCKN } });
  });

  test("changes nothing of an invoice that is issued", async () => {
    const id = await app.paid(hers);
    const before = await app.issued(id);
    expect(await propose(id, COMPANY, AYSE)).toEqual({ status: 200, outcome: "closed" });
    expect((await app.find(id))?.invoice).toEqual(before.invoice);
  });

  test("never replaces what the merchant typed", async () => {
    const id = app.order({ ...hers, ...unpaid });
    await app.shopify.sendWebhook({ topic: "orders/edited", orderId: id });
    await app.settle(id, "waiting");
    await app.api(`/api/orders/${legacy(id)}/buyer`, { method: "POST", body: { taxId: TCKN } });
    expect(await view(id)).toMatchObject({ canPropose: false, wasProposed: false });
    expect(await propose(id, COMPANY, AYSE)).toMatchObject({ outcome: "taken" });
    expect((await app.find(id))?.entry.taxId).toBe(TCKN);
  });

  test("is told what is wrong by code and field, and nothing is kept", async () => {
    const id = await app.paid({ ...hers, ...mistyped });
    await app.settle(id, "review");
    const response = await ask(`${legacy(id)}/tax-data`, AYSE, { kind: "company", taxId: "1234567800" });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      faults: [
        { code: "TAX_ID_CHECKSUM", path: "taxId" },
        { code: "BUYER_TITLE_MISSING", path: "title" },
      ],
    });
    expect((await app.find(id))?.entry.taxId).toBe("");
  });
});

describe("a guest", () => {
  test("says it once, with the confirmation number only the buyer was shown", async () => {
    const id = app.order({ confirmationNumber: CONFIRMATION, ...unpaid });
    expect(await propose(id, { ...COMPANY, confirmationNumber: CONFIRMATION })).toEqual({
      status: 200,
      outcome: "kept",
    });
    const again = { kind: "person", taxId: TCKN, confirmationNumber: CONFIRMATION };
    expect(await propose(id, again)).toEqual({ status: 200, outcome: "taken" });
    await app.shopify.payOrder(id);
    expect(await app.issued(id)).toMatchObject({ invoice: { buyerTaxId: "1234567808" } });
  });

  test.each([
    ["no confirmation number", ""],
    ["a wrong one", "XPAV284CX"],
    ["the beginning of the right one", "XPAV"],
  ])("says nothing with %s", async (_what, confirmationNumber) => {
    const id = await app.paid({ ...hers, ...mistyped });
    await app.settle(id, "review");
    expect((await propose(id, { ...COMPANY, confirmationNumber })).status).toBe(404);
    expect((await app.find(id))?.entry.taxId).toBe("");
  });

  test("says nothing about an order that has no confirmation number", async () => {
    const id = app.order({ customer: { id: AYSE } });
    expect((await propose(id, { ...COMPANY, confirmationNumber: "" })).status).toBe(404);
    expect(await app.find(id)).toBeUndefined();
  });

  test("reads nothing, though the confirmation number is right", async () => {
    const id = await app.paid(hers);
    await app.issued(id);
    const path = `${legacy(id)}?confirmationNumber=${CONFIRMATION}`;
    expect((await ask(path)).status).toBe(404);
    expect((await ask(`${legacy(id)}/invoice`, undefined, { confirmationNumber: CONFIRMATION })).status).toBe(404);
  });
});

describe("another customer of the same shop", () => {
  test("reads, opens and says nothing about an order of hers, whatever they know of it", async () => {
    const id = await app.paid({ ...hers, ...mistyped });
    await app.settle(id, "review");
    const body = { ...COMPANY, confirmationNumber: CONFIRMATION };
    expect((await ask(legacy(id), MEHMET)).status).toBe(404);
    expect((await ask(`${legacy(id)}/invoice`, MEHMET, {})).status).toBe(404);
    expect((await propose(id, body, MEHMET)).status).toBe(404);
    expect((await app.find(id))?.entry.taxId).toBe("");
  });

  test("opens nothing of an order that has no customer", async () => {
    const id = await app.paid();
    await app.issued(id);
    expect((await ask(legacy(id), MEHMET)).status).toBe(404);
    expect((await ask(`${legacy(id)}/invoice`, MEHMET, {})).status).toBe(404);
  });
});

test.each(["0", "abc", "1%2F2", "9".repeat(40), encodeURIComponent("gid://shopify/Order/1")])(
  "answers %s like an order that is not there",
  async (id) => {
    expect((await ask(id, AYSE)).status).toBe(404);
  },
);

test("an admin's token is no buyer's", async () => {
  const headers = { authorization: `Bearer ${tokenOf(SHOP)}` };
  expect((await app.api("/ext/buyer/orders/1", { headers })).status).toBe(401);
});
