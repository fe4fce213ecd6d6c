import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import type { Integrator } from "../../../../server/pipeline/integrator.ts";
import { anInvoice } from "../an-invoice.ts";

/** Answers of Nilvera that the stand-in never gives, told line by line: "METHOD path-without-query" → answers in turn. */
type Script = Record<string, readonly (readonly [status: number, body: unknown])[]>;

const SEND = "POST /earchive/Send/Model";
const SERIES = "POST /earchive/Series";
const LIST = "GET /earchive/Invoices";
const invoice = anInvoice();
const STATUS = `GET /earchive/Invoices/${invoice.ettn}/Status`;

const error = (code: number) => ({ Message: "M", Errors: [{ Code: code, Description: "D", Detail: "T" }] });
const accepted = { UUID: invoice.ettn, InvoiceNumber: "EAR2026000000001" };
const waiting = { StatusCode: "waiting", StatusDetail: null, ReportStatus: "NotReported", CancelStatus: false };

let script: Script = {};
let calls: string[] = [];
let server: Server;
let nilvera: Integrator;

beforeEach(async () => {
  script = {};
  calls = [];
  server = createServer((request, response) => {
    const call = `${request.method} ${request.url?.split("?")[0]}`;
    const turn = calls.filter((one) => one === call).length;
    calls.push(call);
    const [status, body] = script[call]?.[turn] ?? [500, "unscripted"];
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  nilvera = createNilvera({ apiKey: "key", baseUrl: `http://127.0.0.1:${port}` });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe("submitting", () => {
  test.each([
    ["no UUID", { InvoiceNumber: "EAR2026000000001" }],
    ["an empty UUID", { ...accepted, UUID: " " }],
    ["nothing", ""],
    ["a page", "<html>ok</html>"],
  ])("does not believe a 200 with %s", async (_, body) => {
    script = { [SEND]: [[200, body]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "unknown" });
  });

  test("tells that the document was filed under another UUID", async () => {
    const uuid = "00000000-0000-4000-8000-00000000000a";
    script = { [SEND]: [[200, { ...accepted, UUID: uuid.toUpperCase() }]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "misfiled", uuid });
    expect(calls).toEqual([SEND]);
  });

  test.each([400, 404, 413, 422])("does not believe a %i that Nilvera did not write", async (status) => {
    for (const body of ["<html></html>", "", {}, error(9999)]) {
      calls = [];
      script = { [SEND]: [[status, body]] };
      expect(await nilvera.submit(invoice)).toEqual({ kind: "unknown" });
    }
  });

  test("calls refused what Nilvera says it refused", async () => {
    script = { [SEND]: [[422, error(2015)]] };
    expect(await nilvera.submit(invoice)).toMatchObject({ kind: "refused", reason: "data" });
    script = {
      [SEND]: [
        [422, error(2015)],
        [400, error(400)],
      ],
    };
    expect(await nilvera.submit(invoice)).toMatchObject({ kind: "refused", provider: { code: "400" } });
  });

  test("reads a UUID in upper case as the same document", async () => {
    script = { [SEND]: [[200, { ...accepted, UUID: invoice.ettn.toUpperCase() }]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "accepted", number: "EAR2026000000001" });
  });

  test.each([null, "", "EAR", "EAR20260000000012"])("takes %j for no number yet", async (InvoiceNumber) => {
    script = { [SEND]: [[200, { ...accepted, InvoiceNumber }]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "accepted", number: undefined });
  });

  test("calls a taken number a duplicate when the document is there", async () => {
    script = { [SEND]: [[409, error(1005)]], [STATUS]: [[200, waiting]], [LIST]: [[200, { Content: [] }]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "duplicate", providerCode: "1005" });
  });

  test("calls a taken number a matter of set-up when the document is not there", async () => {
    script = { [SEND]: [[409, error(1005)]], [STATUS]: [[404, error(3003)]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "config", provider: { code: "1005", text: "D T" } });
  });

  test("leaves a taken number open when the look-up fails", async () => {
    script = { [SEND]: [[409, error(1005)]], [STATUS]: [[500, ""]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "unknown" });
  });

  test("does not create a series a second time", async () => {
    script = {
      [SEND]: [
        [404, error(3009)],
        [404, error(3009)],
      ],
      [SERIES]: [[200, {}]],
    };
    expect(await nilvera.submit(invoice)).toMatchObject({ kind: "config", provider: { code: "3009" } });
    expect(calls).toEqual([SEND, SERIES, SEND]);
  });

  test.each([1001, 1004, 1015])("takes a series that is there already (%i) for created", async (code) => {
    script = {
      [SEND]: [
        [404, error(3009)],
        [200, accepted],
      ],
      [SERIES]: [[409, error(code)]],
    };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "accepted", number: "EAR2026000000001" });
    expect(calls).toEqual([SEND, SERIES, SEND]);
  });

  test("tells the merchant when the series may not be created", async () => {
    script = { [SEND]: [[404, error(3009)]], [SERIES]: [[403, ""]] };
    expect(await nilvera.submit(invoice)).toMatchObject({ kind: "config", provider: { code: "3009" } });
    expect(calls).toEqual([SEND, SERIES]);
  });

  test("tries later when creating the series fails for a while, since the document was refused", async () => {
    script = { [SEND]: [[404, error(3009)]], [SERIES]: [[503, ""]] };
    expect(await nilvera.submit(invoice)).toEqual({ kind: "retry", afterSeconds: undefined });
  });

  test("is a matter of set-up when no header can carry the key", async () => {
    const broken = createNilvera({ apiKey: "ş", baseUrl: "http://127.0.0.1:9" });
    expect(await broken.submit(invoice)).toEqual({ kind: "config", provider: { code: "KEY_UNUSABLE", text: "" } });
    await expect(broken.verifyCredentials()).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  });

  test("sends no e-Fatura without a mailbox, and no scenario it does not promise", async () => {
    await expect(nilvera.submit(anInvoice({ profileId: "TEMELFATURA" }))).rejects.toThrow("mailbox");
    await expect(nilvera.submit(anInvoice({ profileId: "IHRACAT", receiverAlias: "a" }))).rejects.toThrow("IHRACAT");
    expect(calls).toEqual([]);
  });
});

describe("looking up", () => {
  const find = () => nilvera.findByEttn(invoice);
  const row = { UUID: invoice.ettn.toUpperCase(), InvoiceNumber: "EAR2026000000009" };
  const other = { UUID: "00000000-0000-4000-8000-000000000000", InvoiceNumber: "EAR2026000000001" };

  test("reads the number from the row with the same UUID only", async () => {
    script = {
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

  test.each(["unknown", "onHold", "constructor", 7])("keeps waiting on the status %j", async (StatusCode) => {
    script = { [STATUS]: [[200, { ...waiting, StatusCode }]], [LIST]: [[200, { Content: null }]] };
    expect(await find()).toEqual({
      state: "processing",
      number: undefined,
      reported: false,
      detail: undefined,
      raw: String(StatusCode),
    });
  });

  test.each([3003, 3004, 3006])("believes Nilvera's own %i", async (code) => {
    script = { [STATUS]: [[404, error(code)]] };
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
    script = { [STATUS]: [[status, body]] };
    await expect(find()).rejects.toMatchObject({ name: "AppError" });
  });
});

describe("downloading", () => {
  const download = (format: "pdf" | "xml") => nilvera.download(invoice, format);
  const file = (format: string) => `GET /earchive/Invoices/${invoice.ettn}/${format}`;

  test.each(['""', "null"])("is not ready while the answer is %s", async (body) => {
    script = { [file("pdf")]: [[200, body]] };
    expect(await download("pdf")).toBeUndefined();
  });

  test("refuses a PDF that is none", async () => {
    script = { [file("pdf")]: [[200, JSON.stringify(Buffer.from("<html>").toString("base64"))]] };
    await expect(download("pdf")).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  });

  test("reads XML as text or as base64, byte for byte", async () => {
    const xml = '<?xml version="1.0"?><a>ş</a>';
    const base64 = Buffer.from(xml).toString("base64");
    script = {
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

describe("taxpayers", () => {
  const CHECK = "GET /general/GlobalCompany/Check/TaxNumber/9876543217";
  const CARD = "GET /general/GlobalCompany/GetGlobalCustomerInfo/9876543217";
  const rowOf = (Name: string | null, TaxNumber = "9876543217") => ({ TaxNumber, Title: "T", Name, Type: "OZEL" });
  const NO_CARD: Script[string] = [[404, error(3006)]];

  test("keeps receiving aliases, each once", async () => {
    const names = [
      "urn:mail:defaultgb@x.tr",
      "urn:mail:defaultpk@x.tr",
      "urn:mail:defaultpk@x.tr",
      "urn:mail:depo@x.tr",
    ];
    script = { [CHECK]: [[200, names.map((name) => rowOf(name))]], [CARD]: NO_CARD };
    expect(await nilvera.lookUpTaxpayer("9876543217")).toEqual({
      registered: true,
      title: "T",
      taxOffice: undefined,
      isPublic: false,
      aliases: ["urn:mail:defaultpk@x.tr", "urn:mail:depo@x.tr"],
    });
  });

  test("stays registered when no receiving alias is told", async () => {
    script = { [CHECK]: [[200, [rowOf("urn:mail:defaultgb@x.tr"), rowOf(null)]]], [CARD]: NO_CARD };
    expect(await nilvera.lookUpTaxpayer("9876543217")).toMatchObject({ registered: true, title: "T", aliases: [] });
  });

  test("reads the tax office, a public body and the mailboxes closed since from the buyer's card", async () => {
    const rows = ["urn:mail:eskipk@x.tr", "urn:mail:defaultpk@x.tr"].map((name) => rowOf(name));
    const aliases = [
      { Name: "urn:mail:eskipk@x.tr", DeletionTime: "2024-01-01T00:00:00" },
      { Name: "urn:mail:defaultpk@x.tr", DeletionTime: null },
    ];
    const card = { Title: "T", TaxDepartment: "Çankaya", Type: "KAMU", Aliases: aliases };
    script = { [CHECK]: [[200, rows]], [CARD]: [[200, card]] };
    expect(await nilvera.lookUpTaxpayer("9876543217")).toEqual({
      registered: true,
      title: "T",
      taxOffice: "Çankaya",
      isPublic: true,
      aliases: ["urn:mail:defaultpk@x.tr"],
    });
  });

  test("does not call a buyer unregistered, or guess at mailboxes, when the card does not come", async () => {
    script = { [CHECK]: [[200, [rowOf("urn:mail:defaultpk@x.tr")]]], [CARD]: [[500, ""]] };
    await expect(nilvera.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
  });

  test.each([[[rowOf("a", "1234567808")]], ["null"], ["{}"], ["[{"]])(
    "does not take %j for an answer",
    async (body) => {
      script = { [CHECK]: [[200, body]] };
      await expect(nilvera.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
    },
  );
});

test("does not open an account that was closed", async () => {
  script = { "GET /general/Company": [[200, { Name: "N", TaxNumber: "1234567808", IsActive: false }]] };
  await expect(nilvera.verifyCredentials()).rejects.toMatchObject({
    code: "INTEGRATOR_CONFIG",
    facts: { providerCode: "COMPANY_INACTIVE" },
  });
});
