import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../server/invoice/parties/buyer.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { looksLikePerson } from "../../../server/invoice/parties/person-title.ts";
import { anAddress, anOrder } from "./an-order.ts";

const VKN = "1234567808";
const TCKN = "10000000146";
const withTitle = (company: string, taxIds: readonly string[], changes: Partial<Order> = {}) =>
  buyerOf(anOrder({ billing: anAddress({ company }), taxIds, ...changes }));

test.each(["Elif Karaçam", "Ayşe Nur Yılmaz", "MEHMET ALİ ÖZ ŞAHİN"])("%s is a person's name", (title) => {
  expect(looksLikePerson(title)).toBe(true);
});

test.each([
  "Kuzey Ticaret Ltd. Şti.",
  "Örnek A.Ş.",
  "KUZEY YAZILIM",
  "Deniz Tekstil",
  "Elif Karaçam Kozmetik",
  "Nord Handel GmbH",
  "Kadıköy Belediyesi",
  "Kuzey",
  "34 Kardeşler",
  "Çınar & Oğulları",
])("%s is none", (title) => {
  expect(looksLikePerson(title)).toBe(false);
});

describe("a buyer with a title like a person's name", () => {
  test("and a VKN alone is asked for the TCKN, under which an e-Fatura registration may stand", () => {
    expect(withTitle("Elif Karaçam", [VKN])).toMatchObject({ ok: false, error: [{ code: "BUYER_TCKN_NEEDED" }] });
  });

  test("or with no title at all: a company does not bear the name of whoever ordered for it", () => {
    expect(buyerOf(anOrder({ taxIds: [VKN] }))).toMatchObject({ ok: false, error: [{ code: "BUYER_TCKN_NEEDED" }] });
    expect(buyerOf(anOrder({ taxIds: ["2222222222"], billing: anAddress({ countryCode: "DE" }) })).ok).toBe(true);
  });

  test("is a person where both numbers stand on the order", () => {
    expect(withTitle("Elif Karaçam", [VKN, TCKN])).toMatchObject({
      ok: true,
      value: { taxId: { scheme: "TCKN", value: TCKN, firstName: "Elif", familyName: "Karaçam" } },
    });
  });

  test("keeps the tax office beside the TCKN", () => {
    const attributes = [{ key: "Vergi Dairesi", value: "Kadıköy" }];
    expect(withTitle("Elif Karaçam", [TCKN], { attributes })).toMatchObject({
      value: { taxId: { scheme: "TCKN" }, taxOffice: "Kadıköy" },
    });
  });

  test("is taken as written once the merchant says so, or keeps the company in the shop", () => {
    const entry = { kind: "company" as const, taxId: VKN, title: "Elif Karaçam" };
    expect(withTitle("Elif Karaçam", [VKN], { entry })).toMatchObject({
      value: { taxId: { scheme: "VKN", title: "Elif Karaçam" } },
    });
    const companyLocation = { name: "Merkez Depo", taxId: VKN };
    expect(buyerOf(anOrder({ companyLocation, taxIds: [VKN] })).ok).toBe(true);
  });
});

describe("a company", () => {
  test("with two numbers is still two buyers", () => {
    expect(withTitle("Kuzey Ltd. Şti.", [VKN, TCKN])).toMatchObject({ error: [{ code: "TAX_IDS_DISAGREE" }] });
  });

  test("is not asked for a TCKN", () => {
    expect(withTitle("Kuzey Ltd. Şti.", [VKN]).ok).toBe(true);
  });
});
