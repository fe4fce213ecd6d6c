import { expect, test } from "vitest";
import { draftOf, emptyRule, profileOf } from "../../../web/src/pages/settings/draft.ts";

const SAVED = {
  website: "https://www.ornek.com.tr",
  seller: {
    vkn: "1234567808",
    title: "Örnek E-Ticaret A.Ş.",
    taxOffice: "Kadıköy",
    address: { line: "Bağdat Cad. No:1", district: "Kadıköy", city: "İstanbul", postcode: "34710", country: "TR" },
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  issue: { when: "fulfilled", afterHours: 3, tag: "fatura", taxIdHours: 0, withoutTaxId: "consumer", lawfulDays: 10 },
  tax: { default: 20, productRules: [{ tag: "gida", rate: 1, kept: "here" }], shipping: "shopify", tips: "review" },
  payments: [{ gateway: "iyzico", method: "ODEMEARACISI", name: "iyzico" }],
  carriers: { default: "yurtici", byShippingTitle: { "Aynı gün": "own" }, shipsAfterDays: 1 },
  despatch: { replacesWaybill: false },
  notes: ["Sipariş {order}", "Teşekkürler"],
};

test("what is saved unchanged stays as it was, fields without a place on the page included", () => {
  expect(profileOf(draftOf(SAVED), SAVED)).toEqual(SAVED);
});

test("a change reaches its field and nothing else", () => {
  const draft = { ...draftOf(SAVED), name: "Yeni Unvan Ltd. Şti.", shippingTax: "10", notes: "Tek not\n\n" };
  expect(profileOf(draft, SAVED)).toEqual({
    ...SAVED,
    seller: { ...SAVED.seller, title: "Yeni Unvan Ltd. Şti." },
    tax: { ...SAVED.tax, shipping: 10 },
    notes: ["Tek not"],
  });
});

test("a field emptied is left out, so that its default holds again", () => {
  const emptied = profileOf({ ...draftOf(SAVED), website: " ", carrier: "" }, SAVED);
  expect(emptied).not.toHaveProperty("website");
  expect(emptied["carriers"]).toEqual({ byShippingTitle: { "Aynı gün": "own" }, shipsAfterDays: 1 });
});

test("eleven digits are a sole trader's TCKN and replace the VKN", () => {
  const { seller } = profileOf({ ...draftOf(SAVED), taxId: "100 000 001 46" }, SAVED);
  expect(seller).toMatchObject({ tckn: "10000000146" });
  expect(seller).not.toHaveProperty("vkn");
});

test("a removed rule goes, and one with other conditions brings nothing of it along", () => {
  const rules = [{ ...emptyRule("0"), productType: "Kitap", exemption: "335" }];
  const { tax } = profileOf({ ...draftOf(SAVED), rules }, SAVED);
  expect(tax).toEqual({ ...SAVED.tax, productRules: [{ productType: "Kitap", rate: 0, exemption: "335" }] });
});

test("a rule with other conditions typed keeps what the page has no field for", () => {
  const [first] = draftOf(SAVED).rules;
  if (first === undefined) throw new Error("no rule was read");
  const { tax } = profileOf({ ...draftOf(SAVED), rules: [{ ...first, tag: "bakliyat" }] }, SAVED);
  expect(tax).toMatchObject({ productRules: [{ tag: "bakliyat", rate: 1, kept: "here" }] });
});

test("rules that name none of the page's conditions stay apart", () => {
  const productRules = [
    { other: "one", rate: 1 },
    { other: "two", rate: 10 },
  ];
  const saved = { ...SAVED, tax: { ...SAVED.tax, productRules } };
  expect(profileOf(draftOf(saved), saved)["tax"]).toEqual(saved.tax);
});

test("a shop that never saved anything starts with the documented defaults", () => {
  expect(draftOf(null)).toMatchObject({
    taxDefault: "20",
    shippingTax: "shopify",
    tips: "review",
    shipsAfterDays: "1",
    when: "paid",
    afterHours: "0",
    withoutTaxId: "consumer",
  });
});
