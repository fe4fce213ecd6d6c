import JSZip from "jszip";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkAnswer } from "../../../server/http/work-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;
let issued: readonly string[];
let review: string;

beforeAll(async () => {
  app = await startReadyApp();
  issued = [await app.paid({ name: "#1" }), await app.paid({ name: "#2" })];
  review = await app.paid({ name: "#3", customAttributes: [{ key: "tckn", value: "123" }] });
  for (const id of issued) await app.issued(id);
  await app.settle(review, "review");
});
afterAll(() => app.close());

const ask = (path: string, ids: readonly string[]) =>
  app.api(path, { method: "POST", body: { orders: ids.map(legacy) } });

test("tells which orders have a PDF to hand out", async () => {
  const { results } = (await (await ask("/api/orders/pdfs", [...issued, review])).json()) as BulkAnswer;
  expect(Object.fromEntries(results.map(({ name, isDone }) => [name, isDone]))).toEqual({
    "#1": true,
    "#2": true,
    "#3": false,
  });
});

test("hands them out as one zip, each under its invoice's number and byte for byte as the integrator made it", async () => {
  const response = await ask("/api/orders/pdfs.zip", [...issued, review]);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/zip"]);
  const zip = await JSZip.loadAsync(await response.arrayBuffer(), { checkCRC32: true });
  const expected = await Promise.all(issued.map(async (id) => `${(await app.find(id))?.invoiceNumber}.pdf`));
  expect(Object.keys(zip.files).toSorted()).toEqual(expected.toSorted());
  for (const id of issued) {
    const { invoice, invoiceNumber } = (await app.find(id)) ?? {};
    const grant = await app.api("/api/downloads", { method: "POST", body: { ettn: invoice?.ettn, format: "pdf" } });
    const alone = await fetch(new URL(((await grant.json()) as { url: string }).url, app.url));
    const packed = await zip.file(`${invoiceNumber}.pdf`)?.async("nodebuffer");
    expect(packed?.equals(Buffer.from(await alone.arrayBuffer()))).toBe(true);
  }
});

test("is no zip where there is nothing to pack, and no question with more than a thousand orders", async () => {
  const empty = await ask("/api/orders/pdfs.zip", [review]);
  expect(await empty.json()).toMatchObject({ code: "DOCUMENT_NOT_READY" });
  const many = Array.from({ length: 1_001 }, (_, n) => String(n + 1));
  expect((await ask("/api/orders/pdfs.zip", many)).status).toBe(400);
});
