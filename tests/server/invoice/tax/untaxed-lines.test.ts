import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import { sum } from "../../../../server/invoice/money/money.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { TaxPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aFee, aGiftCard, aLine, anAddress, anOrder, aProfile, aShippingLine, tl } from "../an-order.ts";

const CONTEXT = { issuedAt: new Date("2025-11-20T12:00:00+03:00"), profileId: "EARSIVFATURA" } as const;
const BERLIN = anAddress({ city: "Berlin", countryCode: "DE", country: "Germany", zip: "10115" });

const pen = aLine({ id: "gid://shopify/LineItem/1", name: "Kalem" });
const novel = aLine({ id: "gid://shopify/LineItem/2", name: "Roman", sku: "ROMAN-1", taxLines: [] });
const course = aLine({ name: "Kurs", sku: "KURS-1", requiresShipping: false, taxLines: [] });

type Changes = Partial<Order> & { readonly tax?: Partial<TaxPolicy> };

function invoiceOf({ tax, ...changes }: Changes) {
  const order = anOrder({ shippingLines: [], ...changes });
  const profile = aProfile();
  return invoiceFromOrder(order, { ...profile, tax: { ...profile.tax, ...tax } }, CONTEXT);
}

function faultsOf(changes: Changes): readonly string[] {
  const invoice = invoiceOf(changes);
  return invoice.ok ? [] : invoice.error.map(({ code, path }) => `${code} ${path}`);
}

const kdvOf = (changes: Changes) => {
  const invoice = invoiceOf(changes);
  return invoice.ok ? invoice.value.taxSubtotals.map(({ rate, tax }) => [rate, tax]) : invoice.error;
};

const ASKED = ["TAX_NOT_CHARGED order.lineItems[1].taxLines"];

describe("a product sold without KDV", () => {
  test("waits where anything else of the order carries some", () => {
    expect(faultsOf({ lines: [pen, novel] })).toEqual(ASKED);
    expect(faultsOf({ lines: [novel], shippingLines: [aShippingLine()] })).toHaveLength(1);
    expect(faultsOf({ lines: [novel], fees: [aFee()] })).toHaveLength(1);
  });

  test("waits where the taxed goods beside it were taken back since", () => {
    const returned = { ...pen, currentQuantity: 0 };
    const rest = { total: tl("239.80"), currentTotal: tl("119.90"), refunded: tl("119.90") };
    const refundedLines = [{ lineId: pen.id, quantity: 1, subtotal: tl("119.90"), tax: tl("19.98") }];
    expect(faultsOf({ lines: [returned, novel], ...rest, refundedLines })).toEqual(ASKED);
  });

  test("has the shop's default rate where nothing of the order carries any: Shopify's taxes were never set up", () => {
    expect(kdvOf({ lines: [novel], shippingLines: [aShippingLine({ taxLines: [] })] })).toEqual([[20, tl("28.30")]]);
  });

  test("waits where the prices are without KDV: the buyer paid none", () => {
    expect(faultsOf({ lines: [novel], pricesIncludeTax: false })).toHaveLength(1);
    expect(faultsOf({ lines: [aLine({ taxOnTop: true }), novel], pricesIncludeTax: false })).toEqual(ASKED);
  });

  test("waits where it is one Shopify was told not to tax, whatever the rest says", () => {
    expect(faultsOf({ lines: [{ ...novel, isTaxable: false }] })).toHaveLength(1);
    expect(faultsOf({ lines: [{ ...novel, isTaxable: true }] })).toEqual([]);
    expect(faultsOf({ lines: [{ ...pen, isTaxable: false }] })).toEqual([]);
  });

  test("waits as a fee of the cart, too, unless the shop says how such fees are taxed", () => {
    const fees = (rate: "shopify" | "prorata" | number) => ({ fees: [{ name: "Roman", rate }] });
    expect(faultsOf({ lines: [pen, novel], tax: fees("shopify") })).toEqual(ASKED);
    expect(faultsOf({ lines: [pen, novel], tax: fees("prorata") })).toEqual([]);
    expect(faultsOf({ lines: [pen, novel], tax: fees(10) })).toEqual([]);
  });

  test("has the rate of the shop's product rule, or its exemption", () => {
    const lines = [pen, { ...novel, isTaxable: false }];
    const rate = { productRules: [{ sku: "ROMAN-*", rate: 10 }] };
    expect(kdvOf({ lines, tax: rate })).toEqual([
      [20, tl("19.98")],
      [10, tl("10.90")],
    ]);
    const exempt = { productRules: [{ sku: "ROMAN-*", rate: 0, exemption: "335" }] };
    expect(kdvOf({ lines, tax: exempt })).toEqual([
      [20, tl("19.98")],
      [0, 0n],
    ]);
  });

  test("does not wait where nothing was paid for it, nor as a gift card", () => {
    const gift = { ...novel, discount: tl("119.90"), isTaxable: false };
    expect(faultsOf({ lines: [pen, gift] })).toEqual([]);
    expect(faultsOf({ lines: [pen, { ...aGiftCard(), isTaxable: false }] })).toEqual([]);
  });

  test("is told once of an order Shopify was told not to tax, and not of goods that leave Turkey", () => {
    expect(faultsOf({ lines: [pen, novel], isTaxExempt: true })).toEqual(["TAX_NOT_CHARGED order.taxExempt"]);
    const leaving = { lines: [{ ...novel, isTaxable: false }], shipping: BERLIN };
    expect(faultsOf(leaving)).toEqual(["SHIPS_ABROAD order.shippingAddress"]);
  });

  test("never gets KDV that neither Shopify nor the shop named beside taxed goods", () => {
    const untaxed = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(untaxed, fc.boolean(), (lacks, pricesIncludeTax) => {
        const lines = lacks.map((isUntaxed, index) =>
          aLine({
            id: `gid://shopify/LineItem/${index}`,
            taxOnTop: !pricesIncludeTax,
            ...(isUntaxed && { taxLines: [] }),
          }),
        );
        const invoice = invoiceOf({ lines: [...lines, aLine({ taxOnTop: !pricesIncludeTax })], pricesIncludeTax });
        const shown = [...lines, aLine({ taxOnTop: !pricesIncludeTax })].flatMap(({ taxLines }) => taxLines);
        expect(invoice.ok).toBe(!lacks.includes(true));
        if (!invoice.ok) return;
        // Shopify rounds each line, the invoice each rate.
        const off = sum(invoice.value.taxSubtotals.map(({ tax }) => tax)) - sum(shown.map(({ amount }) => amount));
        expect(off <= 5n && off >= -5n).toBe(true);
      }),
    );
  });
});

describe("a service or a download for a buyer abroad", () => {
  const sold = (changes: Changes = {}) => ({ lines: [course], shipping: undefined, billing: BERLIN, ...changes });
  const WAITS = ["SERVICE_SOLD_ABROAD order.lineItems[0]"];

  test("waits, taxed by Shopify or not, and is never called goods", () => {
    expect(faultsOf(sold())).toEqual(WAITS);
    expect(faultsOf(sold({ lines: [{ ...course, isTaxable: false }] }))).toEqual(WAITS);
    expect(faultsOf(sold({ lines: [aLine({ requiresShipping: false })] }))).toEqual(WAITS);
    expect(faultsOf(sold({ shipping: BERLIN }))).toEqual(WAITS);
  });

  test("waits in Northern Cyprus as well, written as a place in Turkey", () => {
    const girne = anAddress({ city: "Girne", province: "Mersin 10", zip: "99300" });
    expect(faultsOf(sold({ billing: girne }))).toContain(WAITS[0]);
    expect(faultsOf(sold({ shipping: girne }))).toEqual(WAITS);
  });

  test("has the rate a product rule names, and the exemption where the shop says it is used abroad", () => {
    expect(kdvOf(sold({ tax: { productRules: [{ sku: "KURS-*", rate: 10 }] } }))).toEqual([[10, tl("10.90")]]);
    const exports = { ...aProfile().tax.exports, servicesUsedAbroad: [{ sku: "KURS-*" }] };
    expect(kdvOf(sold({ tax: { exports } }))).toEqual([[0, 0n]]);
    expect(kdvOf(sold({ shipping: BERLIN, tax: { exports } }))).toEqual([[0, 0n]]);
  });

  test("does not wait in Turkey, nor beside goods that are sent to Turkey", () => {
    expect(faultsOf(sold({ billing: anAddress() }))).toEqual([]);
    const wrapping = aLine({ id: "gid://shopify/LineItem/3", name: "Hediye paketi", requiresShipping: false });
    expect(faultsOf({ lines: [pen, wrapping], billing: BERLIN })).toEqual([]);
  });

  test("is part of the question about the goods it leaves Turkey with", () => {
    const both = { lines: [novel, course], shipping: BERLIN, billing: BERLIN };
    expect(faultsOf(both)).toEqual(["SHIPS_ABROAD order.shippingAddress"]);
  });
});
