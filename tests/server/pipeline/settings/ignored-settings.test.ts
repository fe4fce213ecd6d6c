import { expect, test } from "vitest";
import { ignoredSettings } from "../../../../server/pipeline/settings/ignored-settings.ts";
import { aShopFile } from "../../../support/test-shop.ts";

/** Each kind of member once: lists, names of the merchant's own, what is read as something else. */
const FULL = aShopFile({
  domain: "ornek.myshopify.com",
  tax: {
    default: 20,
    productRules: [
      { tag: "gida", rate: 1 },
      { collection: "a/collections/kitap?x", rate: 0, exemption: "335" },
    ],
    shipping: "prorata",
    fees: [{ name: "Kapıda ödeme", rate: 20 }],
    surcharge: { attribute: "vade", fromPayments: true },
    exports: { gtip: [{ tag: "x", gtip: "123456789012" }], etgbLimits: { kilograms: 300, euros: 15_000 } },
  },
  limits: { consumerWithoutTckn: [{ from: "2026-01-01", amount: "30000.00" }] },
  issue: { when: "paid", lawfulDays: 7 },
  payments: [{ gateway: "iyzico", method: "ODEMEARACISI", name: "iyzico" }],
  carriers: { default: "yurtici", byShippingTitle: { " Aynı gün ": "own" }, shipsAfterDays: 1 },
  channels: { pos: "not-ours" },
  buyerFields: { taxId: ["vergi"] },
  till: { sendType: "KAGIT" },
  einvoice: { profile: "TICARIFATURA" },
  notes: ["Sipariş {order}"],
  customizationId: "TR1.2",
});

test("a SHOP.json of names that settings have tells none", () => {
  expect(ignoredSettings(FULL)).toEqual([]);
});

test("names that no setting has are told with their place", () => {
  const source = {
    ...FULL,
    curency: "shop",
    tax: { shiping: "prorata", productRules: [{ tag: "gida", rate: 1, witholding: "601" }] },
    carriers: { byShipingTitle: {} },
  };
  expect(ignoredSettings(source)).toEqual([
    "tax.shiping",
    "tax.productRules[0].witholding",
    "carriers.byShipingTitle",
    "curency",
  ]);
});

test("of what cannot be read its faults are told instead", () => {
  expect(ignoredSettings({ curency: "shop" })).toEqual([]);
});
