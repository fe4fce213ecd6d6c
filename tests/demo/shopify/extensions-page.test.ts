import { afterAll, beforeAll, expect, test } from "vitest";
import { asCustomer } from "../../../demo/orders/as-customer.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

test("shows what the app answers to each extension, as the merchant and as the order's own customer", async () => {
  const id = await app.paid(asCustomer({ name: "#<1042>" }, 1));
  const { invoice } = await app.issued(id);
  const guest = await app.paid({ name: "#1043" });
  await app.issued(guest);
  const page = await (await fetch(new URL("/extensions", app.shopify.url))).text();
  expect(page).toContain("#&lt;1042&gt;");
  expect(page).toContain(`GET /ext/admin/orders/${legacy(id)} → 200`);
  expect(page).toContain(`GET /ext/buyer/orders/${legacy(id)} → 200`);
  expect(page).toContain(`GET /ext/buyer/orders/${legacy(guest)} → 404`);
  expect(page).toContain(String(invoice?.number));
  expect(page).not.toContain("{{");
});
