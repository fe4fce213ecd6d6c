import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import type { Order, OrderAddress } from "../../../../server/invoice/order.ts";
import { anAddress, anOrder } from "../an-order.ts";

const ASK_FOR_DISTRICT = { city: "İstanbul", address2: undefined, zip: "34710" };

function buyer(changes: Partial<OrderAddress> | undefined, details: Readonly<Record<string, string>> = {}) {
  const attributes = Object.entries(details).map(([key, value]) => ({ key, value }));
  const billing = changes && anAddress(changes);
  const order: Partial<Order> = { billing, shipping: undefined, attributes };
  return buyerOf(anOrder(order));
}

describe("what a merchant adds to the order's additional details", () => {
  test("names the ilçe that the address leaves out", () => {
    expect(buyer(ASK_FOR_DISTRICT)).toMatchObject({ ok: false, error: [{ code: "BUYER_DISTRICT_MISSING" }] });
    expect(buyer(ASK_FOR_DISTRICT, { İlçe: "Kadıköy" })).toMatchObject({
      ok: true,
      value: { address: { district: "Kadıköy", city: "İstanbul", postcode: "34710" } },
    });
  });

  test("names the il that nothing tells", () => {
    expect(buyer({ city: "Merkez", zip: undefined, province: undefined }, { il: "Bolu" })).toMatchObject({
      value: { address: { district: "Merkez", city: "Bolu" } },
    });
  });

  test("is the whole address where the order has none", () => {
    expect(
      buyer(undefined, { adres: "Çınar Sk. 3", ilce: "Merkez", il: "Bolu", "Ad Soyad": "Ayşe Nur Öz" }),
    ).toMatchObject({
      value: {
        taxId: { firstName: "Ayşe Nur", familyName: "Öz" },
        address: { line: "Çınar Sk. 3", district: "Merkez", city: "Bolu", countryCode: "TR" },
      },
    });
  });

  test("says that a named company is a person's workplace, not the buyer", () => {
    const atWork = { company: "Örnek Plaza A.Ş." };
    expect(buyer(atWork)).toMatchObject({ ok: false, error: [{ code: "BUYER_TAX_ID_MISSING" }] });
    expect(buyer(atWork, { "Fatura tipi": "Bireysel" })).toMatchObject({
      ok: true,
      value: { taxId: { scheme: "TCKN", value: "11111111111" } },
    });
  });

  test.each([
    ["Fatura tipi", "Kurumsal"],
    ["fatura_turu", "Kurumsal Fatura"],
    ["Müşteri Tipi", "ŞAHIS ŞİRKETİ"],
    ["Alıcı türü", "Tüzel kişi"],
  ])("says that a company buys (%s: %s): without its number it is asked for, never called a consumer", (key, kind) => {
    expect(buyer({}, { [key]: kind })).toMatchObject({ ok: false, error: [{ code: "BUYER_TAX_ID_MISSING" }] });
    expect(buyer({}, { [key]: kind, tckn: "10000000146" })).toMatchObject({
      ok: true,
      value: { taxId: { scheme: "TCKN", value: "10000000146" } },
    });
    const abroad = { countryCode: "DE", country: "Germany", city: "Berlin" };
    expect(buyer(abroad, { [key]: kind })).toMatchObject({ ok: true, value: { taxId: { value: "2222222222" } } });
  });

  test("says nothing of who buys in other words", () => {
    expect(buyer({}, { "Fatura tipi": "Basılı" })).toMatchObject({ ok: true });
    expect(buyer({ company: "Örnek A.Ş." }, { "Fatura türü": "Bireysel fatura" })).toMatchObject({ ok: true });
  });
});
