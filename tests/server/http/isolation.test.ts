import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderDetail } from "../../../server/http/contract.ts";
import type { Overview } from "../../../server/http/work-contract.ts";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import type { OrderActions } from "../../../demo/shopify/stand-in.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile, OTHER_SHOP, tokenOf } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";
import { apiRoutes } from "./api-routes.ts";
import { openStream } from "./open-stream.ts";

let app: TestApp;
let owned: OrderDetail;
let waiting: string;
let neighbour: { readonly paid: (changes: object) => Promise<string> };

beforeAll(async () => {
  app = await startReadyApp();
  neighbour = withOrders(app.shopify.openShop(OTHER_SHOP));
  owned = await app.issued(await app.paid({ name: "#7001" }));
  waiting = await app.paid({ name: "#7002", customAttributes: [{ key: "tckn", value: "123" }] });
  await app.settle(waiting, "review");
  for (const name of ["Ours", "Ours alone"]) {
    const body = { name, query: "tab=review&search=7002" };
    expect((await app.api("/api/views", { method: "POST", body })).status).toBe(200);
  }
});
afterAll(() => app.close());

/** The other shop's own store: its orders are paid and told to the app as theirs. */
const withOrders = ({ addOrder, payOrder }: OrderActions) => ({
  paid: async (changes: object) => {
    const id = addOrder({ ...anotherOrder(new Date(), 2), ...changes });
    expect(await payOrder(id)).toBe(200);
    return id;
  },
});

const intrude = (path: string, method = "GET", body?: unknown, headers: Record<string, string> = {}) =>
  app.api(path, { method, body, headers: { authorization: `Bearer ${tokenOf(OTHER_SHOP)}`, ...headers } });

/** Everything the owner's shop has on disk, but for jobs: they run by themselves. */
const ownersRows = () =>
  [
    "shops",
    "orders",
    "order_counts",
    "order_words",
    "invoices",
    "timeline",
    "documents",
    "downloads",
    "list_views",
  ].map((table) => app.rows(`select * from ${table} where shop = ?`, app.shopify.shop).map(withoutMark));

/** What is written back to Shopify follows by itself, some seconds later. */
const withoutMark = ({ mark: _mark, is_mark_behind: _behind, ...row }: Record<string, unknown>) => row;

/** What may never stand in an answer to another shop. */
const secrets = () => [owned.id, owned.legacyId, owned.name, owned.buyer, String(owned.invoiceNumber), ettn(), "#7002"];
const ettn = () => String(owned.invoice?.ettn);

async function expectNothingOf(response: Response, status: number): Promise<void> {
  const text = await response.text();
  expect({ status: response.status, text }).toMatchObject({ status });
  for (const secret of secrets()) expect(text).not.toContain(secret);
}

/** One attempt per route, by a merchant of another shop whose token is perfectly good. */
const ATTEMPTS: Readonly<Record<string, () => Promise<void>>> = {
  "GET /api/orders": async () => {
    for (const query of ["", "?search=7001", `?search=${ettn()}`, `?search=${owned.invoiceNumber}`, "?tab=issued"]) {
      const response = await intrude(`/api/orders${query}`);
      const nothing = { orders: [], views: [], next: null, counts: { all: 0, issued: 0 } };
      expect(await response.clone().json()).toMatchObject({ ...nothing, proposals: { changed: 0, cancelled: 0 } });
      await expectNothingOf(response, 200);
    }
  },
  "GET /api/orders/export": async () => expectNothingOf(await intrude("/api/orders/export"), 200),
  "GET /api/orders/:legacyId": async () => {
    for (const id of [owned.legacyId, legacy(waiting), encodeURIComponent(owned.id)]) {
      await expectNothingOf(await intrude(`/api/orders/${id}`), 404);
    }
  },
  "POST /api/orders/:legacyId/retry": async () => {
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/retry`, "POST"), 404);
    expect(app.rows("select 1 from jobs where shop = ? and task = 'advance-order'", OTHER_SHOP)).toEqual([]);
  },
  "POST /api/orders/:legacyId/invoice": async () => {
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/invoice`, "POST"), 404);
    expect(app.rows("select 1 from jobs where shop = ? and task = 'advance-order'", OTHER_SHOP)).toEqual([]);
  },
  "POST /api/orders/:legacyId/settled": async () => {
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/settled`, "POST"), 404);
    expect(app.rows("select 1 from timeline where kind = 'correction-settled'")).toEqual([]);
  },
  "POST /api/orders/:legacyId/invoiced-elsewhere": async () => {
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/invoiced-elsewhere`, "POST"), 404);
  },
  "POST /api/orders/:legacyId/cancel-invoice": async () => {
    for (const reissue of [true, false]) {
      const response = await intrude(`/api/orders/${owned.legacyId}/cancel-invoice`, "POST", { reissue });
      await expectNothingOf(response, 404);
    }
    expect(await app.find(owned.id)).toMatchObject({ state: "issued" });
  },
  "POST /api/orders/:legacyId/undo-cancellation": async () =>
    expectNothingOf(await intrude(`/api/orders/${owned.legacyId}/undo-cancellation`, "POST"), 404),
  "POST /api/orders/:legacyId/mail": async () => {
    await expectNothingOf(await intrude(`/api/orders/${owned.legacyId}/mail`, "POST"), 404);
    expect(app.rows("select 1 from timeline where kind = 'mail-asked'")).toEqual([]);
  },
  "POST /api/orders/adopt": async () => {
    for (const isRehearsal of [true, false]) {
      const body = { sign: { kind: "note", words: "fatura" }, isRehearsal };
      const response = await intrude("/api/orders/adopt", "POST", body);
      expect(await response.clone().json()).toMatchObject({ found: [], next: null });
      await expectNothingOf(response, 200);
    }
  },
  "POST /api/orders/:legacyId/buyer": async () => {
    const body = { taxId: "10000000146" };
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/buyer`, "POST", body), 404);
  },
  "POST /api/orders/:legacyId/sale": async () => {
    const body = { webSite: "https://baska.example" };
    await expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/sale`, "POST", body), 404);
  },
  "POST /api/orders/:legacyId/preview": async () =>
    expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/preview`, "POST", {}), 404),
  "GET /api/orders/:legacyId/as-ordered": async () =>
    expectNothingOf(await intrude(`/api/orders/${legacy(waiting)}/as-ordered`), 404),
  "POST /api/downloads": async () =>
    expectNothingOf(await intrude("/api/downloads", "POST", { ettn: ettn(), format: "pdf" }), 404),
  "GET /api/shop": async () => {
    const response = await intrude("/api/shop");
    expect(await response.clone().json()).toMatchObject({ domain: OTHER_SHOP, hasProfile: false, integrator: null });
    await expectNothingOf(response, 200);
  },
  "POST /api/setup/account": async () =>
    expectNothingOf(await intrude("/api/setup/account", "POST", { shop: app.shopify.shop }), 409),
  "POST /api/setup/rehearsal": async () => {
    await expectNothingOf(await intrude("/api/setup/rehearsal", "POST", { shop: app.shopify.shop }), 409);
  },
  "GET /api/review": async () => {
    const response = await intrude("/api/review");
    expect(await response.clone().json()).toEqual({ groups: [], hasMore: false });
    await expectNothingOf(response, 200);
  },
  "POST /api/orders/pdfs": async () => {
    const response = await intrude("/api/orders/pdfs", "POST", { orders: [owned.legacyId] });
    expect(await response.json()).toEqual({ results: [] });
  },
  "POST /api/orders/pdfs.zip": async () => {
    const response = await intrude("/api/orders/pdfs.zip", "POST", { orders: [owned.legacyId] });
    expect(await response.json()).toMatchObject({ code: "DOCUMENT_NOT_READY" });
  },
  "POST /api/orders/bulk": async () => {
    for (const action of ["retry", "invoice", "settled", "invoiced-elsewhere"]) {
      for (const isRehearsal of [true, false]) {
        const body = { action, orders: [{ legacyId: owned.legacyId }, { legacyId: legacy(waiting) }], isRehearsal };
        const response = await intrude("/api/orders/bulk", "POST", body);
        expect(await response.clone().json()).toEqual({ results: [] });
        await expectNothingOf(response, 200);
      }
    }
  },
  "GET /api/overview": async () => {
    const response = await intrude("/api/overview");
    const told = (await response.clone().json()) as Overview;
    const { changed, cancelled } = told.proposals;
    expect([changed, cancelled, told.counts.all, told.problems, told.firstLastDay]).toEqual([0, 0, 0, [], null]);
    expect(told.days.filter(({ count }) => count > 0)).toEqual([]);
    await expectNothingOf(response, 200);
  },
  "GET /api/proof": async () => {
    const response = await intrude("/api/proof");
    expect(await response.clone().json()).toEqual({ provedAt: null, due: 0, missing: 0, stuck: 0 });
    await expectNothingOf(response, 200);
  },
  "POST /api/proof": async () => {
    const before = app.rows("select * from reconciliations where shop = ?", app.shopify.shop);
    await expectNothingOf(await intrude("/api/proof", "POST", { shop: app.shopify.shop }), 202);
    expect(app.rows("select * from reconciliations where shop = ?", app.shopify.shop)).toEqual(before);
  },
  "POST /api/views": async () => {
    expect((await intrude("/api/views", "POST", { name: "Ours", query: "tab=issued" })).status).toBe(200);
    const theirs = app.rows("select name, query from list_views where shop = ?", OTHER_SHOP);
    expect(theirs).toEqual([{ name: "Ours", query: "tab=issued" }]);
  },
  "POST /api/views/rename": async () => {
    await expectNothingOf(await intrude("/api/views/rename", "POST", { from: "Ours alone", to: "Theirs" }), 404);
  },
  "POST /api/views/drop": async () => {
    await expectNothingOf(await intrude("/api/views/drop", "POST", { name: "Ours alone" }), 200);
    // Theirs of the same name, made above, is not ours.
    await expectNothingOf(await intrude("/api/views/drop", "POST", { name: "Ours" }), 200);
  },
  "GET /api/plan": async () => expectNothingOf(await intrude("/api/plan"), 200),
  "GET /api/record": async () => {
    for (const by of ["all", "people", "app", "user 1"])
      await expectNothingOf(await intrude(`/api/record?by=${by}`), 200);
  },
  "GET /api/backfill": async () => {
    const response = await intrude("/api/backfill");
    expect(await response.clone().json()).toMatchObject({ state: "none", found: null });
    await expectNothingOf(response, 200);
  },
  "POST /api/backfill": async () => {
    // Their own past is looked at, in their own shop.
    expect((await intrude("/api/backfill", "POST", { since: "2026-01-01" })).status).toBe(202);
    expect(app.rows("select shop from backfills")).toEqual([{ shop: OTHER_SHOP }]);
  },
  "POST /api/backfill/confirm": async () => {
    await expectNothingOf(await intrude("/api/backfill/confirm", "POST", { look: "look-1" }), 404);
  },
  "GET /api/privacy": async () => {
    const response = await intrude("/api/privacy");
    expect(await response.clone().json()).toEqual({ requests: [] });
    await expectNothingOf(response, 200);
  },
  "GET /api/privacy/:id/export": async () => {
    const webhookId = randomUUID();
    const asked = { customer: { id: 1 }, orders_requested: [Number(owned.legacyId)] };
    const body = JSON.stringify({ shop_domain: app.shopify.shop, ...asked });
    await app.shopify.sendWebhook({ topic: "customers/data_request", webhookId, body });
    expect(await (await app.api("/api/privacy")).json()).toMatchObject({ requests: [{ id: webhookId }] });
    await expectNothingOf(await intrude(`/api/privacy/${webhookId}/export`), 404);
  },
  "GET /api/settings": async () => {
    const response = await intrude("/api/settings");
    expect(await response.clone().json()).toMatchObject({ profile: null, integrator: null, startsAt: null });
    await expectNothingOf(response, 200);
  },
  "PUT /api/profile": async () => {
    const response = await intrude("/api/profile", "PUT", { ...aShopFile(), domain: app.shopify.shop });
    expect(await response.json()).toMatchObject({ domain: OTHER_SHOP });
  },
  "PUT /api/profile/part": async () => {
    const response = await intrude("/api/profile/part", "PUT", { part: { ...aShopFile(), domain: app.shopify.shop } });
    expect(await response.json()).toMatchObject({ domain: OTHER_SHOP });
  },
  "PUT /api/integrator": async () => {
    const body = { kind: "nilvera", access: { apiKey: "another-key-altogether" }, shop: app.shopify.shop };
    // Their own key is asked about, and it is none of ours.
    expect(await (await intrude("/api/integrator", "PUT", body)).json()).toMatchObject({ code: "INTEGRATOR_CONFIG" });
  },
  "PUT /api/active": async () => {
    const response = await intrude("/api/active", "PUT", { active: false, shop: app.shopify.shop });
    expect(await response.json()).toMatchObject({ domain: OTHER_SHOP, isActive: false });
  },
  "GET /api/events": async () => {
    const stream = await openStream(app.url, OTHER_SHOP);
    await app.issued(await app.paid());
    // A change of their own comes after all of ours: once it is here, nothing of ours is still on its way.
    const theirs = legacy(await neighbour.paid({ id: "gid://shopify/Order/7000000000001", name: "#9001" }));
    const heard = () => stream.lines.flatMap((line) => (line.kind === "order" ? [line.legacyId] : []));
    await until("their own change", () => heard().includes(theirs));
    await stream.close();
    expect([...new Set(heard())]).toEqual([theirs]);
  },
};

test("every route of the API has its attempt below", () => {
  expect(Object.keys(ATTEMPTS).toSorted()).toEqual(apiRoutes(app.express).toSorted());
});

describe("a merchant of another shop", () => {
  test.each(Object.keys(ATTEMPTS))("reads and changes nothing of ours by %s", async (route) => {
    const isStream = route === "GET /api/events";
    const before = isStream ? undefined : ownersRows();
    await ATTEMPTS[route]?.();
    if (!isStream) expect(ownersRows()).toEqual(before);
    expect(await (await app.api("/api/shop")).json()).toMatchObject({ isActive: true, hasProfile: true });
  });

  test("cannot name another shop by query, header or host", async () => {
    const { shop } = app.shopify;
    const response = await intrude(`/api/orders/${owned.legacyId}?shop=${shop}`, "GET", undefined, {
      "x-shopify-shop-domain": shop,
      "x-shop-domain": shop,
    });
    await expectNothingOf(response, 404);
  });

  test("with the same order id sees their own order and never ours", async () => {
    const before = ownersRows();
    expect(await neighbour.paid({ id: owned.id, name: "#9002" })).toBe(owned.id);
    const path = `/api/orders/${owned.legacyId}`;
    const theirs = await until("their order", async () => {
      const response = await intrude(path);
      return response.ok ? ((await response.json()) as OrderDetail) : undefined;
    });
    expect(theirs).toMatchObject({ id: owned.id, name: "#9002", state: "waiting", invoice: null });
    expect(JSON.stringify(theirs)).not.toContain(ettn());
    expect(await (await app.api(path)).json()).toEqual(owned);
    expect(ownersRows()).toEqual(before);
  });
});
