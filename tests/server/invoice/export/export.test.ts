import { describe, expect, test } from "vitest";
import { parseRate } from "../../../../server/invoice/money/exchange-rate.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import type { ProfileId } from "../../../../server/invoice/invoice.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { ExportPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aFee, aLine, anAddress, anOrder, aProfile, aShippingLine, day, noExports, tl } from "../an-order.ts";

const METHOD = "Hızlı kargo (ETGB)";
const BERLIN = anAddress({ address1: "Beispielstraße 5", city: "Berlin", zip: "10115", countryCode: "DE" });
const untaxed = { taxLines: [] };

const rateOf = (currency: string, text: string) => {
  const rate = parseRate(text);
  if (rate === undefined) throw new Error("no rate");
  return { currency, rate, announcedOn: day("2025-11-19") };
};
const EURO = rateOf("EUR", "50");

const anExport = (changes: Partial<Order> = {}): Order =>
  anOrder({
    lines: [aLine(untaxed)],
    shippingLines: [aShippingLine({ ...untaxed, title: METHOD })],
    shipping: BERLIN,
    weightGrams: 1500,
    ...changes,
  });

type Case = { readonly policy?: Partial<ExportPolicy>; readonly profileId?: ProfileId; readonly on?: string };

function invoiceOf(order: Order, { policy = {}, profileId = "EARSIVFATURA", on = "2025-11-20" }: Case = {}) {
  const shop = aProfile();
  const exports = noExports({ etgbShippingTitles: [METHOD], isGtipRequired: false, ...policy });
  const issuedAt = new Date(`${on}T12:00:00+03:00`);
  return invoiceFromOrder(order, { ...shop, tax: { ...shop.tax, exports } }, { issuedAt, profileId, rates: [EURO] });
}

const faultsOf = (order: Order, options?: Case) => {
  const draft = invoiceOf(order, options);
  return draft.ok ? [] : draft.error.map(({ code }) => code);
};

describe("goods that leave Turkey with an ETGB", () => {
  test("go by a marked method alone, in whatever alphabet its title is written", () => {
    const policy = { etgbShippingTitles: ["Международная доставка"] };
    const by = (title: string) => anExport({ shippingLines: [aShippingLine({ ...untaxed, title })] });
    expect(faultsOf(by("международная доставка"), { policy })).toEqual([]);
    expect(faultsOf(by("Самовывоз"), { policy })).toContain("SHIPS_ABROAD");
  });

  test("are exempt by 301 with their shipping, and the whole price is the base", () => {
    expect(invoiceOf(anExport())).toMatchObject({
      ok: true,
      value: {
        type: "ISTISNA",
        totals: { tax: 0n, taxExclusive: tl("169.80"), payable: tl("169.80") },
        taxSubtotals: [{ rate: 0, taxable: tl("169.80"), exemption: { code: "301" } }],
        lines: [{ exemption: { code: "301" } }, { exemption: { code: "301" } }],
      },
    });
  });

  test("are exempt whatever a product rule says of their sale in Turkey", () => {
    const order = anExport({ lines: [aLine({ ...untaxed, tags: ["kitap"] })] });
    const draft = invoiceOf(order);
    expect(draft).toMatchObject({ ok: true, value: { taxSubtotals: [{ exemption: { code: "301" } }] } });
  });

  test("go by a method the shop marked, whatever its letters; one among several that is not makes it unclear", () => {
    const written = (title: string) => anExport({ shippingLines: [aShippingLine({ ...untaxed, title })] });
    expect(faultsOf(written("HIZLI KARGO – ETGB"))).toEqual([]);
    expect(faultsOf(written("Standart Kargo"))).toEqual(["SHIPS_ABROAD"]);
    const two = [METHOD, "Standart Kargo"].map((title) => aShippingLine({ ...untaxed, title }));
    expect(faultsOf(anExport({ shippingLines: two }))).toContain("SHIPS_ABROAD");
    expect(faultsOf(anExport({ shippingLines: [] }))).toContain("SHIPS_ABROAD");
  });

  test("stay for a person beside anything that is neither goods nor shipping", () => {
    expect(faultsOf(anExport({ fees: [aFee({ taxLines: [] })] }))).toEqual(["EXPORT_MIXED"]);
    expect(faultsOf(anExport({ tip: tl("10.00") }))).toEqual(["EXPORT_MIXED"]);
    const service = aLine({ ...untaxed, id: "gid://shopify/LineItem/2", requiresShipping: false });
    expect(faultsOf(anExport({ lines: [aLine(untaxed), service] }))).toEqual(["EXPORT_MIXED"]);
    expect(faultsOf(anExport({ fees: [aFee({ price: 0n, taxLines: [] })] }))).toEqual([]);
  });

  test("stay for a person when Shopify shows a KDV it did not charge", () => {
    const taxLines = [{ percent: "20", amount: 0n }];
    expect(faultsOf(anExport({ lines: [aLine({ taxLines })] }))).toEqual(["TAX_NOT_CHARGED"]);
  });

  test("stay for a person when the buyer was charged a tax on the goods or on the shipping alone", () => {
    expect(faultsOf(anExport({ lines: [aLine()] }))).toEqual(["EXPORT_TAX_CHARGED"]);
    expect(faultsOf(anExport({ shippingLines: [aShippingLine({ title: METHOD })] }))).toEqual(["EXPORT_TAX_CHARGED"]);
    const onTop = { pricesIncludeTax: false, lines: [aLine({ taxOnTop: true })] };
    expect(faultsOf(anExport(onTop))).toEqual(["EXPORT_TAX_CHARGED"]);
  });

  test("never go to a registered e-Fatura taxpayer by themselves", () => {
    const order = anExport({ taxIds: ["1234567808"], billing: anAddress({ company: "Örnek Ltd." }) });
    expect(faultsOf(order, { profileId: "TEMELFATURA" })).toEqual(["EXPORT_TO_TAXPAYER"]);
    expect(faultsOf(order)).toEqual([]);
  });
});

describe("the limits of an ETGB", () => {
  const heavy = (weightGrams: number) => anExport({ weightGrams });
  const worth = (amount: string) =>
    anExport({ lines: [aLine({ ...untaxed, originalTotal: tl(amount) })], shippingLines: free });
  const free = [aShippingLine({ ...untaxed, title: METHOD, originalTotal: 0n })];

  test("are those in force on the day of issue", () => {
    expect(faultsOf(heavy(300_000), { on: "2025-12-03" })).toEqual([]);
    expect(faultsOf(heavy(300_001), { on: "2025-12-03" })).toEqual(["EXPORT_TOO_HEAVY"]);
    expect(faultsOf(heavy(600_000), { on: "2025-12-04" })).toEqual([]);
    expect(faultsOf(heavy(600_001), { on: "2025-12-04" })).toEqual(["EXPORT_TOO_HEAVY"]);
  });

  test("count the value in euros at the day's rate, to the kuruş", () => {
    expect(faultsOf(worth("750000.00"))).toEqual([]);
    expect(faultsOf(worth("750000.01"))).toEqual(["EXPORT_TOO_DEAR"]);
  });

  test("are the shop's own where it says so", () => {
    const policy = { etgbLimits: { kilograms: 1, euros: 2 } };
    expect(faultsOf(anExport(), { policy })).toEqual(["EXPORT_TOO_HEAVY", "EXPORT_TOO_DEAR"]);
  });

  test("take the merchant's scales before Shopify's sum, and a word that is no weight for none", () => {
    const weighed = (value: string) =>
      faultsOf(anExport({ weightGrams: undefined, attributes: [{ key: "Ağırlık", value }] }));
    expect(weighed("2,5")).toEqual([]);
    expect(weighed("2.5 kg")).toEqual([]);
    expect(weighed("300,001")).toEqual(["EXPORT_TOO_HEAVY"]);
    expect(weighed("hafif")).toEqual(["EXPORT_WEIGHT_UNKNOWN"]);
  });
});

describe("services used abroad", () => {
  const course = aLine({ ...untaxed, sku: "KURS-1", requiresShipping: false });
  const sold = (changes: Partial<Order>) =>
    anOrder({ lines: [course], shippingLines: [], shipping: undefined, ...changes });
  const policy = { servicesUsedAbroad: [{ sku: "KURS-*" }] };

  test("are exempt by 302 where the shop says so and the buyer is abroad", () => {
    const draft = invoiceOf(sold({ billing: BERLIN }), { policy });
    expect(draft).toMatchObject({
      ok: true,
      value: { type: "ISTISNA", taxSubtotals: [{ exemption: { code: "302" } }] },
    });
  });

  test("carry KDV for a buyer in Turkey, and wait for one abroad where the shop says nothing", () => {
    const draft = invoiceOf(sold({}), { policy });
    expect(draft).toMatchObject({ ok: true, value: { type: "SATIS", taxSubtotals: [{ rate: 20 }] } });
    expect(faultsOf(sold({ billing: BERLIN }))).toEqual(["SERVICE_SOLD_ABROAD"]);
  });

  test("are never goods, whatever the rule names", () => {
    const goods = aLine({ sku: "KURS-1" });
    const draft = invoiceOf(sold({ lines: [goods], billing: BERLIN }), { policy });
    expect(draft).toMatchObject({ ok: true, value: { taxSubtotals: [{ rate: 20 }] } });
  });
});

test("a buyer abroad whose goods stay in Turkey pays KDV", () => {
  const draft = invoiceOf(anOrder({ billing: BERLIN }));
  expect(draft).toMatchObject({
    ok: true,
    value: { type: "SATIS", buyer: { taxId: { value: "2222222222" } }, taxSubtotals: [{ rate: 20 }] },
  });
});
