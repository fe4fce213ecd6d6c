import { describe, expect, test } from "vitest";
import { ratesNeeded } from "../../../server/invoice/document-currency.ts";
import { type ExchangeRate, inLira, parseRate } from "../../../server/invoice/money/exchange-rate.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import type { CurrencyPolicy } from "../../../server/invoice/shop-profile.ts";
import {
  aFulfillment,
  anAddress,
  anOrder,
  aProfile,
  aShippingLine,
  aTransaction,
  day,
  noExports,
  tl,
} from "./an-order.ts";

const rate = (text: string) => {
  const parsed = parseRate(text);
  if (parsed === undefined) throw new Error("no rate");
  return parsed;
};
const DOLLAR = { currency: "USD", rate: rate("42.2538"), announcedOn: day("2025-11-19") };

const convert = (order: Order, currency: CurrencyPolicy, rates: readonly ExchangeRate[] = [DOLLAR]) =>
  invoiceFromOrder(order, aProfile({ currency }), {
    issuedAt: new Date("2025-11-20T12:00:00+03:00"),
    profileId: "EARSIVFATURA",
    rates,
  });

test.each(["34.1234", "0.271234", "1", "999999999.999999"])("a rate may be written %s", (text) => {
  expect(parseRate(text)).toBe(text);
});

test.each(["0", "0.000000", "-1", "1.2345678", "1,5", "", "1e3", "007", ".5", "1."])(
  "no rate is written %j",
  (text) => {
    expect(parseRate(text)).toBeUndefined();
  },
);

test("an amount in lira is rounded half up, from the exact product", () => {
  expect(inLira(tl("31.15"), { rate: rate("42.2538") })).toBe(tl("1316.21"));
  expect(inLira(1n, { rate: rate("0.5") })).toBe(1n);
  expect(inLira(1n, { rate: rate("0.499999") })).toBe(0n);
});

describe("a document in another currency", () => {
  const order = anOrder({ currency: "USD" });

  test("carries the rate, the amount in words and its worth in lira", () => {
    expect(convert(order, "shop")).toMatchObject({
      ok: true,
      value: {
        currency: "USD",
        exchangeRate: DOLLAR,
        totals: { payable: tl("289.70") },
        notes: expect.arrayContaining([
          "YALNIZ : İKİ YÜZ SEKSEN DOKUZ ABD DOLARI YETMİŞ SENT",
          "Kur: 1 USD = 42,2538 TL (TCMB döviz alış, 19.11.2025). Ödenecek tutar 12.240,93 TL, KDV 2.040,01 TL.",
        ]) as unknown,
      },
    });
  });

  test("names what else was paid in its own currency", () => {
    const transactions = [
      aTransaction({ amount: tl("200.00") }),
      aTransaction({ gateway: "gift_card", formattedGateway: "Gift card", amount: tl("89.70") }),
    ];
    const draft = convert({ ...order, transactions }, "presentment");
    expect(draft.ok && draft.value.notes).toContain("Diğer ödemeler: Hediye kartı 89,70 USD");
  });

  test("takes a rate without a day from a person, whenever the goods were sent", () => {
    const given = { ...DOLLAR, announcedOn: undefined };
    const fulfillments = ["2025-11-19", "2025-11-20"].map((sent) =>
      aFulfillment({ createdAt: new Date(`${sent}T09:00:00Z`) }),
    );
    const draft = convert({ ...order, fulfillments }, "shop", [given]);
    expect(draft.ok && draft.value.notes[1]).toMatch(/^Kur: 1 USD = 42,2538 TL\. /);
  });

  test("is not written where the shop invoices in lira", () => {
    expect(convert(order, "TRY")).toMatchObject({ ok: false, error: [{ code: "CURRENCY_NOT_TRY" }] });
  });

  test("is in a currency of GİB's list, which the old lira is not", () => {
    const draft = convert({ ...order, currency: "TRL" }, "shop");
    expect(draft).toMatchObject({ ok: false, error: [{ code: "CURRENCY_UNSUPPORTED" }] });
  });

  test("says how far from the order's total it is in its own currency", () => {
    const draft = convert({ ...order, total: tl("300.00"), currentTotal: tl("300.00") }, "shop");
    expect(draft).toMatchObject({ ok: false, error: [{ code: "TOTAL_MISMATCH", facts: { currency: "USD" } }] });
  });
});

test("a limit in lira counts a document in dollars at its rate", () => {
  const faultsAbove = (lira: bigint) => {
    const limits = { ...aProfile().limits, consumerWithoutTckn: [{ from: "2025-01-01", amount: lira * 100n }] };
    const draft = invoiceFromOrder(anOrder({ currency: "USD" }), aProfile({ currency: "shop", limits }), {
      issuedAt: new Date("2025-11-20T12:00:00+03:00"),
      profileId: "EARSIVFATURA",
      rates: [DOLLAR],
    });
    return draft.ok ? [] : draft.error.map(({ code }) => code);
  };
  expect(faultsAbove(12_240n)).toEqual(["BUYER_TCKN_ABOVE_LIMIT"]);
  expect(faultsAbove(12_241n)).toEqual([]);
});

describe("the rates an order needs", () => {
  const today = day("2025-11-20");
  const sent = (at: string) => [aFulfillment({ createdAt: new Date(at) })];
  const needed = (changes: Partial<Order>, currency: CurrencyPolicy = "shop") =>
    ratesNeeded(anOrder(changes), aProfile({ currency }), today);

  test("are none for lira, and none where a foreign order goes to review anyway", () => {
    expect(needed({})).toMatchObject({ currencies: [] });
    expect(needed({ currency: "USD" }, "TRY")).toMatchObject({ currencies: [] });
  });

  test("are of the day the goods were handed over in Istanbul, or of the invoice where it comes first", () => {
    expect(needed({ currency: "USD" })).toEqual({ currencies: ["USD"], taxEvent: today });
    const fulfillments = sent("2025-11-17T21:30:00Z");
    expect(needed({ currency: "USD", fulfillments })).toEqual({ currencies: ["USD"], taxEvent: day("2025-11-18") });
  });

  test("hold the euro's for the value limit of an export", () => {
    const shop = aProfile();
    const exports = noExports({ etgbShippingTitles: ["ETGB"] });
    const order = anOrder({
      shipping: anAddress({ countryCode: "DE" }),
      shippingLines: [aShippingLine({ title: "ETGB" })],
    });
    const policies = { ...shop, tax: { ...shop.tax, exports } };
    expect(ratesNeeded(order, policies, today).currencies).toEqual(["EUR"]);
    const inEuro = ratesNeeded({ ...order, currency: "EUR" }, { ...policies, currency: "shop" }, today);
    expect(inEuro.currencies).toEqual(["EUR"]);
  });
});
