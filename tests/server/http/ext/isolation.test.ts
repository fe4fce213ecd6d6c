import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runFlowAction, tellFlowUse } from "../../../../demo/shopify/flow.ts";
import type { OrderDetail } from "../../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { buyerTokenOf, OTHER_SHOP, SHOP, SHOPIFY_SECRET, tokenOf } from "../../../support/test-shop.ts";
import { until } from "../../../support/until.ts";
import { apiRoutes } from "../api-routes.ts";

const AYSE = "gid://shopify/Customer/7";
const MEHMET = "gid://shopify/Customer/8";
const CONFIRMATION = "XPAV284CT";
const TAX_DATA = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", confirmationNumber: CONFIRMATION };

let app: TestApp;
let issued: OrderDetail;
let review: OrderDetail;

beforeAll(async () => {
  app = await startReadyApp();
  app.shopify.openShop(OTHER_SHOP);
  const hers = { customer: { id: AYSE }, confirmationNumber: CONFIRMATION };
  issued = await app.issued(await app.paid({ ...hers, name: "#7001" }));
  const mistyped = await app.paid({ ...hers, name: "#7002", customAttributes: [{ key: "tckn", value: "123" }] });
  review = await app.settle(mistyped, "review");
  // The other shop is installed, too: its own tokens are all there.
  await intrude("/api/shop");
  const soon = () => Date.now() + 60_000;
  await until(
    "nothing of ours is written by itself",
    () => app.rows("select 1 from jobs where locked_by is not null or run_at < ?", soon()).length === 0,
  );
});
afterAll(() => app.close());

type Intrusion = { readonly method?: string; readonly body?: unknown; readonly token?: string };

const intrude = (path: string, { method = "GET", body, token = tokenOf(OTHER_SHOP) }: Intrusion = {}) =>
  app.api(path, { method, body, headers: { authorization: `Bearer ${token}` } });

const post = (path: string, body: unknown = {}) => intrude(path, { method: "POST", body });
const asBuyer = (path: string, body?: unknown) => {
  const token = buyerTokenOf(OTHER_SHOP, AYSE);
  return intrude(path, body === undefined ? { token } : { token, method: "POST", body });
};

const rows = () =>
  ["shops", "orders", "invoices", "timeline", "documents", "downloads", "flow_triggers"].map((table) =>
    app.rows(`select * from ${table} where shop = ?`, SHOP),
  );

async function expectNothing(response: Response, status: number): Promise<void> {
  const text = await response.text();
  expect({ status: response.status, text }).toMatchObject({ status });
  const secrets = [issued.name, review.name, issued.buyer, String(issued.invoiceNumber), String(issued.invoice?.ettn)];
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const both = () => `${issued.legacyId},${review.legacyId}`;
const order = () => `/ext/admin/orders/${review.legacyId}`;
const buyers = () => `/ext/buyer/orders/${issued.legacyId}`;

/** One attempt per route, with a token of another shop that is perfectly good. */
const ATTEMPTS: Readonly<Record<string, () => Promise<void>>> = {
  "GET /ext/admin/orders": async () => expectNothing(await intrude("/ext/admin/orders?search=7001"), 200),
  "GET /ext/admin/orders/:legacyId": async () => expectNothing(await intrude(order()), 404),
  "POST /ext/admin/orders/:legacyId/retry": async () => expectNothing(await post(`${order()}/retry`), 404),
  "POST /ext/admin/orders/:legacyId/invoice": async () => expectNothing(await post(`${order()}/invoice`), 404),
  "POST /ext/admin/orders/:legacyId/settled": async () => expectNothing(await post(`${order()}/settled`), 404),
  "POST /ext/admin/orders/:legacyId/invoiced-elsewhere": async () =>
    expectNothing(await post(`${order()}/invoiced-elsewhere`), 404),
  "POST /ext/admin/orders/:legacyId/cancel-invoice": async () =>
    expectNothing(await post(`/ext/admin/orders/${issued.legacyId}/cancel-invoice`, { reissue: true }), 404),
  "POST /ext/admin/orders/:legacyId/undo-cancellation": async () =>
    expectNothing(await post(`/ext/admin/orders/${issued.legacyId}/undo-cancellation`), 404),
  "POST /ext/admin/orders/:legacyId/buyer": async () =>
    expectNothing(await post(`${order()}/buyer`, { taxId: "10000000146" }), 404),
  "POST /ext/admin/orders/:legacyId/document": async () =>
    expectNothing(await post(`/ext/admin/orders/${issued.legacyId}/document`), 404),
  "POST /ext/admin/invoices": async () =>
    expectNothing(await post("/ext/admin/invoices", { orders: [issued.legacyId, review.legacyId] }), 200),
  "GET /ext/admin/printable": async () => {
    const response = await intrude(`/ext/admin/printable?orders=${both()}`);
    expect(await response.clone().json()).toMatchObject({ ready: [] });
    await expectNothing(response, 200);
  },
  "GET /ext/admin/print": async () => expectNothing(await intrude(`/ext/admin/print?orders=${both()}`), 409),
  "GET /ext/buyer/orders/:legacyId": async () => expectNothing(await asBuyer(buyers()), 404),
  "POST /ext/buyer/orders/:legacyId/invoice": async () => expectNothing(await asBuyer(`${buyers()}/invoice`, {}), 404),
  "POST /ext/buyer/orders/:legacyId/tax-data": async () =>
    expectNothing(await asBuyer(`/ext/buyer/orders/${review.legacyId}/tax-data`, TAX_DATA), 404),
  "POST /ext/flow/issue-invoice": async () => {
    const to = { appUrl: app.url, apiSecret: SHOPIFY_SECRET };
    expect(await runFlowAction({ shop: OTHER_SHOP, orderId: review.id }, to)).toBe(200);
  },
  "POST /ext/flow/triggers": async () => {
    const to = { appUrl: app.url, apiSecret: SHOPIFY_SECRET };
    const use = { shop: OTHER_SHOP, trigger: "invoice-issued", isUsed: true, at: new Date() };
    expect(await tellFlowUse(use, to)).toBe(200);
  },
};

const routes = () => ["/ext/admin", "/ext/buyer", "/ext"].flatMap((under) => apiRoutes(app.express, under));

test("every route of the extensions has its attempt below", () => {
  expect(Object.keys(ATTEMPTS).toSorted()).toEqual(routes().toSorted());
});

describe("another shop's merchant, buyer or workflow", () => {
  test.each(Object.keys(ATTEMPTS))("reads and changes nothing of ours by %s", async (route) => {
    const before = rows();
    await ATTEMPTS[route]?.();
    expect(rows()).toEqual(before);
  });
});

describe("another buyer of the same shop", () => {
  const BUYERS = [
    ["a customer whose order it is not", MEHMET, CONFIRMATION],
    ["a guest", undefined, ""],
    ["a guest who guesses", undefined, "XPAV284CX"],
  ] as const;
  test.each(BUYERS)("%s reads and changes nothing by any of the buyers' routes", async (_who, sub, told) => {
    const before = rows();
    const found = apiRoutes(app.express, "/ext/buyer");
    expect(found.length).toBeGreaterThan(2);
    for (const route of found) {
      const [method = "", path = ""] = route.split(" ");
      const body = method === "GET" ? undefined : { ...TAX_DATA, confirmationNumber: told };
      for (const { legacyId } of [issued, review]) {
        const attempt = { method, body, token: buyerTokenOf(SHOP, sub) };
        await expectNothing(await intrude(path.replace(":legacyId", legacyId), attempt), 404);
      }
    }
    expect(rows()).toEqual(before);
  });

  test("a guest who knows the confirmation number reads nothing all the same", async () => {
    for (const route of apiRoutes(app.express, "/ext/buyer").filter((one) => !one.endsWith("/tax-data"))) {
      const [method = "", path = ""] = route.split(" ");
      const body = method === "GET" ? undefined : { confirmationNumber: CONFIRMATION };
      const token = buyerTokenOf(SHOP);
      await expectNothing(await intrude(path.replace(":legacyId", issued.legacyId), { method, body, token }), 404);
    }
  });
});

describe("a token of the wrong kind", () => {
  const tokens = () => ({
    nobody: "",
    buyer: buyerTokenOf(SHOP, AYSE),
    guest: buyerTokenOf(SHOP),
    admin: tokenOf(SHOP),
  });
  test.each(["nobody", "buyer", "guest"] as const)("of %s opens no route of the admin's", async (kind) => {
    await expectAllRefused("/ext/admin", tokens()[kind]);
  });
  test.each(["nobody", "admin"] as const)("of %s opens no route of the buyer's", async (kind) => {
    await expectAllRefused("/ext/buyer", tokens()[kind]);
  });
  test.each(["nobody", "admin", "buyer"] as const)("of %s is no signature of Flow's", async (kind) => {
    await expectAllRefused("/ext", tokens()[kind]);
  });

  async function expectAllRefused(under: string, token: string): Promise<void> {
    const found = apiRoutes(app.express, under);
    expect(found.length).toBeGreaterThan(0);
    for (const route of found) {
      const [method = "", path = ""] = route.split(" ");
      const response = await intrude(path.replace(":legacyId", review.legacyId), { method, token });
      expect({ route, status: response.status }).toEqual({ route, status: 401 });
    }
  }
});

describe("a sandbox of another origin", () => {
  test.each(["/ext/admin/orders/1", "/ext/buyer/orders/1", "/ext/anything"])(
    "may ask %s first, without a token",
    async (path) => {
      const response = await fetch(new URL(path, app.url), {
        method: "OPTIONS",
        headers: { origin: "https://extensions.shopifycdn.com", "access-control-request-headers": "authorization" },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("access-control-allow-headers")).toBe("Authorization, Content-Type");
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    },
  );

  test("reads a refusal, too, and no answer is kept on the way", async () => {
    const response = await intrude("/ext/admin/orders/1", { token: "" });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test.each(["/api/shop", "/webhooks", "/d/abc"])("may not ask %s", async (path) => {
    const response = await fetch(new URL(path, app.url), { method: "OPTIONS" });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("a workflow of our own shop has its order looked at again", async () => {
  const to = { appUrl: app.url, apiSecret: SHOPIFY_SECRET };
  expect(await runFlowAction({ shop: SHOP, orderId: review.id }, to)).toBe(200);
  const again = await app.settle(review.id, "review");
  expect(again.timeline.filter(({ kind }) => kind === "invoice-asked")).toHaveLength(1);
  expect(await runFlowAction({ shop: SHOP, orderId: legacy(issued.id) }, to)).toBe(200);
  expect((await app.find(issued.id))?.invoice).toEqual(issued.invoice);
  expect(await runFlowAction({ shop: SHOP, orderId: review.id }, { ...to, apiSecret: "another" })).toBe(401);
});
