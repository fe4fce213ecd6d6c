import { beforeEach, describe, expect, test } from "vitest";
import { ENVELOPE_CODES, type EnvelopeCode, envelopeStatus } from "../../../../server/gib/envelope-statuses.ts";
import { createSandbox } from "../../../../server/integrators/sandbox/integrator.ts";
import { wishesOf } from "../../../../server/integrators/sandbox/magic.ts";
import { SEND_SCENARIOS, STORY_SCENARIOS } from "../../../../server/integrators/sandbox/scenarios.ts";
import { SANDBOX_TAXPAYERS } from "../../../../server/integrators/sandbox/taxpayers.ts";
import type { EnvelopeTrack } from "../../../../server/invoice/e-fatura/envelope-track.ts";
import { followEnvelope } from "../../../../server/invoice/e-fatura/envelope-track.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { isTckn, isVkn } from "../../../../server/invoice/parties/tax-id.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import type { DocumentStatus, Integrator } from "../../../../server/pipeline/ports/integrator.ts";
import { sandboxBook } from "../../../../server/store/sandbox-book.ts";
import { OUR_SHOP, temporaryStore } from "../../../support/temporary-store.ts";
import { goldenFolders } from "../../invoice/golden-folders.ts";
import { goldenInvoice } from "../../invoice/golden-invoice.ts";
import { aCompany, aConsumer, aLine, anInvoice, ettn } from "../an-invoice.ts";

let now: number;
let trial: Integrator;

beforeEach(() => {
  now = Date.parse("2026-11-20T09:00:00Z");
  trial = createSandbox({
    book: sandboxBook(temporaryStore(), OUR_SHOP),
    now: () => new Date(now),
    draw: async (invoice) => Uint8Array.from(Buffer.from(`drawn ${invoice.number}`)),
  });
});

const pass = (seconds: number): void => {
  now += seconds * 1000;
};
const saying = (word: string, changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({ lines: [aLine({ name: `Tişört deneme:${word}` })], ...changes });
/** The lines stand as they are: the trial judges rules, and totals are not among its words. */
const spoken = (word: string, changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({ notes: [`Sipariş #1042 deneme:${word}`], ...changes });
const anEinvoice = (word: string, profileId: "TEMELFATURA" | "TICARIFATURA" = "TEMELFATURA"): Invoice => {
  const buyer = aConsumer({
    taxId: { scheme: "VKN", value: "1000000018", title: "Deneme Alıcı A.Ş." },
    taxOffice: "Çankaya",
  });
  return spoken(word, { profileId, buyer, series: "EFT", receiverAlias: "urn:mail:defaultpk@deneme-alici.example" });
};
const find = (invoice: Invoice): Promise<DocumentStatus | undefined> => trial.findByEttn(invoice);

describe("a magic word", () => {
  test("is found in a product's name, a note or the buyer's name, in any case, and several at once", () => {
    const lostAnswer = SEND_SCENARIOS["cevap-kayip"];
    expect(wishesOf(saying("cevap-kayip")).send).toEqual(lostAnswer);
    expect(wishesOf(saying("CEVAP-KAYIP")).send).toEqual(lostAnswer);
    expect(wishesOf(spoken("cevap-kayip")).send).toEqual(lostAnswer);
    const buyer = aConsumer({
      taxId: { scheme: "TCKN", value: "11111111111", firstName: "Ayşe", familyName: "Deneme: cevap-kayip" },
    });
    expect(wishesOf(anInvoice({ buyer })).send).toEqual(lostAnswer);
    const both = wishesOf(spoken("cevap-kayip deneme:dosya-gec"));
    expect(both).toMatchObject({ send: lostAnswer, story: { filesAfter: 600 } });
  });

  test("that nobody knows, and every ordinary order, asks for nothing", () => {
    const nothing = { send: undefined, story: {}, envelope: undefined };
    expect(wishesOf(spoken("constructor"))).toEqual(nothing);
    const orders = goldenFolders().flatMap((folder) => {
      const invoice = goldenInvoice(folder);
      return invoice.ok ? [invoice.value] : [];
    });
    expect(orders.length).toBeGreaterThan(60);
    for (const invoice of orders) expect(wishesOf(invoice)).toEqual(nothing);
  });
});

describe("while it is sent", () => {
  test.each(Object.entries(SEND_SCENARIOS))(
    "deneme:%s answers as told, as often as told, and then well",
    async (word, told) => {
      const invoice = spoken(word);
      const often = Math.min(told.times, 3);
      for (let time = 1; time <= often; time += 1) {
        expect(await trial.submit(invoice)).toEqual(told.outcome);
        expect((await find(invoice)) !== undefined).toBe(told.stores);
      }
      const last = await trial.submit(invoice);
      if (told.stores) expect(last.kind).toBe("duplicate");
      else if (told.times === Number.POSITIVE_INFINITY) expect(last).toEqual(told.outcome);
      else expect(last).toEqual({ kind: "accepted", number: "EAR2026000000001" });
    },
  );

  test("a buyer who became a taxpayer gets an e-Fatura although the e-Arşiv was refused", async () => {
    expect(await trial.submit(spoken("alici-mukellef"))).toMatchObject({ kind: "refused", reason: "reroute" });
    expect(await trial.submit(anEinvoice("alici-mukellef"))).toMatchObject({ kind: "accepted" });
  });

  test("each buyer gets the kind of document that is theirs", async () => {
    const toConsumer = anInvoice({
      profileId: "TEMELFATURA",
      buyer: aCompany(),
      receiverAlias: "urn:mail:pk@example.com",
    });
    expect(await trial.submit(toConsumer)).toMatchObject({ kind: "refused", reason: "reroute" });
    const toTaxpayer = anInvoice({ buyer: anEinvoice("").buyer });
    expect(await trial.submit(toTaxpayer)).toMatchObject({ kind: "refused", reason: "reroute" });
  });
});

describe("once it was taken", () => {
  type Moment = readonly [seconds: number, seen: Partial<DocumentStatus>];
  const stories: Readonly<Record<keyof typeof STORY_SCENARIOS, readonly Moment[]>> = {
    hata: [
      [2, { state: "processing" }],
      [2, { state: "failed", detail: expect.stringContaining("hata") }],
    ],
    isleniyor: [
      [3599, { state: "processing" }],
      [1, { state: "issued" }],
    ],
    "numara-gec": [
      [59, { state: "issued", number: undefined }],
      [1, { number: "EAR2026000000001" }],
    ],
    "dosya-gec": [[5, { state: "issued" }]],
    "elle-iptal": [
      [299, { state: "issued" }],
      [1, { state: "cancelled" }],
    ],
    "iptal-olmaz": [[5, { state: "issued" }]],
    kabul: [[5, { state: "issued" }]],
    ret: [[5, { state: "issued" }]],
  };

  test.each(Object.entries(stories))("deneme:%s tells its story to an e-Arşiv invoice", async (word, moments) => {
    const invoice = spoken(word);
    await trial.submit(invoice);
    for (const [seconds, seen] of moments) {
      pass(seconds);
      expect(await find(invoice)).toMatchObject(seen);
    }
  });

  test("an ordinary one is issued within seconds, reported the next day, and its files say what it is worth", async () => {
    const invoice = anInvoice();
    await trial.submit(invoice);
    expect(await trial.download(invoice, "xml")).toBeUndefined();
    pass(3);
    expect(await find(invoice)).toMatchObject({ state: "issued", reported: false });
    expect(new TextDecoder().decode(await trial.download(invoice, "xml"))).toContain("MALİ DEĞERİ YOKTUR");
    expect(new TextDecoder().decode(await trial.download(invoice, "pdf"))).toBe("drawn EAR2026000000001");
    pass(86_400);
    expect(await find(invoice)).toMatchObject({ state: "issued", reported: true });
  });

  test("files come ten minutes late, and a cancellation is refused, where a word says so", async () => {
    const [late, firm] = [spoken("dosya-gec"), spoken("iptal-olmaz")];
    await trial.submit(late);
    pass(599);
    expect(await trial.download(late, "pdf")).toBeUndefined();
    pass(1);
    expect(await trial.download(late, "pdf")).toBeDefined();
    const other = { ...firm, ettn: ettn("00000000-0000-4000-8000-000000000002") };
    await trial.submit(other);
    pass(5);
    expect(await trial.cancel?.(other, "")).toMatchObject({ kind: "refused" });
  });

  test.each([
    ["kabul", "delivered"],
    ["ret", "rejected"],
  ] as const)("deneme:%s is the buyer's answer to a commercial e-Fatura: %s", async (word, state) => {
    const invoice = anEinvoice(word, "TICARIFATURA");
    await trial.submit(invoice);
    pass(10);
    expect(await find(invoice)).toMatchObject({ state: "answer-pending", envelopeCode: "1300" });
    pass(60);
    expect(await find(invoice)).toMatchObject({ state });
  });

  test("silence accepts a commercial e-Fatura after its eight days", async () => {
    const invoice = anEinvoice("", "TICARIFATURA");
    await trial.submit(invoice);
    pass(8 * 86_400);
    expect(await find(invoice)).toMatchObject({ state: "answer-pending" });
    pass(86_400 + 10);
    expect(await find(invoice)).toMatchObject({ state: "delivered" });
  });
});

describe("GİB's envelope", () => {
  const ends = ENVELOPE_CODES.map((code) => [code, stateOf(code)] as const);

  test.each(ends)("deneme:gib-%s ends an e-Fatura as %s, by codes that may follow each other", async (code, state) => {
    const invoice = anEinvoice(`gib-${code}`);
    await trial.submit(invoice);
    let track: EnvelopeTrack = { kind: "sent" };
    let last: DocumentStatus | undefined;
    for (let second = 0; second <= 20; second += 1) {
      last = await find(invoice);
      const followed = followEnvelope(track, { kind: "told", code: last?.envelopeCode ?? "" });
      expect(followed.ok, `${JSON.stringify(track)} then ${last?.envelopeCode}`).toBe(true);
      if (followed.ok) track = followed.value;
      pass(1);
    }
    expect(last).toMatchObject({ envelopeCode: code, state });
    pass(3600);
    const end = state === "processing" ? { envelopeCode: "1300", state: "delivered" } : { envelopeCode: code, state };
    expect(await find(invoice)).toMatchObject(end);
    const isNews = (["told", "first-found"] as const).some(
      (kind) => followEnvelope(track, { kind, code: end.envelopeCode }).ok,
    );
    expect(isNews, `${code} then ${end.envelopeCode}`).toBe(true);
  });

  function stateOf(code: EnvelopeCode): DocumentStatus["state"] {
    if (code === "1300") return "delivered";
    if (code === "1235") return "cancelled";
    return envelopeStatus(code).resend === "allowed" ? "failed" : "processing";
  }

  test("a failed e-Fatura goes well when the same ETTN is sent again", async () => {
    const invoice = anEinvoice("gib-1150");
    await trial.submit(invoice);
    pass(10);
    expect(await find(invoice)).toMatchObject({ state: "failed" });
    expect(await trial.resend?.(invoice)).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    pass(10);
    expect(await find(invoice)).toMatchObject({ state: "delivered", number: "EFT2026000000001" });
    expect(await trial.resend?.(invoice)).toMatchObject({ kind: "duplicate" });
  });
});

describe("the trial's taxpayers", () => {
  test("have numbers whose check digits are right", () => {
    for (const id of Object.keys(SANDBOX_TAXPAYERS)) expect([id, isVkn(id) || isTckn(id)]).toEqual([id, true]);
  });

  test("are told as they stand in the table; one never answers, and that is no no", async () => {
    for (const [id, { answer }] of Object.entries(SANDBOX_TAXPAYERS)) {
      const asked = trial.lookUpTaxpayer(id);
      if (answer === "no answer") await expect(asked).rejects.toThrow(AppError);
      else expect(await asked).toEqual(answer);
    }
    expect(await trial.lookUpTaxpayer("9876543217")).toEqual({ registered: false });
  });
});
