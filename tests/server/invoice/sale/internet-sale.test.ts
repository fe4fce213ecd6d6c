import { describe, expect, test } from "vitest";
import { internetSale } from "../../../../server/invoice/sale/internet-sale.ts";
import { paymentDayOf } from "../../../../server/invoice/payment/payment-day.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { ShopProfile } from "../../../../server/invoice/shop-profile.ts";
import { aLine, anOrder, aProfile, day } from "../an-order.ts";

const sale = (order: Partial<Order> = {}, profile: Partial<ShopProfile> = {}) =>
  internetSale(anOrder(order), aProfile(profile), day("2025-11-19"));

describe("an internet sale", () => {
  test("says where, how and when it was paid, and who carries it when", () => {
    expect(sale()).toEqual({
      ok: true,
      value: {
        platform: "INTERNET",
        sendType: "ELEKTRONIK",
        internet: {
          webSite: "https://www.ornek.com.tr",
          payment: { method: "ODEMEARACISI", name: "iyzico", date: "2025-11-19" },
          transport: { carrierTitle: "Yurtiçi Kargo Servisi A.Ş.", carrierTaxId: "9860008925", date: "2025-11-20" },
        },
      },
    });
  });

  test("of services names no carrier", () => {
    const services = sale({ lines: [aLine({ requiresShipping: false })] });
    expect(services).toMatchObject({ ok: true, value: { internet: { transport: undefined } } });
  });

  test("was made at the shop's website, or at the domain the order names", () => {
    const website = "https://ornek.example";
    expect(sale({ website })).toMatchObject({ value: { internet: { webSite: "https://www.ornek.com.tr" } } });
    expect(sale({ website }, { website: undefined })).toMatchObject({ value: { internet: { webSite: website } } });
  });

  test("cash at the door has no day of payment of its own, and the dispatch day where one must stand", () => {
    const cash = sale({ transactions: [], gateways: ["Kapıda Ödeme"] });
    if (!cash.ok || cash.value.platform !== "INTERNET") throw new Error("no internet sale");
    expect(cash.value.internet.payment).toEqual({ method: "KAPIDAODEME", date: undefined });
    expect(paymentDayOf(cash.value.internet)).toBe("2025-11-20");
  });

  test("tells all that is missing at once", () => {
    const carriers = { ...aProfile().carriers, default: undefined };
    expect(sale({ transactions: [], gateways: [] }, { website: undefined, carriers })).toEqual({
      ok: false,
      error: [
        { code: "WEBSITE_MISSING", path: "profile.website" },
        { code: "PAYMENT_METHOD_MISSING", path: "order.transactions" },
        { code: "CARRIER_NOT_CHOSEN", path: "profile.carriers" },
      ],
    });
  });
});
