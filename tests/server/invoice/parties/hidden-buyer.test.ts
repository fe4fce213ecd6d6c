import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { aLine, anAddress, anOrder, aShippingLine } from "../an-order.ts";

const codesOf = (changes: Partial<Order>): readonly string[] => {
  const buyer = buyerOf(anOrder(changes));
  return buyer.ok ? [] : buyer.error.map(({ code }) => code);
};
const NOWHERE = { billing: undefined, shipping: undefined };
const NAMELESS = anAddress({ firstName: undefined, lastName: undefined });
const LINELESS = anAddress({ address1: undefined, address2: undefined });
const SECOND_LINE = anAddress({ address1: undefined, address2: "Lale Sok. 3 D. 7" });
const SERVICES = { lines: [aLine({ requiresShipping: false })], shippingLines: [] };

describe("a buyer whom Shopify hides from the app", () => {
  test.each<[string, Partial<Order>]>([
    ["no address at all on goods to be sent", NOWHERE],
    ["no name on them", { billing: NAMELESS, shipping: NAMELESS }],
    ["no street on them", { billing: LINELESS, shipping: LINELESS }],
    ["neither address, e-mail nor phone on a service", { ...SERVICES, ...NOWHERE, email: undefined, phone: undefined }],
  ])("is told by %s: asking Shopify helps, typing does not", (_, order) => {
    expect(codesOf(order)).toEqual(["BUYER_DATA_HIDDEN"]);
  });

  test.each<[string, Partial<Order>, readonly string[]]>([
    ["a draft order", { ...NOWHERE, channel: "shopify_draft_order" }, ["BUYER_NAME_MISSING", "BUYER_ADDRESS_MISSING"]],
    ["an app's order", { ...NOWHERE, channel: undefined }, ["BUYER_NAME_MISSING", "BUYER_ADDRESS_MISSING"]],
    ["a service with an e-mail", { ...SERVICES, ...NOWHERE }, ["BUYER_NAME_MISSING", "BUYER_ADDRESS_MISSING"]],
    [
      "goods fetched at the shop",
      { ...NOWHERE, shippingLines: [aShippingLine({ category: "pickup" })] },
      ["BUYER_NAME_MISSING", "BUYER_ADDRESS_MISSING"],
    ],
    ["a street in the second line", { billing: SECOND_LINE, shipping: SECOND_LINE }, []],
    [
      "a place that is not understood",
      { billing: anAddress({ city: "Kadıköy 5", zip: "" }) },
      ["BUYER_CITY_UNKNOWN", "BUYER_DISTRICT_MISSING"],
    ],
  ])("is not taken for one left out: %s", (_, order, codes) => {
    expect(codesOf(order)).toEqual(codes);
  });

  test.each(["firstName", "lastName", "company"] as const)("is not hidden where %s alone is shown", (field) => {
    const billing = { ...NAMELESS, [field]: "Karaçam" };
    expect(codesOf({ billing, shipping: undefined })).not.toContain("BUYER_DATA_HIDDEN");
  });

  test.each(["address1", "address2"] as const)("is not hidden where %s alone is shown", (field) => {
    const billing = { ...LINELESS, [field]: "Papatya Sk. No:12" };
    expect(codesOf({ billing, shipping: undefined })).not.toContain("BUYER_DATA_HIDDEN");
  });

  test("does not stop what the merchant writes on the order", () => {
    const attributes = [
      { key: "ad soyad", value: "Elif Karaçam" },
      { key: "adres", value: "Papatya Sk. No:12" },
      { key: "ilce", value: "Kadıköy" },
      { key: "il", value: "İstanbul" },
    ];
    expect(codesOf({ ...NOWHERE, attributes })).toEqual([]);
  });
});
