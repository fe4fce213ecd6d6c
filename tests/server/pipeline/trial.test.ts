import { afterEach, beforeEach, expect, test } from "vitest";
import type { ShopSettings } from "../../../server/http/contract.ts";
import { legacy, setUp, startTestApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile, buyerTokenOf, NILVERA_KEY, SHOP } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  await put("/api/profile", aShopFile());
  await put("/api/integrator", { kind: "sandbox", access: {} });
  await put("/api/active", { active: true, startsAt: "2020-01-01T00:00:00Z" });
});
afterEach(() => app.close());

const put = (path: string, body: unknown) => app.api(path, { method: "PUT", body });

/** Notes stand on every document of the shop, and so does their word. */
const speak = (word: string) => put("/api/profile", aShopFile({ notes: [`Sipariş {order} deneme:${word}`] }));

async function pdfOf(ettn: string): Promise<string> {
  const asked = await app.api("/api/downloads", { method: "POST", body: { ettn, format: "pdf" } });
  const { url } = (await asked.json()) as { url: string };
  return (await fetch(new URL(url, app.url))).text();
}

/** Lets the seconds of the trial's own clock pass while the order is on its way. */
async function issued(orderId: string) {
  await app.settle(orderId, "processing");
  app.pass(5);
  return app.issued(orderId);
}

test("a merchant without any account sees an order invoiced, and nothing of it leaves the app", async () => {
  const orderId = await app.paid();
  const order = await issued(orderId);
  expect(order.invoice).toMatchObject({ number: expect.stringMatching(/^EAR\d{4}000000001$/), hasPdf: true });
  expect(await pdfOf(order.invoice?.ettn ?? "")).toMatch(/^%PDF/);
  expect(app.sends(), "no integrator was asked").toBe(0);
});

test("a word in the order shows the trouble it names, and asking again mends it", async () => {
  await speak("kontor-yok");
  const orderId = await app.paid();
  const retry = () => app.api(`/api/orders/${legacy(orderId)}/retry`, { method: "POST" });
  const isRefused = (times: number) => async () =>
    sendsOf(orderId) === times && ((await problemOf(orderId)) ?? undefined);
  expect(await until("the queue rests", isRefused(1))).toMatchObject({ code: "INTEGRATOR_CONFIG", path: "KONTOR_YOK" });
  await retry();
  await until("it is refused once more", isRefused(2));
  await retry();
  expect(await issued(orderId)).toMatchObject({ state: "issued", problem: null });
});

const storyOf = async (orderId: string) => ((await app.find(orderId))?.timeline ?? []).map(({ kind }) => kind);
const problemOf = async (orderId: string) => (await app.find(orderId))?.problem;
const sendsOf = (orderId: string): number =>
  Number(
    app.rows(
      "select sends from sandbox_documents where ettn in (select ettn from invoices where order_id = ?)",
      orderId,
    )[0]?.["sends"] ?? 0,
  );

test("an answer lost on purpose is looked up and found, never sent again", async () => {
  await speak("cevap-kayip");
  const orderId = await app.paid();
  await until("the answer is lost", async () => (await storyOf(orderId)).includes("answer-lost"));
  app.pass(70);
  expect((await app.issued(orderId)).state).toBe("issued");
  expect(app.rows("select sends from sandbox_documents")).toEqual([{ sends: 1 }]);
});

test("a buyer of the trial's own list gets an e-Fatura, followed through GİB to its delivery", async () => {
  const customAttributes = [
    { key: "vkn", value: "1000000018" },
    { key: "unvan", value: "Deneme Alıcı A.Ş." },
    { key: "vergi_dairesi", value: "Nilüfer" },
  ];
  const orderId = await app.paid({ customAttributes });
  // An envelope is asked about at once, and then after half a minute.
  await until("it was asked about once", () => (app.jobOf(orderId)?.waits ?? 0) > 20);
  app.pass(40);
  const order = await app.settle(orderId, "issued");
  expect(order.invoice).toMatchObject({
    profileId: "TEMELFATURA",
    number: expect.stringMatching(/^EFT\d{4}000000001$/),
    buyerTaxId: "1000000018",
  });
});

test("no buyer and no page of Shopify's ever takes a trial's document for an invoice", async () => {
  const customer = "gid://shopify/Customer/7";
  const orderId = await app.paid({ customer: { id: customer } });
  await issued(orderId);
  app.pass(3);
  await until(
    "Shopify would have been told",
    () => app.rows("select 1 from jobs where task = 'write-back'").length === 0,
  );
  expect(app.shopify.marksOn(orderId).metafields).toEqual({});
  expect(app.rows("select 1 from buyer_links")).toEqual([]);
  const headers = { authorization: `Bearer ${buyerTokenOf(SHOP, customer)}` };
  const seen = await app.api(`/ext/buyer/orders/${legacy(orderId)}`, { headers });
  expect(await seen.json()).toMatchObject({ invoice: null });
  const opened = await app.api(`/ext/buyer/orders/${legacy(orderId)}/invoice`, { method: "POST", body: {}, headers });
  expect(opened.status).toBe(404);
});

test("going live leaves the trial behind: issuing pauses, and no order keeps an invoice that counts for nothing", async () => {
  const orderId = await app.paid();
  await issued(orderId);
  expect((await put("/api/integrator", { kind: "nilvera", access: { apiKey: NILVERA_KEY } })).status).toBe(200);
  const reasonOf = async () => (await app.find(orderId))?.reason?.code === "PAUSED";
  await until("it waits for the switch", reasonOf);
  expect(await app.find(orderId)).toMatchObject({ state: "waiting", invoiceNumber: null });
  const settings = (await (await app.api("/api/settings")).json()) as ShopSettings;
  expect(settings).toMatchObject({ isActive: false, integrator: { kind: "nilvera", environment: "live" } });
  await put("/api/active", { active: true });
  const real = await app.settle(orderId, "issued");
  expect(await storyOf(orderId)).toContain("trial-left");
  expect(app.nilvera.documents().map(({ ettn }) => ettn)).toEqual([real.invoice?.ettn]);
  expect(app.rows("select count(*) as n from invoices where order_id = ? and is_live", orderId)).toEqual([{ n: 1 }]);
});

test("an order of a real account stays as it is when the key is typed anew", async () => {
  await setUp(app);
  await put("/api/active", { active: true });
  const orderId = await app.paid();
  await app.issued(orderId);
  await setUp(app);
  expect((await app.find(orderId))?.state).toBe("issued");
});
