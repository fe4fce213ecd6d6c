import Sqlite from "better-sqlite3";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { InvoicesAnswer, PrintableAnswer } from "../../../../server/http/ext/contract.ts";
import { packOriginal } from "../../../../server/store/original.ts";
import { pdfBomb } from "../../../support/pdf-bomb.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { unpacked } from "../../../support/unpacked.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const ask = async (orders: readonly string[]) => {
  const body = { orders: orders.map(legacy) };
  const response = await app.api("/ext/admin/invoices", { method: "POST", body });
  return ((await response.json()) as InvoicesAnswer).orders.map(({ name, outcome }) => [name, outcome]);
};
const onRequest = { issue: { when: "manual" } };

test("asks for the invoices of a selection and says of each what comes of it", async () => {
  const issued = await app.paid({ name: "#1" });
  await app.issued(issued);
  const elsewhere = await app.paid({ name: "#2", customAttributes: [{ key: "tckn", value: "1" }] });
  await app.settle(elsewhere, "review");
  await app.api(`/ext/admin/orders/${legacy(elsewhere)}/invoiced-elsewhere`, { method: "POST" });
  const unheard = app.order({ name: "#3", displayFinancialStatus: "PAID", fullyPaid: true });
  expect(await ask([issued, elsewhere, unheard, unheard])).toEqual([
    ["#1", "issued"],
    ["#2", "left-out"],
    [legacy(unheard), "requested"],
  ]);
  expect((await app.find(elsewhere))?.state).toBe("not-ours");
  expect((await app.issued(unheard)).timeline.map(({ kind }) => kind)).toContain("invoice-asked");
});

test("an order that waits to be asked for is issued by a selection", async () => {
  const profile = (await (await app.api("/api/settings")).json()) as { profile: object };
  await app.api("/api/profile", { method: "PUT", body: { ...profile.profile, ...onRequest } });
  const id = await app.paid({ name: "#4" });
  await app.settle(id, "waiting");
  expect(await ask([id])).toEqual([["#4", "requested"]]);
  expect((await app.issued(id)).state).toBe("issued");
  await app.api("/api/profile", { method: "PUT", body: profile.profile });
});

test("while the app is switched off a selection changes nothing", async () => {
  await app.api("/api/active", { method: "PUT", body: { active: false } });
  const id = await app.paid({ name: "#5" });
  await app.settle(id, "waiting");
  expect(await ask([id])).toEqual([["#5", "held"]]);
  await app.api("/api/active", { method: "PUT", body: { active: true } });
});

test.each([[{}], [{ orders: [] }], [{ orders: ["gid://shopify/Order/1"] }], [{ orders: Array(251).fill("1") }]])(
  "refuses the selection %j",
  async (body) => {
    expect((await app.api("/ext/admin/invoices", { method: "POST", body })).status).toBe(400);
  },
);

const print = (orders: readonly string[]) => app.api(`/ext/admin/print?orders=${orders.map(legacy).join(",")}`);
const pagesOf = async (response: Response) => (await PDFDocument.load(await response.arrayBuffer())).getPageCount();

test("prints one invoice to the byte, and several as one document in the order asked for", async () => {
  const first = await app.paid();
  const second = await app.paid();
  const review = await app.paid({ name: "#6", customAttributes: [{ key: "tckn", value: "1" }] });
  const { invoice } = await app.issued(first);
  await app.issued(second);
  await app.settle(review, "review");
  const printable = await app.api(`/ext/admin/printable?orders=${[first, review, second].map(legacy).join(",")}`);
  expect((await printable.json()) as PrintableAnswer).toEqual({
    ready: [legacy(first), legacy(second)],
    missing: ["#6"],
  });
  const opened = await app.api(`/ext/admin/orders/${legacy(first)}/document`, { method: "POST" });
  const { url } = (await opened.json()) as { url: string };
  expect((await fetch(new URL(new URL(url).pathname, app.url))).headers.get("content-type")).toContain("pdf");
  const alone = await print([first]);
  expect(alone.headers.get("content-type")).toContain("application/pdf");
  const archived = app.rows("select bytes from documents where ettn = ? and format = 'pdf'", invoice?.ettn);
  expect(Buffer.from(await alone.arrayBuffer())).toEqual(unpacked(archived[0]?.["bytes"]));
  const pages = (await pagesOf(await print([first]))) + (await pagesOf(await print([second])));
  expect(await pagesOf(await print([first, review, second]))).toBe(pages);
  expect((await print([review])).status).toBe(409);
});

test("a PDF that unpacks without end is not printed with others, and can be printed alone", async () => {
  const [first, second] = [await app.paid(), await app.paid()];
  const { invoice } = await app.issued(first);
  await app.issued(second);
  const bomb = await pdfBomb();
  keepAs(invoice?.ettn, bomb);
  const refused = await print([first, second]);
  expect([refused.status, await refused.json()]).toMatchObject([413, { code: "BODY_TOO_LARGE" }]);
  expect(Buffer.from(await (await print([first])).arrayBuffer())).toEqual(bomb);
  expect((await print([second])).status).toBe(200);
});

/** Writes beside the app. */
function keepAs(ettn: string | undefined, pdf: Buffer): void {
  const { bytes, packing, sha256 } = packOriginal(pdf);
  const beside = new Sqlite(app.databasePath);
  const query = "update documents set bytes = ?, packing = ?, sha256 = ? where ettn = ? and format = 'pdf'";
  beside.prepare(query).run(bytes, packing, sha256, ettn);
  beside.close();
}

test.each(["", "?orders=", "?orders=abc", `?orders=${Array(51).fill("1").join(",")}`])(
  "refuses to print %j",
  async (query) => {
    expect((await app.api(`/ext/admin/print${query}`)).status).toBe(400);
  },
);
