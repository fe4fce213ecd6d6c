import { afterAll, beforeAll, expect, test } from "vitest";
import type { DownloadAnswer, OrderDetail } from "../../../server/http/contract.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;
let order: OrderDetail;

beforeAll(async () => {
  app = await startReadyApp();
  order = await app.issued(await app.paid());
});
afterAll(() => app.close());

const ask = (body: unknown) => app.api("/api/downloads", { method: "POST", body });

async function grant(): Promise<string> {
  const response = await ask({ ettn: order.invoice?.ettn, format: "pdf" });
  return ((await response.json()) as DownloadAnswer).url;
}

/** As a browser tab does: without any token. */
const open = (url: string, method = "GET") => fetch(new URL(url, app.url), { method });

test("a granted link opens the PDF without a token, under the invoice's number", async () => {
  const response = await open(await grant());
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${order.invoiceNumber}.pdf"`,
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  const text = Buffer.from(await response.arrayBuffer()).toString("latin1");
  expect(text).toMatch(/^%PDF-/);
  expect(text).toContain(order.invoiceNumber);
});

test("the electronic original is saved under the invoice's number, and never opened in the page", async () => {
  expect(order.invoice?.hasXml).toBe(true);
  const { url } = (await (await ask({ ettn: order.invoice?.ettn, format: "xml" })).json()) as DownloadAnswer;
  const response = await open(url);
  expect(response.headers.get("content-type")).toMatch(/^application\/xml/);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${order.invoiceNumber}.xml"`);
  const text = await response.text();
  expect(text).toContain(`<cbc:UUID>${order.invoice?.ettn}</cbc:UUID>`);
});

test("a link is good once, also for many who open it at the same time", async () => {
  const url = await grant();
  const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await open(url)).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 404)).toHaveLength(5);
  expect((await open(url)).status).toBe(404);
});

test("a link is good for a minute", async () => {
  const [used, unused] = [await grant(), await grant()];
  app.pass(55);
  expect((await open(used)).status).toBe(200);
  app.pass(6);
  expect((await open(unused)).status).toBe(404);
});

test("only its hash is on disk", async () => {
  const url = await grant();
  const hashes = app.rows("select token_hash from downloads").map((row) => String(row["token_hash"]));
  expect(hashes).toHaveLength(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(url).toMatch(/^\/d\/[\w-]{22}$/);
  expect(hashes[0]).not.toContain(url.slice(3));
});

test("looking at a link without opening it does not use it up", async () => {
  const url = await grant();
  await open(url, "HEAD");
  expect((await open(url)).status).toBe(200);
});

test.each([
  ["no such invoice", { ettn: "00000000-0000-4000-8000-000000000000", format: "pdf" }, 404],
  ["no ETTN", { ettn: "../../etc/passwd", format: "pdf" }, 404],
  ["no format", { ettn: "00000000-0000-4000-8000-000000000000" }, 400],
  ["another format", { ettn: "00000000-0000-4000-8000-000000000000", format: "html" }, 400],
  ["nothing", {}, 400],
])("a request for %s is refused", async (_, body, status) => {
  expect((await ask(body)).status).toBe(status);
});

test("an invoice whose PDF is not there yet has no link yet", async () => {
  app.nilvera.knobs.issueAfterMs = 60_000;
  const orderId = await app.paid();
  const { invoice } = await until("sent", async () => {
    const found = await app.find(orderId);
    return found?.state === "processing" ? found : undefined;
  });
  const response = await ask({ ettn: invoice?.ettn, format: "pdf" });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: "DOCUMENT_NOT_READY" });
});
