import { describe, expect, test } from "vitest";
import { CARRIERS, type Carrier } from "../../../../server/gib/carriers.ts";
import { transportOf } from "../../../../server/invoice/delivery/carrier.ts";
import { findCarrier } from "../../../../server/invoice/delivery/carrier-name.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { CarrierPolicy, ShopProfile } from "../../../../server/invoice/shop-profile.ts";
import { aFulfillment, aGiftCard, aLine, anOrder, aProfile, aShippingLine, day } from "../an-order.ts";

const ISSUED = day("2025-11-19");
const NEXT_DAY = day("2025-11-20");

const policy = (changes: Partial<CarrierPolicy>): Partial<ShopProfile> => ({
  carriers: { ...aProfile().carriers, ...changes },
});

function carries(changes: Partial<Order>, profile: Partial<ShopProfile> = {}): string | undefined {
  const transport = transportOf(anOrder(changes), aProfile(profile), ISSUED);
  if (!transport.ok) return `${transport.error.code} ${transport.error.path}`;
  return transport.value && `${transport.value.carrierTaxId} ${transport.value.date}`;
}

const YURTICI = "9860008925";
const SURAT = "7870233582";
const ARAS = "0720039666";
const SELLER = "1234567808";

const COURIER: Carrier = {
  id: "kurye",
  title: "Hızlı Kurye",
  taxId: "10000000146",
  names: ["Hızlı Kurye", "Yurtiçi Kargo"],
  confirmed: true,
};

describe("a carrier as people write it", () => {
  test.each([
    ["Yurtiçi Kargo", "yurtici"],
    ["YURTİÇİ KARGO", "yurtici"],
    ["YURTICI KARGO", "yurtici"],
    ["yurtici", "yurtici"],
    ["Yurtiçi Kargo Servisi A.Ş.", "yurtici"],
    ["Aras Kargo", "aras"],
    ["Kargo: Aras", "aras"],
    ["Cargo Aras", "aras"],
    ["ARAS", "aras"],
    ["MNG", "dhl-ecommerce"],
    ["MNG Kargo", "dhl-ecommerce"],
    ["DHL eCommerce", "dhl-ecommerce"],
    ["PTT", "ptt"],
    ["PTT Kargo", "ptt"],
    ["Sürat Kargo", "surat"],
    ["surat kargo", "surat"],
    ["HepsiJET", "hepsijet"],
    ["hepsi jet", "hepsijet"],
    ["Trendyol Express", "trendyol-express"],
    ["TEX", "trendyol-express"],
    ["Kolay Gelsin", "kolay-gelsin"],
    ["KolayGelsin", "kolay-gelsin"],
    ["Sendeo", "kolay-gelsin"],
    ["Horoz Lojistik", "horoz"],
    ["CEVA", "ceva"],
    ["UPS", "ups"],
    ["ArasKargo", "aras"],
    ["yurtiçikargo", "yurtici"],
    ["PTTKARGO", "ptt"],
    ["mngcargo", "dhl-ecommerce"],
  ])("%s is %s", (written, id) => {
    expect(findCarrier(written, CARRIERS)?.id).toBe(id);
  });

  test.each([
    "DHL",
    "DHL Express",
    "Kargo",
    "Arasta Kargo",
    "KargoAras",
    "Arastakargo",
    "Upside",
    "Paket Aras",
    "FedEx",
    "",
    "🚚",
  ])("%j is none of the table", (written) => {
    expect(findCarrier(written, CARRIERS)).toBeUndefined();
  });

  test("is found by every name in the table, in either case", () => {
    for (const { id, names } of CARRIERS) {
      for (const name of names) {
        expect(findCarrier(name.toLocaleUpperCase("tr"), CARRIERS)?.id).toBe(id);
        expect(findCarrier(name.toLocaleLowerCase("tr"), CARRIERS)?.id).toBe(id);
      }
    }
  });
});

describe("who carries the goods", () => {
  test("before dispatch: the shop's carrier, on its planned day", () => {
    expect(transportOf(anOrder(), aProfile(), ISSUED)).toEqual({
      ok: true,
      value: { carrierTitle: "Yurtiçi Kargo Servisi A.Ş.", carrierTaxId: YURTICI, date: NEXT_DAY },
    });
    expect(carries({}, policy({ shipsAfterDays: 3 }))).toBe(`${YURTICI} 2025-11-22`);
    expect(carries({}, policy({ shipsAfterDays: 0 }))).toBe(`${YURTICI} 2025-11-19`);
  });

  test("after dispatch: the one who took them, on that day in Istanbul", () => {
    const fulfillments = [aFulfillment({ createdAt: new Date("2025-11-21T21:30:00Z") })];
    expect(carries({ fulfillments })).toBe(`${SURAT} 2025-11-22`);
  });

  test("a fulfilment that failed or was cancelled says nothing", () => {
    const fulfillments = [aFulfillment({ status: "CANCELLED" }), aFulfillment({ status: "SUCCESS", company: "Aras" })];
    expect(carries({ fulfillments })).toBe(`${ARAS} 2025-11-20`);
    expect(carries({ fulfillments: fulfillments.slice(0, 1) })).toBe(`${YURTICI} 2025-11-20`);
  });

  test.each(["Other", "OTHER", "Diğer", undefined])(
    "a fulfilment by %s leaves the shop's carrier, on the day of dispatch",
    (company) => {
      const fulfillments = [aFulfillment({ company, createdAt: new Date("2025-11-25T09:00:00Z") })];
      expect(carries({ fulfillments })).toBe(`${YURTICI} 2025-11-25`);
    },
  );

  test("an unknown carrier is a fault, never the default", () => {
    expect(carries({ fulfillments: [aFulfillment({ company: "Bilinmeyen Lojistik" })] })).toBe(
      "CARRIER_UNKNOWN order.fulfillments.trackingInfo.company",
    );
  });

  test("the shipping method chooses, however it is spelt", () => {
    const chosen = policy({ byShippingTitle: { "Aynı gün": "own", EKSPRES: "aras" } });
    expect(carries({ shippingLines: [aShippingLine({ title: "AYNI GÜN" })] }, chosen)).toBe(`${SELLER} 2025-11-20`);
    expect(carries({ shippingLines: [aShippingLine({ title: "Ekspres" })] }, chosen)).toBe(`${ARAS} 2025-11-20`);
    expect(carries({}, chosen)).toBe(`${YURTICI} 2025-11-20`);
  });

  test("a shipping method of signs only is not every method", () => {
    const chosen = policy({ byShippingTitle: { "🚚": "own" } });
    expect(carries({ shippingLines: [] }, chosen)).toBe(`${YURTICI} 2025-11-20`);
  });

  test("the shop's own delivery is the seller", () => {
    expect(transportOf(anOrder(), aProfile(policy({ default: "own" })), ISSUED)).toEqual({
      ok: true,
      value: { carrierTitle: "Örnek E-Ticaret A.Ş.", carrierTaxId: SELLER, date: NEXT_DAY },
    });
  });

  test("a carrier of the shop's own comes before the table", () => {
    const custom = policy({ custom: [COURIER], default: "kurye" });
    expect(carries({}, custom)).toBe("10000000146 2025-11-20");
    expect(carries({ fulfillments: [aFulfillment({ company: "Yurtiçi Kargo" })] }, custom)).toBe(
      "10000000146 2025-11-20",
    );
  });

  test("nobody chosen, or one that does not exist, is a fault", () => {
    expect(carries({}, policy({ default: undefined }))).toBe("CARRIER_NOT_CHOSEN profile.carriers");
    expect(carries({}, policy({ default: "kervan" }))).toBe("CARRIER_NOT_IN_TABLE profile.carriers");
  });
});

describe("what does not travel", () => {
  test.each<[string, Partial<Order>]>([
    ["services", { lines: [aLine({ requiresShipping: false })] }],
    [
      "services although marked as fulfilled",
      { lines: [aLine({ requiresShipping: false })], fulfillments: [aFulfillment()] },
    ],
    [
      "services and a printed gift card",
      { lines: [aLine({ requiresShipping: false }), aGiftCard({ requiresShipping: true })] },
    ],
  ])("%s need no carrier", (_, changes) => {
    expect(transportOf(anOrder(changes), aProfile(policy({ default: undefined })), ISSUED)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  test("one parcel among services needs one", () => {
    expect(carries({ lines: [aLine({ requiresShipping: false }), aLine()] })).toBe(`${YURTICI} 2025-11-20`);
  });
});

test("a carrier of the shop's own is known without the company's form its name ends in", () => {
  const own = { ...COURIER, names: ["Çınar Lojistik AŞ"] };
  expect(findCarrier("Çınar Lojistik", [own])).toBe(own);
});
