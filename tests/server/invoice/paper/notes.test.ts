import { describe, expect, test } from "vitest";
import type { ExchangeRate } from "../../../../server/invoice/money/exchange-rate.ts";
import type { InvoiceTotals, ProfileId } from "../../../../server/invoice/invoice.ts";
import { invoiceNotes } from "../../../../server/invoice/paper/notes.ts";
import type { Order, OrderTransaction } from "../../../../server/invoice/order.ts";
import type { Sale } from "../../../../server/invoice/sale.ts";
import type { Waybill } from "../../../../server/invoice/delivery/waybill.ts";
import { aFulfillment, anOrder, aProfile, aTransaction, day, tl } from "../an-order.ts";

const INTERNET: Sale = {
  platform: "INTERNET",
  sendType: "ELEKTRONIK",
  internet: {
    webSite: "https://www.ornek.com.tr",
    payment: { method: "EFT/HAVALE", date: day("2025-11-19") },
    transport: undefined,
  },
};
const COUNTER_PAPER: Sale = { platform: "NORMAL", sendType: "KAGIT", receipt: undefined };
const COUNTER_MAIL: Sale = { platform: "NORMAL", sendType: "ELEKTRONIK", receipt: undefined };

const SEPARATE: Waybill = { kind: "separate", documents: [] };

const WORDS = "YALNIZ : YÜZ ON DOKUZ TÜRK LİRASI DOKSAN KURUŞ";
const AT_THE_SHOP = "Bu satış internet üzerinden yapılmıştır.";
const BY_MAIL = "e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.";

type Case = {
  readonly profileId?: ProfileId;
  readonly templates?: readonly string[];
  readonly waybill?: Waybill;
  readonly order?: Partial<Order>;
  readonly exchangeRate?: ExchangeRate;
};

function allNotes(
  sale: Sale,
  { profileId = "EARSIVFATURA", templates = [], waybill = SEPARATE, order = {}, exchangeRate }: Case,
) {
  const totals: InvoiceTotals = {
    lineExtension: tl("99.92"),
    allowance: 0n,
    taxExclusive: tl("99.92"),
    tax: tl("19.98"),
    taxInclusive: tl("119.90"),
    payable: tl("119.90"),
  };
  const money = { currency: exchangeRate?.currency ?? "TRY", exchangeRate };
  return invoiceNotes(
    anOrder(order),
    { payments: [], carriers: aProfile().carriers, notes: templates },
    { totals, sale, profileId, waybill, ...money },
  );
}

/** Without the order's number, which every document carries. */
const notes = (sale: Sale, given: Case = {}) => allNotes(sale, given).filter((note) => note !== "Sipariş no: #1042");

test("an internet sale by e-Arşiv says its amount in words, where it was made and how it was sent", () => {
  expect(notes(INTERNET)).toEqual([WORDS, AT_THE_SHOP, BY_MAIL]);
});

test("an e-Fatura does not speak of e-Arşiv", () => {
  expect(notes(INTERNET, { profileId: "TEMELFATURA" })).toEqual([WORDS, AT_THE_SHOP]);
});

test("a sale over the counter does not claim the internet", () => {
  expect(notes(COUNTER_PAPER)).toEqual([WORDS]);
  expect(notes(COUNTER_MAIL)).toEqual([WORDS, BY_MAIL]);
});

test("the shop's own notes come last, with the order's name in them", () => {
  const templates = ["Sipariş {order} ({order})", "  ", "Teşekkürler"];
  expect(allNotes(COUNTER_PAPER, { templates })).toEqual([WORDS, "Sipariş #1042 (#1042)", "Teşekkürler"]);
});

test("the order's number is written unless the shop words it itself", () => {
  expect(allNotes(COUNTER_PAPER, { templates: ["Teşekkürler"] })).toEqual([WORDS, "Sipariş no: #1042", "Teşekkürler"]);
});

test("an order's name stands as it is, dollar signs included", () => {
  const given = { templates: ["Sipariş {order}"], order: { name: "A$$1-$&" } };
  expect(allNotes(COUNTER_PAPER, given)).toEqual([WORDS, "Sipariş A$$1-$&"]);
});

test("an invoice that travels with the goods says that it replaces the waybill", () => {
  expect(notes(INTERNET, { waybill: { kind: "this-invoice" } })).toEqual([
    WORDS,
    AT_THE_SHOP,
    BY_MAIL,
    "İrsaliye yerine geçer.",
  ]);
});

test("parcels beside the first are told, of a sale that has a carrier at all", () => {
  const fulfillments = [aFulfillment(), aFulfillment({ company: "PTT", createdAt: new Date("2025-11-21T09:00:00Z") })];
  expect(allNotes(INTERNET, { order: { fulfillments } })).toContain(
    "Diğer gönderiler: Posta ve Telgraf Teşkilatı A.Ş. 21.11.2025",
  );
  expect(allNotes(COUNTER_PAPER, { order: { fulfillments } }).join()).not.toContain("gönderiler");
});

describe("of a payment split over several gateways", () => {
  const furtherOf = (transactions: Order["transactions"]) =>
    notes(INTERNET, { order: { transactions } }).filter((note) => ![WORDS, AT_THE_SHOP, BY_MAIL].includes(note));
  const giftCard = (amount: string, changes: Partial<OrderTransaction> = {}) =>
    aTransaction({ gateway: "gift_card", formattedGateway: "Gift Card", amount: tl(amount), ...changes });
  const transfer = aTransaction({ gateway: "Havale / EFT", formattedGateway: "Havale / EFT", amount: tl("0.05") });

  test("the ones beside the largest are told with their sums", () => {
    const card = aTransaction({ amount: tl("9000000.00") });
    expect(furtherOf([giftCard("1234567.89"), card, giftCard("1.00"), transfer])).toEqual([
      "Diğer ödemeler: Hediye kartı 1.234.568,89 TL; Havale / EFT 0,05 TL",
    ]);
  });

  test("what failed or only reserved money is no payment", () => {
    const idle = [giftCard("5.00", { status: "FAILURE" }), giftCard("5.00", { kind: "AUTHORIZATION" })];
    expect(furtherOf([aTransaction(), ...idle])).toEqual([]);
  });

  test("what was paid back before the invoice is not told as paid", () => {
    const back = (amount: string, status = "SUCCESS") => giftCard(amount, { kind: "REFUND", status });
    expect(furtherOf([aTransaction(), giftCard("90.00"), back("30.00"), back("5.00", "FAILURE"), transfer])).toEqual([
      "Diğer ödemeler: Hediye kartı 60,00 TL; Havale / EFT 0,05 TL",
    ]);
    expect(furtherOf([aTransaction(), giftCard("90.00"), back("90.00")])).toEqual([]);
  });

  test("a payment of nothing is not told", () => {
    expect(furtherOf([aTransaction(), giftCard("0.00")])).toEqual([]);
  });

  test("several payments by one gateway are one way of paying", () => {
    expect(furtherOf([aTransaction(), aTransaction()])).toEqual([]);
  });
});
