import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Model } from "../../../../demo/turkcell/model.ts";
import { type TurkcellStandIn, startTurkcellStandIn } from "../../../../demo/turkcell/stand-in.ts";
import { totalsOf } from "../../../../demo/turkcell/totals.ts";
import { writeJson } from "../../../../server/integrators/exact-json.ts";
import { ARCHIVE_STATES, OUTGOING_STATES } from "../../../../server/integrators/turkcell/codes.ts";
import { createTurkcell, TURKCELL_CAPABILITIES } from "../../../../server/integrators/turkcell/integrator.ts";
import { toModel } from "../../../../server/integrators/turkcell/transform.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { validGoldens } from "../../invoice/valid-goldens.ts";
import { aCompany, anInvoice } from "../an-invoice.ts";

const MAILBOX = "urn:mail:defaultpk@example.com";
const BUYER = aCompany();

let standIn: TurkcellStandIn;
let turkcell: ReturnType<typeof createTurkcell>;

beforeEach(async () => {
  standIn = await startTurkcellStandIn({
    port: 0,
    apiKey: "key",
    company: { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." },
    series: ["EAR", "EFT"],
    taxpayers: { [BUYER.taxId.value]: { title: "Deneme Ltd. Şti.", aliases: [MAILBOX] } },
    issueAfterMs: 0,
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  turkcell = createTurkcell({ apiKey: "key", vkn: "1234567808", baseUrl: standIn.url });
});
afterEach(() => standIn.close());

const eFatura = (changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({ profileId: "TEMELFATURA", series: "EFT", buyer: BUYER, receiverAlias: MAILBOX, ...changes });

describe("an e-Fatura", () => {
  test("is delivered with GİB's code, and on its way before", async () => {
    standIn.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
    expect(await turkcell.submit(eFatura())).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    expect(await turkcell.findByEttn(eFatura())).toMatchObject({ state: "processing", envelopeCode: "1100" });
    standIn.knobs.issueAfterMs = 0;
    expect(await turkcell.findByEttn(eFatura())).toEqual({
      state: "delivered",
      number: "EFT2026000000001",
      reported: false,
      detail: "GİB 1300",
      raw: "60",
      envelopeCode: "1300",
    });
  });

  test("of the commercial kind awaits the buyer's answer, and tells a refusal with its reason", async () => {
    const invoice = eFatura({ profileId: "TICARIFATURA" });
    await turkcell.submit(invoice);
    expect(await turkcell.findByEttn(invoice)).toMatchObject({ state: "answer-pending", raw: "70" });
    standIn.knobs.buyersAnswer = "accepted";
    expect(await turkcell.findByEttn(invoice)).toMatchObject({ state: "delivered" });
    standIn.knobs.buyersAnswer = "rejected";
    expect(await turkcell.findByEttn(invoice)).toMatchObject({ state: "rejected", detail: "İade edildi." });
  });

  test("that failed is put right under its own ETTN", async () => {
    standIn.knobs.outcome = "failed";
    await turkcell.submit(eFatura());
    expect(await turkcell.findByEttn(eFatura())).toMatchObject({ state: "failed", detail: "Belge işlenemedi." });
    standIn.knobs.outcome = "issued";
    expect(await turkcell.resend?.(eFatura())).toEqual({ kind: "accepted", number: "EFT2026000000001" });
    expect(await turkcell.findByEttn(eFatura())).toMatchObject({ state: "delivered" });
    expect(await turkcell.resend?.(eFatura())).toEqual({ kind: "duplicate", providerCode: "uyarı" });
    expect(standIn.documents()).toHaveLength(1);
  });

  test("to a mailbox of somebody else's is refused, to no taxpayer at all asks for another document", async () => {
    const elsewhere = eFatura({ receiverAlias: "urn:mail:someone@else.com" });
    expect(await turkcell.submit(elsewhere)).toMatchObject({ kind: "refused", reason: "data" });
    const stranger = { ...BUYER, taxId: { scheme: "TCKN", value: "10000000146", firstName: "Ali", familyName: "Can" } };
    expect(await turkcell.submit(eFatura({ buyer: stranger as Invoice["buyer"] }))).toMatchObject({
      kind: "refused",
      reason: "reroute",
    });
  });

  test("is neither cancelled nor mailed here", async () => {
    await turkcell.submit(eFatura());
    expect(await turkcell.cancel?.(eFatura(), "Sipariş iptali")).toMatchObject({ kind: "refused" });
    expect(await turkcell.sendMail?.(eFatura(), "alici@example.com")).toMatchObject({ kind: "refused" });
  });
});

describe("an e-Arşiv invoice", () => {
  test("is not sent in part: a file has no place in the model", async () => {
    const file = { fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" } as const;
    expect(await turkcell.submit(anInvoice({ attachments: [file] }))).toMatchObject({
      kind: "refused",
      reason: "data",
      provider: { code: "ATTACHMENTS_NOT_TAKEN" },
    });
    expect(standIn.counts()).toEqual({});
  });

  test("under a warning may be there while nobody can tell", async () => {
    await turkcell.submit(anInvoice());
    standIn.knobs.read = "500";
    expect(await turkcell.submit(anInvoice())).toEqual({ kind: "unknown" });
    standIn.knobs.read = undefined;
    expect(await turkcell.submit(anInvoice())).toEqual({ kind: "duplicate", providerCode: "uyarı" });
  });

  test("under a warning that is not found yet may all the same be there after a lost answer", async () => {
    const stranger = eFatura({ receiverAlias: "urn:mail:someone@else.com" });
    const again = { reference: undefined, mayArrive: true };
    expect(await turkcell.submit(stranger, again)).toEqual({ kind: "duplicate", providerCode: "uyarı" });
    expect(await turkcell.submit(stranger, { ...again, mayArrive: false })).toMatchObject({ kind: "refused" });
    expect(standIn.documents()).toEqual([]);
  });

  test("under a number that another document bears is a matter of the series, once it is known not to be there", async () => {
    const first = anInvoice({ number: "EAR2026000000001" });
    await turkcell.submit(first);
    const other = { ...first, ettn: "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e02" as Invoice["ettn"] };
    expect(await turkcell.submit(other)).toMatchObject({
      kind: "config",
      provider: { code: "invoicenumber" },
      isNumberTaken: true,
    });
    standIn.knobs.read = "500";
    expect(await turkcell.submit(other)).toEqual({ kind: "unknown" });
    expect(standIn.documents()).toHaveLength(1);
  });

  test("filed under another id is never sent again", async () => {
    standIn.knobs.send = "other-uuid";
    expect(await turkcell.submit(anInvoice())).toMatchObject({ kind: "misfiled" });
  });

  test("can be cancelled once it is issued, and not before", async () => {
    standIn.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
    await turkcell.submit(anInvoice());
    expect(await turkcell.cancel?.(anInvoice(), "İptal")).toMatchObject({
      kind: "refused",
      provider: { code: "uyarı" },
    });
    standIn.knobs.issueAfterMs = 0;
    expect(await turkcell.cancel?.(anInvoice(), "İptal")).toEqual({ kind: "done" });
    expect(await turkcell.findByEttn(anInvoice())).toMatchObject({ state: "cancelled", raw: "100" });
    expect(await turkcell.cancel?.(anInvoice(), "İptal")).toEqual({ kind: "done" });
    standIn.knobs.read = "reset";
    expect(await turkcell.cancel?.(anInvoice(), "İptal")).toEqual({ kind: "unknown" });
  });

  test("of a type the model cannot say waits for a person, and nothing is sent", async () => {
    expect(await turkcell.submit(anInvoice({ type: "OZELMATRAH" }))).toMatchObject({
      kind: "refused",
      provider: { code: "TYPE_NOT_TAKEN" },
    });
    expect(standIn.counts()).toEqual({});
  });
});

test.each([
  [0, "processing", "processing"],
  [20, "processing", "processing"],
  [30, "processing", "processing"],
  [40, "failed", "failed"],
  [50, "processing", "processing"],
  [60, "issued", "delivered"],
  [65, "processing", "delivered"],
  [70, "processing", "answer-pending"],
  [62, "processing", "answer-pending"],
  [80, "processing", "rejected"],
  [82, "processing", "answer-pending"],
  [90, "processing", "rejected"],
  [10, "cancelled", "cancelled"],
  [100, "cancelled", "processing"],
  [777, "processing", "processing"],
])("status %i is %s for an e-Arşiv invoice and %s for an e-Fatura", (status, archive, outgoing) => {
  expect(ARCHIVE_STATES.get(status) ?? "processing").toBe(archive);
  expect(OUTGOING_STATES.get(status) ?? "processing").toBe(outgoing);
});

test("our own amounts stand: worked out anew, some golden orders would come to another total", () => {
  const goldens = validGoldens().filter(([, { type }]) => TURKCELL_CAPABILITIES.types.includes(type));
  const models = goldens.map(([name, invoice]) => ({
    name,
    due: invoice.totals.payable,
    model: JSON.parse(writeJson(toModel(invoice))) as Model,
  }));
  expect(models.filter(({ model, due }) => totalsOf(model).payable !== due)).toEqual([]);
  const anew = models.filter(({ model, due }) => totalsOf({ ...model, ublSettingsModel: null }).payable !== due);
  expect(anew.map(({ name }) => name)).toContain("three-lines-of-99-99");
});
