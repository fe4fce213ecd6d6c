import { expect, test } from "vitest";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { aCompany, anInternetSale, anInvoice, day, decimal, ettn } from "../an-invoice.ts";
import { aParasut, COMPANY_ID, connectTo, documentsOf, sendWhole } from "./a-parasut.ts";

const INVOICE = anInvoice();
const key = (reference: string | undefined) => ({ ettn: INVOICE.ettn, profileId: INVOICE.profileId, reference });
const count = (parasut: Awaited<ReturnType<typeof aParasut>>, call: string): number =>
  parasut.counts()[call.replace(" ", ` /v4/${COMPANY_ID}`)] ?? 0;

test.each(["net_total", "gross_total"] as const)(
  "whichever name the total with KDV has, %s, it is compared with the order's",
  async (grandTotal) => {
    const parasut = await aParasut();
    parasut.knobs.grandTotal = grandTotal;
    expect(await sendWhole(connectTo(parasut), INVOICE)).toMatchObject({ outcome: { kind: "accepted" } });
    expect(parasut.book.invoices()).toHaveLength(1);
    expect(documentsOf(parasut)).toHaveLength(1);
  },
);

test("a draft whose total is another than the order's is deleted and no document is made of it", async () => {
  const parasut = await aParasut();
  parasut.knobs.offByKurus = 1;
  const { outcome } = await sendWhole(connectTo(parasut), INVOICE);
  expect(outcome).toMatchObject({ kind: "refused", reason: "data", provider: { code: "TOTAL_MISMATCH" } });
  expect(parasut.book.invoices()).toEqual([]);
  expect(count(parasut, "POST /e_archives")).toBe(0);
});

test.each([
  ["500-without-storing", 1],
  ["reset-after-storing", 0],
] as const)(
  "a draft with another total whose deletion ended in %s is deleted by the next try, and its reason is told",
  async (send, left) => {
    const parasut = await aParasut();
    const integrator = connectTo(parasut);
    Object.assign(parasut.knobs, { offByKurus: 1, send, faultAt: "DELETE /sales_invoices/:id" });
    const waiting = await sendWhole(integrator, INVOICE);
    expect(waiting.outcome).toEqual({ kind: "retry", afterSeconds: undefined });
    expect(parasut.book.invoices()).toHaveLength(left);
    parasut.knobs.send = undefined;
    expect(await sendWhole(integrator, INVOICE, waiting.reference)).toMatchObject({
      outcome: { kind: "refused", provider: { code: "TOTAL_MISMATCH", text: expect.stringContaining("silindi.") } },
    });
    expect([parasut.book.invoices(), count(parasut, "POST /e_archives")]).toEqual([[], 0]);
  },
);

test("a draft made by a try whose answer was lost is found by its mark and not made twice", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  Object.assign(parasut.knobs, { send: "reset-after-storing", faultAt: "POST /sales_invoices" });
  const lost = await sendWhole(integrator, INVOICE);
  expect(lost.outcome).toEqual({ kind: "retry", afterSeconds: undefined });
  parasut.knobs.send = undefined;
  expect(await sendWhole(integrator, INVOICE, lost.reference)).toMatchObject({ outcome: { kind: "accepted" } });
  expect(parasut.book.invoices()).toHaveLength(1);
});

test.each(["POST /contacts", "POST /products"])(
  "what %s made without telling is used, not made again",
  async (call) => {
    const parasut = await aParasut();
    const integrator = connectTo(parasut);
    Object.assign(parasut.knobs, { send: "500-after-storing", faultAt: call });
    const lost = await sendWhole(integrator, INVOICE);
    parasut.knobs.send = undefined;
    expect(await sendWhole(integrator, INVOICE, lost.reference)).toMatchObject({ outcome: { kind: "accepted" } });
    expect([parasut.book.contacts().length, parasut.book.products().length]).toEqual([1, 2]);
  },
);

test("a buyer and products known from an order before are used again", async () => {
  const parasut = await aParasut();
  await sendWhole(connectTo(parasut), INVOICE);
  await sendWhole(connectTo(parasut), { ...INVOICE, ettn: anInvoice({}).ettn });
  expect([parasut.book.contacts().length, parasut.book.products().length]).toEqual([1, 2]);
});

test("a supplier who buys gets a customer of the same name: only to a customer can be sold", async () => {
  const parasut = await aParasut();
  await sendWhole(connectTo(parasut), INVOICE);
  Object.assign(parasut.book.contacts()[0] ?? {}, { account_type: "supplier" });
  const again = await sendWhole(connectTo(parasut), { ...INVOICE, ettn: ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02") });
  expect(again.outcome).toMatchObject({ kind: "accepted" });
  expect(parasut.book.contacts().map(({ account_type }) => account_type)).toEqual(["supplier", "customer"]);
});

test("a document made by hand of our draft is ours: nothing is asked for again", async () => {
  const parasut = await aParasut({ issueAfterMs: Number.POSITIVE_INFINITY });
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  parasut.book.hurry();
  expect(await sendWhole(integrator, INVOICE, reference)).toMatchObject({ outcome: { kind: "accepted" } });
  expect(count(parasut, "POST /e_archives")).toBe(1);
});

test("a draft deleted by hand goes to a person instead of being made anew", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  parasut.knobs.send = "500-without-storing";
  const { reference } = await sendWhole(integrator, INVOICE);
  parasut.knobs.send = undefined;
  parasut.book.deleteInvoice(parasut.book.invoices()[0]?.id ?? "");
  expect(await sendWhole(integrator, INVOICE, reference)).toMatchObject({
    outcome: { kind: "refused", provider: { code: "DRAFT_GONE" } },
  });
});

test("the draft of a document that failed does not stay in the books; one that became a document does", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  parasut.knobs.outcome = "failed";
  const failed = await sendWhole(integrator, INVOICE);
  expect(await integrator.findByEttn(key(failed.reference))).toMatchObject({ state: "failed" });
  expect(await integrator.discard?.(key(failed.reference))).toEqual({ kind: "gone" });
  expect(parasut.book.invoices()).toEqual([]);
  parasut.knobs.outcome = "issued";
  const issued = await sendWhole(integrator, INVOICE);
  expect(await integrator.discard?.(key(issued.reference))).toEqual({ kind: "document" });
  expect(documentsOf(parasut)).toHaveLength(1);
});

test("the eleventh request within ten seconds is refused, and the steps taken before are not taken again", async () => {
  let now = new Date("2026-11-20T09:00:00Z").getTime();
  const parasut = await aParasut({ now: () => new Date(now) });
  const integrator = connectTo(parasut);
  parasut.knobs.mostRequests = 6;
  const waiting = await sendWhole(integrator, INVOICE);
  expect(waiting.outcome).toEqual({ kind: "retry", afterSeconds: 10 });
  now += 10_000;
  expect(await sendWhole(integrator, INVOICE, waiting.reference)).toMatchObject({ outcome: { kind: "accepted" } });
  expect([parasut.book.contacts().length, parasut.book.products().length]).toEqual([1, 2]);
});

test("the PDF is asked for until it is ready, and fetched at once because its address dies", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  const ask = () => integrator.download(key(reference), "pdf");
  expect([await ask(), await ask()]).toEqual([undefined, undefined]);
  expect(new TextDecoder().decode((await ask())?.subarray(0, 5))).toBe("%PDF-");
  expect(await integrator.download(key(reference), "xml")).toBeUndefined();
});

test.each([
  "https://example.com",
  "http://files.parasut.com",
  "https://parasut.com.example",
  "https://files.parasut.com:8443",
  "https://ec2-3-4-5-6.eu-central-1.compute.amazonaws.com",
  "https://s3.amazonaws.com.example",
  `https://s3${"-a".repeat(100)}.example`,
  `https://${"s3.".repeat(30_000)}example`,
])("a download's address that is neither Paraşüt nor its store of files is not asked: %s", async (fileHost) => {
  const parasut = await aParasut();
  Object.assign(parasut.knobs, { pdfAsks: 0, fileHost });
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  await expect(integrator.download(key(reference), "pdf")).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
});

test.each([403, 404] as const)(
  "a PDF that its store refuses with %i is not ready, and says nothing of the account",
  async (fileStatus) => {
    const parasut = await aParasut();
    Object.assign(parasut.knobs, { pdfAsks: 0, fileStatus });
    const integrator = connectTo(parasut);
    const { reference } = await sendWhole(integrator, INVOICE);
    expect(await integrator.download(key(reference), "pdf")).toBeUndefined();
    parasut.knobs.fileStatus = 503;
    await expect(integrator.download(key(reference), "pdf")).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
    parasut.knobs.fileStatus = 401;
    await expect(integrator.download(key(reference), "pdf")).rejects.toMatchObject({
      code: "INTEGRATOR_ANSWER_INVALID",
    });
    parasut.knobs.fileStatus = undefined;
    expect(await integrator.download(key(reference), "pdf")).toBeDefined();
  },
);

test("the ETTN that Paraşüt gave the document is told", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  const [document] = documentsOf(parasut);
  expect(await integrator.findByEttn(key(reference))).toMatchObject({ state: "issued", ettn: document?.uuid });
});

test.each<readonly [string, string, Partial<Invoice>]>([
  ["a currency it does not know", "CURRENCY", { currency: "CHF" }],
  [
    "a file that goes with it",
    "ATTACHMENTS",
    { attachments: [{ fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" }] },
  ],
  ["a kind of invoice it is not asked for here", "TYPE", { profileId: "KAMU" }],
  ["a number of the shop's own", "OWN_NUMBER", { number: "EAR2026000000042" }],
  [
    "a way of payment it has no word for",
    "PAYMENT_METHOD",
    { sale: anInternetSale({ payment: { method: "DIGER", name: "Puan", date: day("2026-11-19") } }) },
  ],
])("%s is refused before anything is made of the order", async (_, code, changes) => {
  const parasut = await aParasut();
  expect(await sendWhole(connectTo(parasut), { ...INVOICE, ...changes })).toMatchObject({
    outcome: { kind: "refused", reason: "data", provider: { code } },
  });
  expect(parasut.requests()).toEqual([]);
});

test("what the model has no field for stands in the note, and the order's name for a product beside the product's", async () => {
  const parasut = await aParasut();
  const waybill = { kind: "separate", documents: [{ number: "A-17", date: day("2026-11-19") }] } as const;
  await sendWhole(connectTo(parasut), { ...INVOICE, waybill, purchaseOrder: "SAT-77", notes: ["Teşekkürler"] });
  expect(parasut.book.invoices()[0]?.form).toMatchObject({
    attributes: { invoice_note: "Teşekkürler\nİrsaliye: A-17 (19.11.2026)\nAlıcının sipariş numarası: SAT-77" },
    relationships: { details: { data: [{ attributes: { description: INVOICE.lines[0]?.name } }, {}] } },
  });
});

test.each([
  ["EFT/HAVALE", "Ödeme koşulu: 30 gün\nGecikme faizi: %2.5\nIBAN: TR330006100519786457841326\nÖdeme kanalı: 7"],
  ["KREDIKARTI/BANKAKARTI", "Ödeme koşulu: 30 gün\nGecikme faizi: %2.5"],
] as const)(
  "the terms stand in the note whole, and the account only of what is paid by transfer: %s",
  async (method, note) => {
    const parasut = await aParasut();
    await sendWhole(connectTo(parasut), {
      ...INVOICE,
      sale: anInternetSale({ payment: { method, date: day("2026-11-19") } }),
      paymentTerms: { note: "30 gün", latePercent: decimal("2.5") },
      payeeIban: "TR330006100519786457841326" as Iban,
      paymentChannelCode: "7",
      notes: [],
    });
    expect(parasut.book.invoices()[0]?.form).toMatchObject({ attributes: { invoice_note: note } });
  },
);

test("an e-Fatura goes to the mailbox in its scenario, and the internet sale stays with e-Arşiv", async () => {
  const buyer = aCompany();
  const taxpayers = { [buyer.taxId.value]: { title: "Deneme Ltd. Şti.", aliases: ["urn:mail:defaultpk@example.com"] } };
  const parasut = await aParasut({ taxpayers });
  const einvoice: Invoice = {
    ...INVOICE,
    buyer,
    profileId: "TICARIFATURA",
    receiverAlias: "urn:mail:defaultpk@example.com",
  };
  expect(await sendWhole(connectTo(parasut), einvoice)).toMatchObject({ outcome: { kind: "accepted" } });
  expect(documentsOf(parasut)[0]?.form).toMatchObject({
    type: "e_invoices",
    attributes: { scenario: "commercial", to: "urn:mail:defaultpk@example.com" },
  });
});
