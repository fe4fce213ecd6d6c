import { expect, test } from "vitest";
import { draftOf, profileOf } from "../../../web/src/pages/settings/draft.ts";
import { emptyRule } from "../../../web/src/pages/settings/rule-draft.ts";
import { emptyRow, pathOfRow, type TableName } from "../../../web/src/pages/settings/tables.ts";

const SAVED = {
  website: "https://www.ornek.com.tr",
  seller: {
    vkn: "1234567808",
    title: "Örnek E-Ticaret A.Ş.",
    taxOffice: "Kadıköy",
    address: { line: "Bağdat Cad. No:1", district: "Kadıköy", city: "İstanbul", postcode: "34710", country: "TR" },
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  einvoice: { profile: "TICARIFATURA" },
  issue: { when: "fulfilled", afterHours: 3, tag: "fatura", taxIdHours: 0, withoutTaxId: "consumer", lawfulDays: 10 },
  tax: {
    default: 20,
    productRules: [
      { tag: "gida", rate: 1, kept: "here" },
      { collection: "altin", rate: 20, specialBase: { code: "805", field: "Has altın", kept: "too" } },
      { metafield: { name: "custom.kdv", value: "otv" }, rate: 20, excise: { code: "0077", percent: "6.7" } },
      { sku: "TMZ-*", rate: 20, withholding: "612" },
    ],
    fees: [{ name: "kapıda", rate: "prorata" }],
    surcharge: { attribute: "Vade", fromPayments: true },
    exports: { etgbShippingTitles: ["Yurt dışı"], etgbLimits: { kilograms: 300, euros: 15000 }, isGtipRequired: false },
    shipping: "shopify",
    tips: "review",
  },
  payments: [{ gateway: "iyzico", method: "ODEMEARACISI", name: "iyzico" }],
  carriers: {
    default: "yurtici",
    byShippingTitle: { "Aynı gün": "own" },
    custom: [{ id: "kurye", title: "Kurye A.Ş.", taxId: "1234567808", names: ["Kurye", "Hızlı Kurye"] }],
    shipsAfterDays: 1,
  },
  limits: { withholding: [{ from: "2026-01-01", amount: "12000.00" }] },
  channels: { pos: "ours", "1234": "not-ours" },
  buyerFields: { taxId: ["vergi"] },
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
  expect(emptied["carriers"]).toEqual({ ...SAVED.carriers, default: undefined });
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

test("a part of a rule emptied goes whole", () => {
  const rules = draftOf(SAVED).rules.map((rule) => ({ ...rule, specialCode: "", specialField: "", metafieldName: "" }));
  const { productRules } = profileOf({ ...draftOf(SAVED), rules }, SAVED)["tax"] as { productRules: object[] };
  expect(productRules[1]).toEqual({ collection: "altin", rate: 20 });
  expect(productRules[2]).toMatchObject({ metafield: { value: "otv" }, excise: { percent: "6.7" } });
});

test("rows are added, changed and removed, and the others stay as they were", () => {
  const draft = draftOf(SAVED);
  const changed = profileOf(
    {
      ...draft,
      tables: {
        ...draft.tables,
        payments: [...draft.tables.payments, emptyRow({ gateway: "banka", method: "EFT/HAVALE", name: " " })],
        fees: [],
        shippingTitles: [emptyRow({ title: "Kurye", carrier: "kurye" })],
      },
    },
    SAVED,
  );
  expect(changed["payments"]).toEqual([...SAVED.payments, { gateway: "banka", method: "EFT/HAVALE" }]);
  expect(changed["tax"]).toEqual({ ...SAVED.tax, fees: [] });
  expect(changed["carriers"]).toEqual({ ...SAVED.carriers, byShippingTitle: { Kurye: "kurye" } });
});

test("what concerns some sales only is written once it is chosen, and taken away once it is emptied", () => {
  const none = profileOf({ ...draftOf(null), posSales: "ours", etgbKilograms: "300" }, null);
  expect(none).toMatchObject({ channels: { pos: "ours" }, tax: { exports: { etgbLimits: { kilograms: 300 } } } });
  expect(none).not.toHaveProperty("currency");
  const emptied = profileOf({ ...draftOf(SAVED), surcharge: "", etgbKilograms: "", etgbEuros: "" }, SAVED);
  expect(emptied["tax"]).toMatchObject({ surcharge: { fromPayments: true } });
  expect(emptied["tax"]).not.toHaveProperty("surcharge.attribute");
  expect(emptied["tax"]).not.toHaveProperty("exports.etgbLimits");
});

test("each fault of a row or a rule has its field", () => {
  const { tables } = draftOf(SAVED);
  const pathsOf = (table: TableName) => tables[table].map((row, index) => pathOfRow(table, row, index));
  expect(pathsOf("fees")).toEqual(["profile.tax.fees[0]"]);
  expect(pathsOf("ownCarriers")).toEqual(["profile.carriers.custom[0]"]);
  expect(pathsOf("channels")).toEqual(["profile.channels.1234"]);
});

test("a shop that never saved anything starts with the documented defaults", () => {
  expect(draftOf(null)).toMatchObject({
    taxDefault: "",
    shippingTax: "shopify",
    tips: "review",
    shipsAfterDays: "1",
    when: "paid",
    afterHours: "0",
    withoutTaxId: "consumer",
  });
});

test.each([
  ["www.ornek.com.tr", "https://www.ornek.com.tr"],
  [" ornek.com/magaza ", "https://ornek.com/magaza"],
  ["http://ornek.com", "http://ornek.com"],
])("the web address %j is kept as %j", (typed, kept) => {
  expect(profileOf({ ...draftOf(SAVED), website: typed }, SAVED)["website"]).toBe(kept);
});
