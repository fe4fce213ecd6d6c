import { describe, expect, test } from "vitest";
import { transportOf } from "../../../../server/invoice/delivery/carrier.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { furtherParcels, isPickedUp } from "../../../../server/invoice/delivery/parcels.ts";
import type { CarrierPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aFulfillment, anOrder, aProfile, aShippingLine, day } from "../an-order.ts";

const SELLER = "1234567808";
const on = (instant: string) => ({ createdAt: new Date(instant) });

function carries(order: Partial<Order>, carriers: Partial<CarrierPolicy> = {}): string | undefined {
  const profile = aProfile({ carriers: { ...aProfile().carriers, ...carriers } });
  const transport = transportOf(anOrder(order), profile, day("2025-11-19"));
  return transport.ok ? `${transport.value?.carrierTaxId} ${transport.value?.date}` : transport.error.code;
}

describe("an order sent in several parcels", () => {
  const fulfillments = [
    aFulfillment({ company: "Aras Kargo", ...on("2025-11-22T21:30:00Z") }),
    aFulfillment({ company: "Sürat Kargo", ...on("2025-11-20T09:00:00Z") }),
    aFulfillment({ company: "Diğer", ...on("2025-11-24T09:00:00Z") }),
    aFulfillment({ company: "Mahalle Kuryesi", ...on("2025-11-25T09:00:00Z") }),
    aFulfillment({ status: "CANCELLED", ...on("2025-11-18T09:00:00Z") }),
  ];

  test("names the carrier and day of the first, however Shopify lists them", () => {
    expect(carries({ fulfillments })).toBe("7870233582 2025-11-20");
  });

  test("tells the others, each with its day in Istanbul", () => {
    expect(furtherParcels(anOrder({ fulfillments }), [])).toEqual([
      "Aras Kargo Yurt İçi Yurt Dışı Taşımacılık A.Ş. 23.11.2025",
      "24.11.2025",
      "Mahalle Kuryesi 25.11.2025",
    ]);
    expect(furtherParcels(anOrder({ fulfillments: [aFulfillment()] }), [])).toEqual([]);
  });
});

test("a gift card sent by e-mail is no parcel: what moves later has carrier and day of its own", () => {
  const card = aFulfillment({ company: undefined, moves: false, ...on("2025-11-19T14:00:00Z") });
  expect(carries({ fulfillments: [card] })).toBe("9860008925 2025-11-20");
  expect(carries({ fulfillments: [card, aFulfillment()] })).toBe("7870233582 2025-11-20");
});

describe("goods fetched at the shop", () => {
  const ready = aFulfillment({ company: undefined, isPickup: true });

  test.each<[string, Partial<Order>]>([
    ["Shopify says the parcel waits there", { fulfillments: [ready] }],
    ["the delivery is of that kind", { shippingLines: [aShippingLine({ category: "local-pickup" })] }],
    ["the method is called so", { shippingLines: [aShippingLine({ title: "MAĞAZADAN TESLİM AL" })] }],
    ["its code is", { shippingLines: [aShippingLine({ title: "Kadıköy", code: "Gel Al" })] }],
    ["it is called so in English", { shippingLines: [aShippingLine({ title: "Local Pickup" })] }],
  ])("are handed over by the seller: %s", (_, order) => {
    expect(isPickedUp(anOrder(order))).toBe(true);
    expect(carries(order)).toBe(`${SELLER} 2025-11-20`);
  });

  test.each<[string, Partial<Order>]>([
    ["a carrier's own depot", { fulfillments: [aFulfillment({ isPickup: true })] }],
    [
      "a method that merely promises it",
      { shippingLines: [aShippingLine({ title: "Mağaza teslimat garantili kargo" })] },
    ],
    ["no shipping method", { shippingLines: [] }],
  ])("are not %s", (_, order) => {
    expect(isPickedUp(anOrder(order))).toBe(false);
  });

  test("go as the shop says where it names the method itself", () => {
    const shippingLines = [aShippingLine({ title: "Mağazadan teslim" })];
    expect(carries({ shippingLines }, { byShippingTitle: { "mağazadan teslim": "aras" } })).toBe(
      "0720039666 2025-11-20",
    );
    expect(carries({ shippingLines }, { default: undefined })).toBe(`${SELLER} 2025-11-20`);
  });
});
