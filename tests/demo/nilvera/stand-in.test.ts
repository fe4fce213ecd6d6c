import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NilveraStandIn, startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { isTaxNumber } from "../../../demo/stand-in/tax-number.ts";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { anInvoice, ettn } from "../../server/integrators/an-invoice.ts";

const KEY = "demo-key";
const FIRST = anInvoice().ettn;
const SECOND = ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02");

let standIn: NilveraStandIn;
let now = new Date("2026-11-20T09:00:00Z");

beforeEach(async () => {
  now = new Date("2026-11-20T09:00:00Z");
  standIn = await startNilveraStandIn({
    port: 0,
    apiKey: KEY,
    company: { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." },
    series: ["EAR", "WEB"],
    taxpayers: { "9876543217": { title: "Deneme Ltd. Şti.", aliases: ["urn:mail:defaultpk@example.com"] } },
    now: () => now,
  });
});
afterEach(() => standIn.close());

type Reply = { readonly status: number; readonly body: unknown };

async function call(method: string, path: string, body?: string, key = KEY): Promise<Reply> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${standIn.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, body: await response.json() };
}

const json = (changes: Partial<Invoice> = {}): string => writeJson(toSendModel(anInvoice(changes)));
const sendText = (body: string): Promise<Reply> => call("POST", "/earchive/Send/Model", body);
const send = (changes: Partial<Invoice> = {}): Promise<Reply> => sendText(json(changes));
const refusal = (status: number, Code: number, Description?: string) => ({
  status,
  body: { Errors: [Description === undefined ? { Code } : { Code, Description }] },
});

describe("numbers", () => {
  test("run per series and year, beginning with one", async () => {
    expect(await send()).toEqual({ status: 200, body: { UUID: FIRST, InvoiceNumber: "EAR2026000000001" } });
    expect(await send({ ettn: SECOND })).toMatchObject({ body: { InvoiceNumber: "EAR2026000000002" } });
    const others = [await send({ ettn: ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e03"), series: "WEB" })];
    expect(others[0]).toMatchObject({ body: { InvoiceNumber: "WEB2026000000001" } });
  });

  test("may come from the caller, once, and from the document's year", async () => {
    expect(await send({ number: "EAR2026000000007" })).toMatchObject({ body: { InvoiceNumber: "EAR2026000000007" } });
    expect(await send({ ettn: SECOND, number: "EAR2026000000007" })).toMatchObject(refusal(409, 1005));
    expect(await send({ ettn: SECOND, number: "EAR2025000000008" })).toMatchObject(refusal(422, 2100));
  });

  test("need a series the account has", async () => {
    expect(await send({ series: "YNI" })).toMatchObject(refusal(404, 3009));
    expect(await send({ series: "" })).toMatchObject(refusal(422, 2065));
    const created = await call("POST", "/earchive/Series", '{"Name":"YNI","IsActive":true,"IsDefault":false}');
    expect(created).toMatchObject({ status: 200, body: { ID: 3, Name: "YNI" } });
    expect(await send({ series: "YNI" })).toMatchObject({ status: 200 });
    const { body } = await call("GET", "/earchive/Series");
    expect(body).toMatchObject({ TotalCount: 3, Content: [{ Name: "EAR" }, { Name: "WEB" }, { Name: "YNI" }] });
  });
});

describe("a send is refused", () => {
  test("without the account's key", async () => {
    expect(await call("POST", "/earchive/Send/Model", json(), "other")).toMatchObject({ status: 401 });
    expect(standIn.documents()).toEqual([]);
  });

  test("under an ETTN that is already there", async () => {
    await send();
    expect(await send()).toMatchObject(refusal(409, 1001));
    expect(standIn.documents()).toHaveLength(1);
  });

  test("from another company than the account's", async () => {
    const { seller } = anInvoice();
    const other = { ...seller, taxId: { scheme: "VKN", value: "9876543217", title: "B" } } as const;
    expect(await send({ seller: other })).toMatchObject(refusal(409, 1000));
  });

  test("without credit, and every document costs one", async () => {
    standIn.knobs.credit = 1;
    await send();
    expect(await call("GET", "/general/Credits")).toMatchObject({ body: [{ RemainingCredit: 0 }] });
    expect(await send({ ettn: SECOND })).toMatchObject(refusal(422, 2000));
  });

  test("to an e-Fatura taxpayer", async () => {
    const { buyer } = anInvoice();
    const company = { ...buyer, taxId: { scheme: "VKN", value: "9876543217", title: "B" } } as const;
    expect(await send({ buyer: company })).toMatchObject(refusal(422, 2025));
  });

  test("when it is no JSON, or not the model", async () => {
    expect(await sendText("{")).toMatchObject(refusal(400, 400));
    expect(await sendText('{"ArchiveInvoice":{}}')).toMatchObject(refusal(400, 400, "ArchiveInvoice.InvoiceInfo"));
    expect(await sendText(json().replace('"Notes"', '"Note"'))).toMatchObject(refusal(400, 400, "ArchiveInvoice"));
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['"IssueDate":"2026-11-20T00', '"IssueDate":"2026-11-21T00', "IssueDate"],
    ['"IssueDate":"2026-11-20T00:42:07"', '"IssueDate":"2026-11-20T00:42:07Z"', "IssueDate"],
    ['"SendType":"ELEKTRONIK"', '"SendType":"KAGIT"', "SendType"],
    ['"WebSite":"https://www.example.com","PaymentMethod"', '"PaymentMethod"', "InternetInfo.WebSite"],
    ['"PaymentMethod":"ODEMEARACISI"', '"PaymentMethod":"KART"', "InternetInfo.PaymentMethod"],
    ['"PaymentMethodName":"iyzico",', "", "InternetInfo.PaymentMethodName"],
    ['"PaymentDate":"2026-11-19T00:00:00",', "", "InternetInfo.PaymentDate"],
    ['"TransportDate":"2026-11-21T00:00:00"', '"TransportDate":null', "InternetInfo.TransporterName"],
    ['"9876543217"', '"9876543218"', "InternetInfo.TransporterRegisterNumber"],
    ['"11111111111"', '"11111111112"', "CustomerInfo.TaxNumber"],
    ['"District":"Çankaya"', '"District":" "', "CustomerInfo.District"],
    ['"City":"İstanbul",', "", "CompanyInfo.City"],
    ['"Price":33.33333333', '"Price":33.34', "LineExtensionAmount"],
    ['"GeneralAllowanceTotal":16.75', '"GeneralAllowanceTotal":16.76', "GeneralAllowanceTotal"],
    ['"GeneralKDV20Total":16.65', '"GeneralKDV20Total":16.64', "GeneralKDV20Total"],
    ['"KdvTotal":16.68', '"KdvTotal":16.69', "KdvTotal"],
    ['"PayableAmount":100.23', '"PayableAmount":100.24', "PayableAmount"],
    ['"PayableAmount":100.23', '"PayableAmount":100.235', "PayableAmount"],
    ['"KDVTotal":16.65', '"KDVTotal":16.68', "InvoiceLines.KDVTotal"],
  ];

  test.each(broken)("when %s becomes %j", async (from, to, field) => {
    const whole = json();
    expect(whole).toContain(from);
    expect(await sendText(whole.replace(from, to))).toMatchObject(refusal(422, 2015, field));
    expect(standIn.documents()).toEqual([]);
  });
});

describe("KDV of zero", () => {
  const exemption = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };
  const [line] = anInvoice().lines;
  if (line === undefined) throw new Error("no line");
  const net = line.net + line.taxAmount;
  const exempt = { ...line, taxRate: 0, taxAmount: 0n, gross: net, net, allowance: 0n, quantity: 1, exemption };
  const unitPrice = `${net / 100n}.${String(net % 100n).padStart(2, "0")}` as typeof line.unitPrice;
  const untaxed: Partial<Invoice> = {
    lines: [{ ...exempt, unitPrice }],
    taxSubtotals: [{ rate: 0, taxable: net, tax: 0n, exemption }],
    totals: { lineExtension: net, allowance: 0n, taxExclusive: net, tax: 0n, taxInclusive: net, payable: net },
  };

  test("is taken with its code, on ISTISNA", async () => {
    expect(await send({ ...untaxed, type: "ISTISNA" })).toMatchObject({ status: 200 });
  });

  test("is refused on SATIS, or without a code", async () => {
    expect(await send(untaxed)).toMatchObject({ status: 422 });
    const silent = json({ ...untaxed, type: "ISTISNA" }).replace(/"TaxExemptionReasonInfo":\{[^}]*\},/, "");
    expect(await sendText(silent)).toMatchObject({ status: 422 });
  });
});

test("accepts today's date until midnight in Istanbul, which is 21:00 in UTC", async () => {
  const tomorrow = json().replace("2026-11-20T00:42:07", "2026-11-21T00:42:07");
  now = new Date("2026-11-20T20:59:59Z");
  expect(await sendText(tomorrow)).toMatchObject({ status: 422 });
  now = new Date("2026-11-20T21:00:00Z");
  expect(await sendText(tomorrow)).toMatchObject({ status: 200 });
});

test("issues a document after its time, and has files only then", async () => {
  await send();
  const at = `/earchive/Invoices/${FIRST}`;
  expect(await call("GET", `${at}/Status`)).toMatchObject({ body: { StatusCode: "waiting", CancelStatus: false } });
  expect(await call("GET", `${at}/pdf`)).toMatchObject(refusal(404, 3003));
  now = new Date(now.getTime() + 1500);
  expect(await call("GET", `${at}/Status`)).toMatchObject({ body: { StatusCode: "succeed" } });
  const pdf = Buffer.from((await call("GET", `${at}/pdf`)).body as string, "base64").toString("latin1");
  expect(pdf).toContain("(Fatura No: EAR2026000000001) Tj");
  expect(pdf).toContain(`(ETTN: ${FIRST}) Tj`);
  expect(pdf).toContain(String.raw`(Alici: Ayse Ornek \(11111111111\)) Tj`);
  expect(pdf).toContain("(Odenecek: 100.23 TRY) Tj");
  expect(await call("GET", `${at}/xml`)).toMatchObject({ body: expect.stringContaining(`<cbc:UUID>${FIRST}`) });
  expect(await call("GET", `${at}/html`)).toMatchObject({
    body: expect.stringContaining("Tişört “Ağustos” &amp; şort"),
  });
});

test("writes a PDF whose table points at its objects", async () => {
  await send();
  standIn.knobs.issueAfterMs = 0;
  const { body } = await call("GET", `/earchive/Invoices/${FIRST}/pdf`);
  const pdf = Buffer.from(body as string, "base64").toString("latin1");
  const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
  expect(pdf.slice(table, table + 4)).toBe("xref");
  const offsets = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
  expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual([1, 2, 3, 4, 5].map((id) => `${id} 0 obj`));
  const length = Number(/\/Length (\d+)/.exec(pdf)?.[1]);
  expect(pdf.split("stream\n")[1]?.length).toBe(length + "\nend".length);
});

test("cancels what is issued, and takes it back", async () => {
  await send();
  const at = `/earchive/Invoices/${FIRST}`;
  expect(await call("PUT", `${at}/Cancel`)).toMatchObject({ status: 422 });
  standIn.knobs.issueAfterMs = 0;
  expect(await call("PUT", `${at}/Cancel`)).toEqual({ status: 200, body: [FIRST] });
  expect(await call("GET", `${at}/Status`)).toMatchObject({ body: { CancelStatus: true } });
  expect(await call("PUT", `${at}/RevertCancel`)).toEqual({ status: 200, body: true });
  expect(await call("GET", `${at}/Status`)).toMatchObject({ body: { CancelStatus: false } });
});

test("keeps the request as it came and counts every call", async () => {
  await send();
  await send();
  expect(standIn.documents()[0]?.body).toBe(json());
  expect(standIn.requestBody(FIRST)).toEqual(JSON.parse(json()));
  expect(standIn.requestBody(SECOND)).toBeUndefined();
  await call("GET", `/earchive/Invoices?Search=${FIRST}`);
  expect(standIn.counts()).toEqual({ "POST /earchive/Send/Model": 2, "GET /earchive/Invoices": 1 });
});

test("finds documents in the list by UUID or number", async () => {
  await send();
  await send({ ettn: SECOND });
  for (const search of [SECOND, "EAR2026000000002"]) {
    const { body } = await call("GET", `/earchive/Invoices?Search=${search}`);
    expect(body).toMatchObject({ TotalCount: 1, Content: [{ UUID: SECOND, InvoiceNumber: "EAR2026000000002" }] });
  }
});

test("knows its taxpayers by number", async () => {
  const at = "/general/GlobalCompany/Check/TaxNumber";
  expect(await call("GET", `${at}/9876543217`)).toMatchObject({ body: [{ Name: "urn:mail:defaultpk@example.com" }] });
  expect(await call("GET", `${at}/1234567808`)).toEqual({ status: 200, body: [] });
});

test.each(["1234567808", "9876543217", "10000000146", "11111111111", "2222222222"])(
  "knows %s as a tax number",
  (id) => {
    expect(isTaxNumber(id)).toBe(true);
  },
);

test.each(["1234567809", "10000000147", "10000000156", "00000000000", "123", ""])("knows %j as no tax number", (id) => {
  expect(isTaxNumber(id)).toBe(false);
});
