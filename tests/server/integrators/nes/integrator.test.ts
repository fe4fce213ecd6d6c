import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NesStandIn, startNesStandIn } from "../../../../demo/nes/stand-in.ts";
import { createNesClient } from "../../../../server/integrators/nes/client.ts";
import { createNes } from "../../../../server/integrators/nes/integrator.ts";
import { submitInvoice } from "../../../../server/integrators/nes/submit.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { aCompany, anInvoice, aSeller } from "../an-invoice.ts";

const MAILBOX = "urn:mail:defaultpk@example.com";
const BUYER = aCompany();

let standIn: NesStandIn;
let nes: ReturnType<typeof createNes>;

beforeEach(async () => {
  standIn = await startNesStandIn({
    port: 0,
    apiKey: "key",
    company: { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş.", senderAlias: "urn:mail:defaultgb@example.com" },
    series: [
      { module: "earchive", prefix: "EAR", isPortal: true },
      { module: "earchive", prefix: "OWN", isPortal: false },
      { module: "einvoice", prefix: "EFT", isPortal: true },
    ],
    taxpayers: { [BUYER.taxId.value]: { title: "Deneme Ltd. Şti.", aliases: [MAILBOX, "urn:mail:pk2@example.com"] } },
    issueAfterMs: 0,
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  nes = createNes({ apiKey: "key", vkn: "1234567808", baseUrl: standIn.url });
});
afterEach(() => standIn.close());

const eFatura = (changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({ profileId: "TEMELFATURA", series: "EFT", buyer: BUYER, receiverAlias: MAILBOX, ...changes });

describe("an e-Fatura", () => {
  test("goes to the buyer's mailbox from the seller's own", async () => {
    expect(await nes.submit(eFatura())).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    expect(standIn.documents()[0]?.content).toMatchObject({
      module: "einvoice",
      senderAlias: "urn:mail:defaultgb@example.com",
      receiverAlias: MAILBOX,
    });
  });

  test("of the basic kind is delivered with GİB's code, and on its way before", async () => {
    standIn.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
    await nes.submit(eFatura());
    expect(await nes.findByEttn(eFatura())).toMatchObject({ state: "processing", envelopeCode: "1100" });
    standIn.knobs.issueAfterMs = 0;
    expect(await nes.findByEttn(eFatura())).toEqual({
      state: "delivered",
      number: "EFT2026000000001",
      reported: false,
      detail: "GİB 1300",
      raw: "EnvelopeHasBeenTransferredToReceiverSuccessfully",
      envelopeCode: "1300",
    });
  });

  test("of the commercial kind awaits the buyer's answer, and has it", async () => {
    const invoice = eFatura({ profileId: "TICARIFATURA" });
    await nes.submit(invoice);
    expect(await nes.findByEttn(invoice)).toMatchObject({ state: "answer-pending" });
    standIn.knobs.buyersAnswer = "accepted";
    expect(await nes.findByEttn(invoice)).toMatchObject({ state: "delivered" });
    standIn.knobs.buyersAnswer = "rejected";
    expect(await nes.findByEttn(invoice)).toMatchObject({ state: "rejected", detail: "İade edildi." });
  });

  test("that failed goes once more as it is, under the same ETTN", async () => {
    standIn.knobs.outcome = "failed";
    await nes.submit(eFatura());
    expect(await nes.findByEttn(eFatura())).toMatchObject({ state: "failed", envelopeCode: "1150" });
    standIn.knobs.outcome = "issued";
    expect(await nes.resend?.(eFatura({ number: "EFT2026000000001" }))).toEqual({
      kind: "accepted",
      number: "EFT2026000000001",
    });
    expect(await nes.findByEttn(eFatura())).toMatchObject({ state: "delivered" });
    expect(standIn.documents()).toHaveLength(1);
  });

  test("to a buyer who is no taxpayer (any more) asks for another document", async () => {
    const buyer = aCompany();
    const stranger = { ...buyer, taxId: { ...buyer.taxId, value: "1234567808" } };
    expect(await nes.submit(eFatura({ buyer: stranger }))).toMatchObject({ kind: "refused", reason: "reroute" });
  });

  test("to a mailbox that is not the buyer's is refused for its data", async () => {
    const invoice = eFatura({ receiverAlias: "urn:mail:someone@else.com" });
    expect(await nes.submit(invoice)).toMatchObject({ kind: "refused", reason: "data" });
  });

  test("cannot be sent by a seller without a label, and nothing is sent", async () => {
    const seller = aSeller({ taxId: { scheme: "VKN", value: "9876543217", title: "Başka A.Ş." } });
    expect(await nes.submit(eFatura({ seller }))).toMatchObject({
      kind: "config",
      provider: { code: "SENDER_ALIAS_MISSING" },
    });
    standIn.knobs.read = "500";
    expect(await nes.submit(eFatura())).toEqual({ kind: "retry", afterSeconds: undefined });
    Object.assign(standIn.knobs, { read: "429", retryAfterSeconds: 40 });
    expect(await nes.submit(eFatura())).toEqual({ kind: "retry", afterSeconds: 40 });
    expect(standIn.counts()["POST /einvoice/v1/uploads/document"]).toBeUndefined();
  });

  test("is not cancelled here", async () => {
    await nes.submit(eFatura());
    expect(await nes.cancel?.(eFatura(), "Sipariş iptali")).toMatchObject({ kind: "refused" });
  });
});

describe("a refused document", () => {
  test("of a series the account lacks, or numbers itself, waits for the merchant", async () => {
    const unknown = { kind: "config", provider: { code: "SERIES_UNKNOWN", text: "Seri tanımlı değil." } };
    expect(await nes.submit(anInvoice({ series: "YOK" }))).toEqual(unknown);
    expect(await nes.submit(anInvoice({ series: "OWN" }))).toMatchObject({ provider: { code: "SERIES_NOT_PORTAL" } });
  });

  test("keeps to its data while the reason cannot be asked for", async () => {
    standIn.knobs.read = "500";
    const { buyer } = anInvoice();
    const invoice = anInvoice({ buyer: { ...buyer, address: { ...buyer.address, city: "" } } });
    expect(await nes.submit(invoice)).toEqual({
      kind: "refused",
      reason: "data",
      provider: { code: "SCHEMATRON_CHECK_RESULT_HAS_FAILED", text: "Alıcı ili boş olamaz." },
    });
  });

  test("of an account that is overdrawn waits for credit", async () => {
    standIn.knobs.credit = -5;
    expect(await nes.submit(anInvoice())).toMatchObject({ kind: "config", provider: { code: "NO_CREDIT" } });
  });

  test("in a word of no table is not called refused while it may exist", async () => {
    standIn.knobs.credit = 0;
    standIn.knobs.read = "500";
    expect(await nes.submit(anInvoice())).toEqual({ kind: "unknown" });
  });

  test("that was answered with 200 is looked for, whatever the word says", async () => {
    const client = createNesClient({ apiKey: "key", vkn: "1234567808", baseUrl: standIn.url });
    const body = JSON.stringify({ uuid: anInvoice().ettn, errors: [{ code: "SCHEMATRON_CHECK_RESULT_HAS_FAILED" }] });
    const upload: typeof client.upload = async (...sent) => {
      await client.upload(...sent);
      return { kind: "answered", status: 200, headers: new Headers(), body };
    };
    expect(await submitInvoice({ ...client, upload }, anInvoice())).toMatchObject({ kind: "duplicate" });
    const answerAlone = async () => upload("EARSIVFATURA", new FormData());
    const never = anInvoice({ ettn: "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02" as Invoice["ettn"] });
    expect(await submitInvoice({ ...client, upload: answerAlone }, never)).toMatchObject({ kind: "refused" });
  });

  test("under a number that is taken is ours only if it is there", async () => {
    const first = anInvoice({ series: "OWN", number: "OWN2026000000001" });
    expect(await nes.submit(first)).toEqual({ kind: "accepted", number: "OWN2026000000001" });
    expect(await nes.submit(first)).toEqual({ kind: "duplicate", providerCode: "409" });
    const other = anInvoice({ ...first, ettn: "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02" as Invoice["ettn"] });
    expect(await nes.submit(other)).toMatchObject({
      kind: "config",
      provider: { code: "409" },
      isNumberTaken: true,
    });
  });
});

test("what NES calls there already and does not find may be our own after a lost answer, and holds no account", async () => {
  const first = anInvoice({ series: "OWN", number: "OWN2026000000001" });
  await nes.submit(first);
  const other = anInvoice({ ...first, ettn: "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02" as Invoice["ettn"] });
  expect(await nes.submit(other, { reference: undefined, mayArrive: true })).toEqual({
    kind: "duplicate",
    providerCode: "409",
  });
  expect(await nes.submit(other, { reference: undefined, mayArrive: false })).toMatchObject({ kind: "config" });
});

test("a document filed under another ETTN is never sent again", async () => {
  standIn.knobs.send = "other-uuid";
  expect(await nes.submit(anInvoice())).toMatchObject({ kind: "misfiled" });
});

describe("a failed e-Arşiv invoice", () => {
  beforeEach(async () => {
    standIn.knobs.outcome = "failed";
    await nes.submit(anInvoice());
    expect(await nes.findByEttn(anInvoice())).toMatchObject({ state: "failed" });
    standIn.knobs.outcome = "issued";
  });

  test("is put right under its own ETTN", async () => {
    expect(await nes.resend?.(anInvoice())).toMatchObject({ kind: "accepted" });
    expect(await nes.findByEttn(anInvoice())).toMatchObject({ state: "issued" });
    expect(await nes.resend?.(anInvoice())).toEqual({ kind: "duplicate", providerCode: "DOCUMENT_NOT_EDITABLE" });
    expect(standIn.documents()).toHaveLength(1);
  });

  test("stays failed when what replaces it is wrong too", async () => {
    const { buyer } = anInvoice();
    const wrong = anInvoice({ buyer: { ...buyer, address: { ...buyer.address, city: "" } } });
    expect(await nes.resend?.(wrong)).toMatchObject({ kind: "refused", reason: "data" });
    expect(await nes.findByEttn(anInvoice())).toMatchObject({ state: "failed" });
  });
});

describe("after the issue", () => {
  beforeEach(async () => {
    await nes.submit(anInvoice());
  });

  test("a cancellation can be withdrawn until it is reported", async () => {
    expect(await nes.cancel?.(anInvoice(), "Sipariş iptali")).toEqual({ kind: "done" });
    expect(await nes.cancel?.(anInvoice(), "Sipariş iptali")).toEqual({ kind: "done" });
    expect(await nes.findByEttn(anInvoice())).toMatchObject({ state: "cancelled" });
    expect(await nes.undoCancel?.(anInvoice())).toEqual({ kind: "done" });
    expect(await nes.findByEttn(anInvoice())).toMatchObject({ state: "issued" });
    standIn.knobs.isReported = true;
    expect(await nes.undoCancel?.(anInvoice())).toMatchObject({
      kind: "refused",
      provider: { code: "INVOICE_ALREADY_REPORTED" },
    });
  });

  test("a cancellation without an answer is in doubt", async () => {
    standIn.knobs.read = "reset";
    expect(await nes.cancel?.(anInvoice(), "Sipariş iptali")).toEqual({ kind: "unknown" });
    standIn.knobs.read = "429";
    expect(await nes.cancel?.(anInvoice(), "Sipariş iptali")).toEqual({ kind: "retry", afterSeconds: 30 });
  });

  test("the buyer gets the document once more", async () => {
    expect(await nes.sendMail?.(anInvoice(), "alici@example.com")).toEqual({ kind: "done" });
    expect(await nes.sendMail?.(anInvoice(), "not an address")).toMatchObject({ kind: "refused" });
  });

  test("NES tells the sale as the shop told it", async () => {
    const headers = { authorization: "Bearer key" };
    const response = await fetch(`${standIn.url}/earchive/v1/invoices/${anInvoice().ettn}/internetinfos`, { headers });
    expect(await response.json()).toEqual({
      sendType: "ELEKTRONIK",
      websiteUri: "https://www.example.com",
      paymentMethod: "ODEMEARACISI",
      paymentMethodDescription: "ODEMEARACISI - iyzico",
      paymentDate: "2026-11-19",
      transportDate: "2026-11-21",
      transporterRegisterNumber: "9876543217",
      transporterName: "Deneme Kargo A.Ş.",
    });
  });
});

test("lists the series a kind of document is numbered in, and none that the account numbers itself", async () => {
  expect(await nes.listSeries?.("EARSIVFATURA")).toEqual(["EAR"]);
  expect(await nes.listSeries?.("TICARIFATURA")).toEqual(["EFT"]);
});

test("a registered buyer is told with every mailbox and no label", async () => {
  expect(await nes.lookUpTaxpayer(BUYER.taxId.value)).toEqual({
    registered: true,
    title: "Deneme Ltd. Şti.",
    isPublic: false,
    aliases: [MAILBOX, "urn:mail:pk2@example.com"],
  });
  expect(await nes.lookUpTaxpayer("1234567808")).toEqual({ registered: false });
});
