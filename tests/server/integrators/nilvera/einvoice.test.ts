import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NilveraStandIn, startNilveraStandIn } from "../../../../demo/nilvera/stand-in.ts";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import type { DocumentKey, Integrator } from "../../../../server/pipeline/ports/integrator.ts";
import { aCompany, aLine, anInvoice } from "../an-invoice.ts";

const PK = "urn:mail:defaultpk@deneme.example";
const VKN = "9876543217";
const SEND = "POST /einvoice/Send/";

let standIn: NilveraStandIn;
let nilvera: Integrator;
let taxpayers: Record<string, { title: string; aliases: string[]; isPublic?: boolean; closedAliases?: string[] }>;

beforeEach(async () => {
  taxpayers = { [VKN]: { title: "DENEME LİMİTED ŞİRKETİ", aliases: [PK] } };
  standIn = await startNilveraStandIn({
    port: 0,
    apiKey: "key",
    company: { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." },
    series: ["EAR"],
    einvoiceSeries: ["EFT"],
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  nilvera = createNilvera({ apiKey: "key", baseUrl: standIn.url });
});
afterEach(() => standIn.close());

const anEinvoice = (changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({ profileId: "TEMELFATURA", series: "EFT", buyer: aCompany(), receiverAlias: PK, ...changes });
const find = (profileId: DocumentKey["profileId"] = "TEMELFATURA") =>
  nilvera.findByEttn({ ettn: anEinvoice().ettn, profileId });
const sends = (way: string): number => standIn.counts()[`${SEND}${way}`] ?? 0;

describe("an e-Fatura to Nilvera", () => {
  test("names its scenario and mailbox, and not how the goods were sold", async () => {
    expect(await nilvera.submit(anEinvoice())).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    const body = standIn.requestBody(anEinvoice().ettn);
    expect(body).toMatchObject({ EInvoice: { InvoiceInfo: { InvoiceProfile: "TEMELFATURA" } }, CustomerAlias: PK });
    expect(JSON.stringify(body)).not.toMatch(/SalesPlatform|SendType|InternetInfo/);
  });

  test("creates a series of its own, apart from those of e-Arşiv", async () => {
    expect(await nilvera.submit(anEinvoice({ series: "EAR" }))).toEqual({
      kind: "accepted",
      number: "EAR2026000000001",
    });
    expect(standIn.counts()["POST /einvoice/Series"]).toBe(1);
    expect(await nilvera.listSeries?.("TEMELFATURA")).toEqual(["EFT", "EAR"]);
    expect(await nilvera.listSeries?.("EARSIVFATURA")).toEqual(["EAR"]);
  });

  test.each([
    ["has left the registry", () => delete taxpayers[VKN], "2054"],
    ["closed the mailbox", () => Object.assign(taxpayers[VKN] ?? {}, { aliases: [], closedAliases: [PK] }), "2052"],
    ["never had the mailbox", () => Object.assign(taxpayers[VKN] ?? {}, { aliases: [] }), "3000"],
  ])("goes another way when the buyer %s", async (_, change, code) => {
    change();
    expect(await nilvera.submit(anEinvoice())).toMatchObject({
      kind: "refused",
      reason: "reroute",
      provider: { code },
    });
  });

  test("is refused by sentences without a code, as Nilvera's file has it of this model", async () => {
    const provider = { code: "400", text: expect.stringContaining("EInvoice.InvoiceLines[0].Quantity") as string };
    expect(await nilvera.submit(anEinvoice({ lines: [aLine({ quantity: 0 })] }))).toEqual({
      kind: "refused",
      reason: "data",
      provider,
    });
  });

  test("names the account a public body pays into", async () => {
    taxpayers[VKN] = { title: "Deneme Bakanlığı", aliases: [PK], isPublic: true };
    const toState = { profileId: "KAMU", payeeIban: "TR330006100519786457841326" as Iban } as const;
    expect(await nilvera.submit(anEinvoice(toState))).toMatchObject({ kind: "accepted" });
    expect(standIn.requestBody(anEinvoice().ettn)).toMatchObject({
      EInvoice: { InvoiceInfo: { PaymentMeansInfo: { PayeeFinancialAccountID: "TR330006100519786457841326" } } },
    });
  });

  test("goes as UBL when its type has facts the model has no place for", async () => {
    const stay = {
      type: "KONAKLAMAVERGISI",
      lines: [aLine({ accommodationTax: { rate: 2, amount: 200n } })],
    } as const;
    expect(await nilvera.submit(anEinvoice(stay))).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    expect([sends("Xml"), sends("Model")]).toEqual([1, 0]);
    const [document] = standIn.documents();
    expect(document).toMatchObject({ alias: PK, invoice: { CustomerInfo: { TaxNumber: VKN } } });
    expect(document?.body).toContain("<cbc:InvoiceTypeCode>KONAKLAMAVERGISI</cbc:InvoiceTypeCode>");
  });

  test("goes zipped when the file is large, with the same contents", async () => {
    const attachments = [{ fileName: "katalog.pdf", type: "pdf", base64: "JVBERi0A".repeat(90_000) }] as const;
    const large = anEinvoice({
      type: "KONAKLAMAVERGISI",
      lines: [aLine({ accommodationTax: { rate: 2, amount: 200n } })],
      attachments,
    });
    expect(await nilvera.submit(large)).toMatchObject({ kind: "accepted" });
    expect([sends("Base64String"), sends("Xml")]).toEqual([1, 0]);
    expect(standIn.documents()[0]).toMatchObject({ alias: PK, ettn: large.ettn });
    expect(standIn.documents()[0]?.body).toContain(attachments[0].base64);
  });

  test("e-Arşiv goes the same ways", async () => {
    const stay = anInvoice({
      type: "KONAKLAMAVERGISI",
      lines: [aLine({ accommodationTax: { rate: 2, amount: 200n } })],
    });
    expect(await nilvera.submit(stay)).toEqual({ kind: "accepted", number: "EAR2026000000001" });
    expect(standIn.counts()["POST /earchive/Send/Xml"]).toBe(1);
  });
});

describe("the news of an e-Fatura", () => {
  test("carry GİB's code and the buyer's reason for refusing it", async () => {
    await nilvera.submit(anEinvoice({ profileId: "TICARIFATURA" }));
    expect(await find("TICARIFATURA")).toMatchObject({ state: "processing", envelopeCode: "1000" });
    standIn.tellEnvelope(anEinvoice().ettn, 1215);
    expect(await find("TICARIFATURA")).toMatchObject({ state: "failed", envelopeCode: "1215", detail: "GİB 1215" });
    standIn.tellEnvelope(anEinvoice().ettn, 1300);
    expect(await find("TICARIFATURA")).toMatchObject({ state: "answer-pending", number: "EFT2026000000001" });
    standIn.answer(anEinvoice().ettn, "documentAnsweredAutomatically");
    expect(await find("TICARIFATURA")).toMatchObject({ state: "delivered" });
    standIn.answer(anEinvoice().ettn, "rejected");
    expect(await find("TICARIFATURA")).toMatchObject({ state: "rejected", detail: "Sipariş edilmedi" });
  });

  test("are its own: an e-Arşiv invoice of the same ETTN is not found there", async () => {
    await nilvera.submit(anEinvoice());
    expect(await nilvera.findByEttn({ ettn: anEinvoice().ettn, profileId: "EARSIVFATURA" })).toBeUndefined();
  });

  test("come with its originals and can be mailed", async () => {
    await nilvera.submit(anEinvoice());
    const key = { ettn: anEinvoice().ettn, profileId: "TEMELFATURA" } as const;
    expect(await nilvera.sendMail?.(key, "alici@example.com")).toMatchObject({ kind: "refused" });
    standIn.tellEnvelope(key.ettn, 1300);
    expect(new TextDecoder().decode(await nilvera.download(key, "xml"))).toContain("TEMELFATURA");
    expect(await nilvera.sendMail?.(key, "alici@example.com")).toEqual({ kind: "done" });
    expect(standIn.counts()["POST /einvoice/Sale/Email/Send"]).toBe(2);
  });
});

describe("the account", () => {
  test("tells the documents it may still send, and which kinds it is open for", async () => {
    standIn.knobs.credit = 12;
    expect(await nilvera.verifyCredentials()).toEqual({
      vkn: "1234567808",
      title: "Örnek E-Ticaret A.Ş.",
      credits: 12,
      modules: ["einvoice", "earchive"],
    });
  });
});
