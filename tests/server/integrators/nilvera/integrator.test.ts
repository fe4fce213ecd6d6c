import { describe, expect, test } from "vitest";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import { anInvoice } from "../an-invoice.ts";
import { error, scriptedNilvera } from "./scripted-nilvera.ts";

const SEND = "POST /earchive/Send/Model";
const SERIES = "POST /earchive/Series";
const LIST = "GET /earchive/Invoices";
const invoice = anInvoice();
const STATUS = `GET /earchive/Invoices/${invoice.ettn}/Status`;

const DETAILS = `GET /earchive/Invoices/${invoice.ettn}/Details`;

const accepted = { UUID: invoice.ettn, InvoiceNumber: "EAR2026000000001" };
const waiting = { StatusCode: "waiting", StatusDetail: null, ReportStatus: "NotReported", CancelStatus: false };

const on = scriptedNilvera();
describe("submitting", () => {
  test.each([
    ["no UUID", { InvoiceNumber: "EAR2026000000001" }],
    ["an empty UUID", { ...accepted, UUID: " " }],
    ["nothing", ""],
    ["a page", "<html>ok</html>"],
  ])("does not believe a 200 with %s", async (_, body) => {
    on.script = { [SEND]: [[200, body]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "unknown" });
  });

  test("tells that the document was filed under another UUID", async () => {
    const uuid = "00000000-0000-4000-8000-00000000000a";
    on.script = { [SEND]: [[200, { ...accepted, UUID: uuid.toUpperCase() }]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "misfiled", uuid });
    expect(on.calls).toEqual([SEND]);
  });

  test.each([400, 404, 413, 422])("does not believe a %i that Nilvera did not write", async (status) => {
    for (const body of ["<html></html>", "", {}]) {
      on.calls = [];
      on.script = { [SEND]: [[status, body]] };
      expect(await on.nilvera.submit(invoice)).toEqual({ kind: "unknown" });
    }
  });

  test.each([401, 403])("asks for the document first where a page of a gateway refuses with %i", async (status) => {
    on.script = { [SEND]: [[status, "<html>Access denied</html>"]], [STATUS]: [[status, "<html></html>"]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "unknown" });
    // The question tells the merchant, should it be the key after all.
    await expect(on.nilvera.findByEttn(invoice)).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
    on.calls = [];
    on.script = { [SEND]: [[status, ""]] };
    expect(await on.nilvera.submit(invoice)).toMatchObject({ kind: "config" });
  });

  test.each([404, 409, 413])("does not believe a %i in a code of no table", async (status) => {
    on.script = { [SEND]: [[status, error(9999)]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "unknown" });
  });

  test.each([400, 422])("tells the words of a %i in a code of no table, and that they are in doubt", async (status) => {
    on.script = { [SEND]: [[status, error(9999)]] };
    const provider = { code: "9999", text: "D T" };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "refused", reason: "data", provider, isDoubtful: true });
  });

  test("calls refused what Nilvera says it refused", async () => {
    on.script = { [SEND]: [[422, error(2015)]] };
    expect(await on.nilvera.submit(invoice)).toMatchObject({ kind: "refused", reason: "data" });
    on.script = {
      [SEND]: [
        [422, error(2015)],
        [400, error(400)],
      ],
    };
    expect(await on.nilvera.submit(invoice)).toMatchObject({ kind: "refused", provider: { code: "400" } });
  });

  test("reads a UUID in upper case as the same document", async () => {
    on.script = { [SEND]: [[200, { ...accepted, UUID: invoice.ettn.toUpperCase() }]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "accepted", number: "EAR2026000000001" });
  });

  test.each([null, "", "EAR", "EAR20260000000012"])("takes %j for no number yet", async (InvoiceNumber) => {
    on.script = { [SEND]: [[200, { ...accepted, InvoiceNumber }]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "accepted", number: undefined });
  });

  test("calls a taken number a duplicate when the document is there", async () => {
    on.script = { [SEND]: [[409, error(1005)]], [STATUS]: [[200, waiting]], [LIST]: [[200, { Content: [] }]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "duplicate", providerCode: "1005" });
  });

  test("calls a taken number a matter of set-up when the document is not there", async () => {
    on.script = { [SEND]: [[409, error(1005)]], [STATUS]: [[404, error(3003)]] };
    expect(await on.nilvera.submit(invoice)).toEqual({
      kind: "config",
      provider: { code: "1005", text: "D T" },
      isNumberTaken: true,
    });
  });

  test("leaves a taken number open when the look-up fails", async () => {
    on.script = { [SEND]: [[409, error(1005)]], [STATUS]: [[500, ""]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "unknown" });
  });

  test("does not create a series a second time", async () => {
    on.script = {
      [SEND]: [
        [404, error(3009)],
        [404, error(3009)],
      ],
      [SERIES]: [[200, {}]],
    };
    expect(await on.nilvera.submit(invoice)).toMatchObject({ kind: "config", provider: { code: "3009" } });
    expect(on.calls).toEqual([SEND, SERIES, SEND]);
  });

  test.each([1001, 1004, 1015])("takes a series that is there already (%i) for created", async (code) => {
    on.script = {
      [SEND]: [
        [404, error(3009)],
        [200, accepted],
      ],
      [SERIES]: [[409, error(code)]],
    };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "accepted", number: "EAR2026000000001" });
    expect(on.calls).toEqual([SEND, SERIES, SEND]);
  });

  test("tells the merchant when the series may not be created", async () => {
    on.script = { [SEND]: [[404, error(3009)]], [SERIES]: [[403, ""]] };
    expect(await on.nilvera.submit(invoice)).toMatchObject({ kind: "config", provider: { code: "3009" } });
    expect(on.calls).toEqual([SEND, SERIES]);
  });

  test("tries later when creating the series fails for a while, since the document was refused", async () => {
    on.script = { [SEND]: [[404, error(3009)]], [SERIES]: [[503, ""]] };
    expect(await on.nilvera.submit(invoice)).toEqual({ kind: "retry", afterSeconds: undefined });
  });

  test("is a matter of set-up when no header can carry the key", async () => {
    const broken = createNilvera({ apiKey: "ş", baseUrl: "http://127.0.0.1:9" });
    expect(await broken.submit(invoice)).toEqual({ kind: "config", provider: { code: "KEY_UNUSABLE", text: "" } });
    await expect(broken.verifyCredentials()).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  });

  test("sends no e-Fatura without a mailbox, and no scenario it does not promise", async () => {
    await expect(on.nilvera.submit(anInvoice({ profileId: "TEMELFATURA" }))).rejects.toThrow("mailbox");
    await expect(on.nilvera.submit(anInvoice({ profileId: "IHRACAT", receiverAlias: "a" }))).rejects.toThrow("IHRACAT");
    expect(on.calls).toEqual([]);
  });
});

describe("looking up", () => {
  const find = () => on.nilvera.findByEttn(invoice);
  const row = { UUID: invoice.ettn.toUpperCase(), InvoiceNumber: "EAR2026000000009" };
  const other = { UUID: "00000000-0000-4000-8000-000000000000", InvoiceNumber: "EAR2026000000001" };

  test("reads the number from the row with the same UUID only", async () => {
    on.script = {
      [STATUS]: [
        [200, waiting],
        [200, waiting],
      ],
      [LIST]: [
        [200, { Content: [other, row] }],
        [200, { Content: [other] }],
      ],
    };
    expect(await find()).toMatchObject({ number: "EAR2026000000009" });
    expect(await find()).toMatchObject({ number: undefined });
  });

  test.each([
    ["names none", [200, { Content: [] }]],
    ["names others, as one that searches by number alone", [200, { Content: [other], TotalPages: 9 }]],
  ] as const)("reads the number from the document's own details where the list %s", async (_, list) => {
    on.script = { [STATUS]: [[200, waiting]], [LIST]: [list], [DETAILS]: [[200, row]] };
    expect(await find()).toMatchObject({ number: "EAR2026000000009" });
  });

  test.each([
    [404, error(3006)],
    [403, ""],
    [500, ""],
  ] as const)("tells the state, and the number by its details, where the list answers %i %j", async (status, list) => {
    const issued = { ...waiting, StatusCode: "succeed" };
    on.script = { [STATUS]: [[200, issued]], [LIST]: [[status, list]], [DETAILS]: [[200, row]] };
    expect(await find()).toMatchObject({ state: "issued", number: "EAR2026000000009" });
  });

  test.each([
    [200, other],
    [200, { ...row, InvoiceNumber: "" }],
    [404, error(3003)],
    [500, ""],
  ] as const)("has no number yet where they answer %i %j", async (status, details) => {
    on.script = { [STATUS]: [[200, waiting]], [LIST]: [[200, { Content: [] }]], [DETAILS]: [[status, details]] };
    expect(await find()).toMatchObject({ state: "processing", number: undefined });
  });

  test.each(["unknown", "onHold", "constructor", 7])("keeps waiting on the status %j", async (StatusCode) => {
    on.script = { [STATUS]: [[200, { ...waiting, StatusCode }]], [LIST]: [[200, { Content: null }]] };
    expect(await find()).toEqual({
      state: "processing",
      number: undefined,
      reported: false,
      detail: undefined,
      raw: String(StatusCode),
    });
  });

  test.each([3003, 3004, 3006])("believes Nilvera's own %i", async (code) => {
    on.script = { [STATUS]: [[404, error(code)]] };
    expect(await find()).toBeUndefined();
  });

  test.each([
    [404, "<html></html>"],
    [404, error(3016)],
    [404, {}],
    [200, ""],
    [200, "null"],
    [200, {}],
  ] as const)("does not take %i %j for an answer", async (status, body) => {
    on.script = { [STATUS]: [[status, body]] };
    await expect(find()).rejects.toMatchObject({ name: "AppError" });
  });
});

describe("downloading", () => {
  const download = (format: "pdf" | "xml") => on.nilvera.download(invoice, format);
  const file = (format: string) => `GET /earchive/Invoices/${invoice.ettn}/${format}`;

  test.each(['""', "null"])("is not ready while the answer is %s", async (body) => {
    on.script = { [file("pdf")]: [[200, body]] };
    expect(await download("pdf")).toBeUndefined();
  });

  test("refuses a PDF that is none", async () => {
    on.script = { [file("pdf")]: [[200, JSON.stringify(Buffer.from("<html>").toString("base64"))]] };
    await expect(download("pdf")).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  });

  test("reads XML as text or as base64, byte for byte", async () => {
    const xml = '<?xml version="1.0"?><a>ş</a>';
    const base64 = Buffer.from(xml).toString("base64");
    on.script = {
      [file("xml")]: [
        [200, JSON.stringify(xml)],
        [200, JSON.stringify(base64)],
        [200, '"nothing"'],
      ],
    };
    expect(new TextDecoder().decode(await download("xml"))).toBe(xml);
    expect(new TextDecoder().decode(await download("xml"))).toBe(xml);
    await expect(download("xml")).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  });
});

test("does not open an account that was closed", async () => {
  on.script = { "GET /general/Company": [[200, { Name: "N", TaxNumber: "1234567808", IsActive: false }]] };
  await expect(on.nilvera.verifyCredentials()).rejects.toMatchObject({
    code: "INTEGRATOR_CONFIG",
    facts: { providerCode: "COMPANY_INACTIVE" },
  });
});
