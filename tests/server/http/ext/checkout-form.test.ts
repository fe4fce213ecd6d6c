import { afterAll, beforeAll, expect, test } from "vitest";
import { startReadyApp, type TestApp } from "../../../support/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const typedAtCheckout = (said: object) => ({ metafield: { value: JSON.stringify(said) } });

test("a company typed at checkout stands on the invoice", async () => {
  const said = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", taxOffice: "Kadıköy" };
  expect(await app.issued(await app.paid(typedAtCheckout(said)))).toMatchObject({
    invoice: { buyerTaxId: "1234567808", buyerName: "Deniz Ltd. Şti." },
  });
});

test("a person's TCKN typed at checkout stands on the invoice under the order's name", async () => {
  const said = { kind: "person", taxId: "10000000146", title: "", taxOffice: "" };
  const issued = await app.issued(await app.paid(typedAtCheckout(said)));
  expect(issued).toMatchObject({ invoice: { buyerTaxId: "10000000146", buyerName: issued.buyer } });
});

test("what no form of ours wrote there goes to review", async () => {
  const id = await app.paid({ metafield: { value: "{broken" } });
  expect(await app.settle(id, "review")).toMatchObject({ faults: [{ code: "TAX_ID_LENGTH" }] });
});
