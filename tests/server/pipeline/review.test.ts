import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tcknOf, vknOf } from "../../../demo/orders/tax-numbers.ts";
import type { OrderDetail } from "../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

const DAY_SECONDS = 86_400;

let app: TestApp;
let sends = 0;

beforeAll(async () => {
  app = await startReadyApp();
});
beforeEach(() => {
  app.nilvera.knobs.read = undefined;
  sends = app.sends();
});
afterAll(() => app.close());

const codes = ({ faults }: OrderDetail): readonly string[] => faults.map(({ code }) => code);
const taxId = (value: string): object => ({ customAttributes: [{ key: "tckn", value }] });
const MAILBOX = "urn:mail:defaultpk@example.com";
const einvoices = (vkn: string) =>
  app.nilvera.documents().filter(({ invoice }) => invoice.CustomerInfo.TaxNumber === vkn);
const lookUps = (): number => app.nilvera.counts()["GET /general/GlobalCompany/Check/TaxNumber/:taxNumber"] ?? 0;

async function retry(orderId: string): Promise<void> {
  const response = await app.api(`/api/orders/${legacy(orderId)}/retry`, { method: "POST" });
  expect(response.status).toBe(202);
}

test("a broken tax number goes to review, and a mended one is issued on retry", async () => {
  const orderId = await app.paid(taxId("12345678901"));
  const order = await app.settle(orderId, "review");
  expect(codes(order)).toEqual(["TAX_ID_CHECKSUM"]);
  expect(order).toMatchObject({ canRetry: true, invoice: null, faultCount: 1 });
  expect(app.sends()).toBe(sends);
  app.shopify.changeOrder(orderId, taxId(tcknOf("100000001")));
  await retry(orderId);
  expect(await app.issued(orderId)).toMatchObject({ faults: [], invoice: { buyerTaxId: tcknOf("100000001") } });
});

test("a refused document goes to review with the integrator's words, and the retry has another ETTN", async () => {
  // For an integrator whose day is behind, the invoice is dated in the future.
  app.nilveraClock.pass(-2 * DAY_SECONDS);
  const orderId = await app.paid();
  const refused = await app.settle(orderId, "review");
  app.nilveraClock.pass(2 * DAY_SECONDS);
  expect(codes(refused)).toEqual(["INTEGRATOR_REFUSED"]);
  expect(refused.faults[0]?.what).toContain("Fatura tarihi ileri olamaz.");
  expect(app.sends()).toBe(sends + 1);
  await retry(orderId);
  const issued = await app.issued(orderId);
  expect(issued.invoice?.ettn).not.toBe(refused.invoice?.ettn);
  expect(app.rows("select ettn, is_live from invoices where order_id = ? order by is_live", orderId)).toEqual([
    { ettn: refused.invoice?.ettn, is_live: 0 },
    { ettn: issued.invoice?.ettn, is_live: 1 },
  ]);
});

test("an order whose document failed at the integrator gets a new one on retry", async () => {
  app.nilvera.knobs.outcome = "error";
  const orderId = await app.paid();
  const failed = await app.settle(orderId, "failed");
  app.nilvera.knobs.outcome = "succeed";
  await retry(orderId);
  const issued = await app.issued(orderId);
  expect(issued.invoice?.ettn).not.toBe(failed.invoice?.ettn);
});

const company = (vkn: string, title: string): object => ({
  customAttributes: [
    { key: "vkn", value: vkn },
    { key: "unvan", value: title },
  ],
});

test("an e-Fatura taxpayer gets an e-Fatura under the registered title, and never an e-Arşiv invoice", async () => {
  const vkn = vknOf("300200100");
  app.taxpayers[vkn] = { title: "DENEME LİMİTED ŞİRKETİ", aliases: [MAILBOX], taxOffice: "Çankaya" };
  const orderId = await app.paid(company(vkn, "Deneme Ltd. Şti."));
  await until("the e-Fatura at the integrator", () => einvoices(vkn).length > 0);
  app.pass(60);
  const issued = await app.issued(orderId);
  expect(issued.invoice).toMatchObject({
    profileId: "TEMELFATURA",
    series: "EFT",
    buyerName: "DENEME LİMİTED ŞİRKETİ",
  });
  expect(einvoices(vkn)).toMatchObject([{ module: "einvoice", alias: MAILBOX, number: issued.invoiceNumber }]);
  expect(app.sends()).toBe(sends);
});

test("a number that is another's in the registry sends nothing until a person says which is right", async () => {
  const vkn = vknOf("300200101");
  app.taxpayers[vkn] = { title: "BAŞKA ELEKTRONİK ANONİM ŞİRKETİ", aliases: [MAILBOX], taxOffice: "Çankaya" };
  const orderId = await app.paid(company(vkn, "Deneme Ltd. Şti."));
  const order = await app.settle(orderId, "review");
  expect(codes(order)).toEqual(["BUYER_UNLIKE_REGISTRY"]);
  expect(order.faults[0]?.what).toContain("BAŞKA ELEKTRONİK ANONİM ŞİRKETİ");
  expect(einvoices(vkn)).toEqual([]);
  const entry = { ...order.entry, title: "Başka Elektronik A.Ş." };
  await app.api(`/api/orders/${legacy(orderId)}/buyer`, { method: "POST", body: entry });
  await until("the e-Fatura at the integrator", () => einvoices(vkn).length > 0);
});

test("a registered buyer without a mailbox waits for one", async () => {
  const vkn = vknOf("300200102");
  app.taxpayers[vkn] = { title: "Deneme Ltd. Şti.", aliases: ["urn:mail:defaultgb@example.com"] };
  const orderId = await app.paid(company(vkn, "Deneme Ltd. Şti."));
  expect(codes(await app.settle(orderId, "review"))).toEqual(["BUYER_MAILBOX_MISSING"]);
  expect(einvoices(vkn)).toEqual([]);
});

test("a registered buyer with several mailboxes gets the e-Fatura in the one a person chose", async () => {
  const vkn = vknOf("300200103");
  const branches = ["urn:mail:izmirpk@example.com", "urn:mail:ankarapk@example.com"];
  app.taxpayers[vkn] = { title: "Deneme Ltd. Şti.", aliases: branches, taxOffice: "Çankaya" };
  const orderId = await app.paid(company(vkn, "Deneme Ltd. Şti."));
  const order = await app.settle(orderId, "review");
  expect([codes(order), order.mailboxes]).toEqual([["BUYER_MAILBOX_UNCLEAR"], branches]);
  expect(einvoices(vkn)).toEqual([]);
  const entry = { ...order.entry, mailbox: branches[1] };
  await app.api(`/api/orders/${legacy(orderId)}/buyer`, { method: "POST", body: entry });
  await until("the e-Fatura at the integrator", () => einvoices(vkn).length > 0);
  const sent = await app.settle(orderId, "issued");
  expect([sent.invoice?.einvoice?.mailbox, sent.mailboxes]).toEqual([branches[1], []]);
});

test("a buyer the integrator calls a taxpayer and the registry does not goes to a person", async () => {
  app.taxpayers["11111111111"] = { title: "Kayıtlı", aliases: [MAILBOX] };
  const orderId = await app.paid();
  const order = await app.settle(orderId, "review");
  delete app.taxpayers["11111111111"];
  expect(codes(order)).toEqual(["BUYER_STATUS_UNCLEAR"]);
  expect(app.sends()).toBe(sends + 2);
});

test("no answer about the taxpayer means no invoice, and one follows once there is an answer", async () => {
  app.nilvera.knobs.read = "500";
  const before = lookUps();
  const orderId = await app.paid(taxId(tcknOf("100000002")));
  await until("the failed look-up", () => app.jobOf(orderId)?.attempts === 1);
  expect(lookUps()).toBe(before + 1);
  expect(app.rows("select 1 from invoices where order_id = ?", orderId)).toEqual([]);
  expect(app.sends()).toBe(sends);
  app.nilvera.knobs.read = undefined;
  app.pass(3);
  await app.issued(orderId);
});

test("an order that waits for the taxpayer look-up is in the list with its problem", async () => {
  app.nilvera.knobs.read = "500";
  const orderId = await app.paid(taxId(tcknOf("100000003")));
  await until("the failed look-up", () => app.jobOf(orderId)?.attempts === 1);
  const shown = { problem: { code: "INTEGRATOR_UNREACHABLE" }, state: "waiting" };
  expect(await app.find(orderId)).toMatchObject({ ...shown, buyer: expect.stringMatching(/\w/), total: "724.20" });
});

test("a look-up the integrator puts off waits as long as it says", async () => {
  app.nilvera.knobs.read = "429";
  app.nilvera.knobs.retryAfterSeconds = 600;
  const orderId = await app.paid(taxId(tcknOf("100000004")));
  await until("the refused look-up", () => app.jobOf(orderId)?.attempts === 1);
  expect(app.jobOf(orderId)?.waits).toBeGreaterThan(590);
});
