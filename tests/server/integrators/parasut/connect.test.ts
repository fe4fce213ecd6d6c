import { afterEach, expect, test } from "vitest";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { startTestApp, type TestApp } from "../../../support/test-app.ts";
import { aShopFile } from "../../../support/test-shop.ts";
import { aParasut, CLIENT, COMPANY_ID } from "./a-parasut.ts";

let app: TestApp;
afterEach(() => app.close());

const connect = (code: string) =>
  app.api("/api/integrator", {
    method: "PUT",
    body: {
      kind: "parasut",
      access: { companyId: COMPANY_ID, clientId: CLIENT.id, clientSecret: CLIENT.secret, code },
      environment: "test",
    },
  });

test("a merchant agrees at Paraşüt, pastes the code, and a paid order becomes a document there", async () => {
  const parasut = await aParasut();
  app = await startTestApp({ alsoAt: `parasut=${parasut.url}` });
  await app.api("/api/profile", { method: "PUT", body: aShopFile() });
  const consent = await (await fetch(`${parasut.url}/oauth/authorize?client_id=${CLIENT.id}`)).text();
  const code = /<code>(.*)<\/code>/.exec(consent)?.[1] ?? "";
  expect((await connect("a-code-nobody-was-shown")).status).toBe(409);
  const answer = await connect(code);
  expect([answer.status, (await answer.text()).includes(CLIENT.secret)]).toEqual([200, false]);
  const settings = (await (await app.api("/api/settings")).json()) as ShopSettings;
  // There is no host for trying out: what is issued is real, whatever was asked for.
  expect(settings.integrator).toEqual({ kind: "parasut", environment: "live" });
  await app.api("/api/active", { method: "PUT", body: { active: true, startsAt: "2020-01-01T00:00:00Z" } });
  parasut.consent.expireAll();
  const id = await app.paid();
  await app.settle(id, "processing");
  // Its steps took the account's turns for a while.
  app.pass(60);
  const order = await app.settle(id, "issued");
  const [document] = parasut.book.invoices().flatMap(({ documents }) => documents);
  expect(order).toMatchObject({ invoiceNumber: document?.number, invoice: { legalEttn: document?.uuid } });
  expect(parasut.consent.reuses()).toBe(0);
});
