import { describe, expect, test } from "vitest";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import { isSameOwner, registeredBuyer } from "../../../../server/invoice/e-fatura/registered-buyer.ts";
import { aCompany, aConsumer } from "../../integrators/an-invoice.ts";
import { anAddress, anOrder, aProfile } from "../an-order.ts";

describe("a name in the registry", () => {
  test.each([
    ["Deneme Ltd. Şti.", "DENEME LİMİTED ŞİRKETİ"],
    ["Deneme", "DENEME TEKSTİL SANAYİ VE TİCARET ANONİM ŞİRKETİ"],
    ["deneme tekstil a.ş.", "DENEME TEKSTİL SANAYİ VE TİCARET ANONİM ŞİRKETİ"],
    ["Deneme Müh. İnş. San. Tic. Ltd. Şti.", "DENEME MÜHENDİSLİK İNŞAAT SANAYİ VE TİCARET LİMİTED ŞİRKETİ"],
    ["Deneme Tekstil Kadıköy Şubesi", "DENEME TEKSTİL A.Ş."],
    ["DenemeTekstil", "DENEME TEKSTİL A.Ş."],
    ["Ayşe Nur Örnek", "AYŞE ÖRNEK"],
    ["Ayşe Örnek", "AYŞE ÖRNEK-ÖRNEK KIRTASİYE"],
    ["ISPARTA GÜL", "Isparta Gül A.Ş."],
    ["T.C. Deneme Bakanlığı", "DENEME BAKANLIĞI"],
  ])("“%s” is the same as “%s”", (typed, registered) => {
    expect(isSameOwner(typed, registered)).toBe(true);
  });

  test.each([
    ["Deneme Ltd. Şti.", "BAŞKA ELEKTRONİK LİMİTED ŞİRKETİ"],
    ["Deneme Giyim", "DENEME TEKSTİL A.Ş."],
    ["Tekstil Ltd. Şti.", "DENEME TEKSTİL LİMİTED ŞİRKETİ"],
    ["Ltd. Şti.", "DENEME LİMİTED ŞİRKETİ"],
    ["Ayşe Yılmaz", "AHMET YILMAZ"],
    ["Ayşe Yılmaz", "AYŞE ÖRNEK"],
    ["", "DENEME A.Ş."],
  ])("“%s” is another's than “%s”", (typed, registered) => {
    expect(isSameOwner(typed, registered)).toBe(false);
  });
});

describe("the buyer of an e-Fatura", () => {
  test("bears the registered title, and the tax office where the answer has one", () => {
    const buyer = registeredBuyer(aCompany(), { title: " DENEME  LİMİTED ŞİRKETİ ", taxOffice: "Kızılay" });
    expect(buyer).toEqual({
      ok: true,
      value: {
        ...aCompany(),
        taxOffice: "Kızılay",
        taxId: { scheme: "VKN", value: "9876543217", title: "DENEME LİMİTED ŞİRKETİ" },
      },
    });
    expect(registeredBuyer(aCompany(), { title: undefined })).toEqual({ ok: true, value: aCompany() });
  });

  test("keeps the two names of a person", () => {
    expect(registeredBuyer(aConsumer(), { title: "AYŞE ÖRNEK" })).toEqual({ ok: true, value: aConsumer() });
  });

  test("is a person's to settle when the number is another's", () => {
    expect(registeredBuyer(aCompany(), { title: "BAŞKA A.Ş." })).toEqual({
      ok: false,
      error: { code: "BUYER_UNLIKE_REGISTRY", path: "buyer.taxId", facts: { title: "BAŞKA A.Ş." } },
    });
  });

  test("is addressed at the mailbox and numbered in the series of e-Fatura", () => {
    const order = anOrder({
      taxIds: ["9876543217"],
      billing: anAddress({ company: "Deneme Ltd. Şti." }),
    });
    const context = {
      issuedAt: new Date("2026-11-20T09:00:00Z"),
      profileId: "TICARIFATURA",
      receiverAlias: "urn:mail:defaultpk@deneme.example",
      registered: { title: "DENEME LİMİTED ŞİRKETİ" },
    } as const;
    const draft = invoiceFromOrder(order, aProfile(), context);
    expect(draft).toMatchObject({
      ok: true,
      value: {
        profileId: "TICARIFATURA",
        receiverAlias: "urn:mail:defaultpk@deneme.example",
        series: "EFT",
        buyer: { taxId: { title: "DENEME LİMİTED ŞİRKETİ" } },
      },
    });
    const stranger = invoiceFromOrder(order, aProfile(), { ...context, registered: { title: "BAŞKA A.Ş." } });
    expect(stranger).toMatchObject({ ok: false, error: [{ code: "BUYER_UNLIKE_REGISTRY" }] });
  });
});
