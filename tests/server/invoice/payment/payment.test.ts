import { describe, expect, test } from "vitest";
import { GATEWAYS } from "../../../../server/invoice/payment/gateways.ts";
import type { Order, OrderPaymentTerms, OrderTransaction } from "../../../../server/invoice/order.ts";
import { furtherPayments, paymentOf } from "../../../../server/invoice/payment/payment.ts";
import type { Payment } from "../../../../server/invoice/sale.ts";
import type { PaymentRule } from "../../../../server/invoice/shop-profile.ts";
import { anOrder, aTransaction, day, tl } from "../an-order.ts";

const SHIPS = day("2025-11-21");
const PAID = day("2025-11-19");

const paid = (changes: Partial<Order>, rules: readonly PaymentRule[] = []) => paymentOf(anOrder(changes), rules, SHIPS);
const by = (gateway: string, formattedGateway: string | undefined = gateway): Partial<Order> => ({
  transactions: [aTransaction({ gateway, formattedGateway })],
  gateways: [gateway],
});
const ok = (value: Payment) => ({ ok: true, value });
const taking = (gateway: string, amount: string, changes: Partial<OrderTransaction> = {}) =>
  aTransaction({ gateway, formattedGateway: gateway, amount: tl(amount), ...changes });

describe("how an order was paid", () => {
  test.each<[string, Payment["method"]]>([
    ["Kapıda Ödeme", "KAPIDAODEME"],
    ["KAPIDA ÖDEME", "KAPIDAODEME"],
    ["Kapıda Kredi Kartı ile Ödeme", "KAPIDAODEME"],
    ["Cash on Delivery (COD)", "KAPIDAODEME"],
    ["Kapıda Ödeme (PayTR)", "KAPIDAODEME"],
    ["CASH ON DELIVERY", "KAPIDAODEME"],
    ["Pay on Delivery", "KAPIDAODEME"],
    ["Pay upon delivery", "KAPIDAODEME"],
    ["Teslimatta Nakit Ödeme", "KAPIDAODEME"],
    ["Havale / EFT", "EFT/HAVALE"],
    ["EFT", "EFT/HAVALE"],
    ["Bank Deposit", "EFT/HAVALE"],
    ["Bank Transfer", "EFT/HAVALE"],
    ["Money Order", "EFT/HAVALE"],
    ["shopify_payments", "KREDIKARTI/BANKAKARTI"],
    ["bogus", "KREDIKARTI/BANKAKARTI"],
    ["Kredi Kartı", "KREDIKARTI/BANKAKARTI"],
    ["KREDİ KARTI", "KREDIKARTI/BANKAKARTI"],
    ["Credit Card", "KREDIKARTI/BANKAKARTI"],
    ["Banka Kartı", "KREDIKARTI/BANKAKARTI"],
    ["Garanti Sanal POS", "KREDIKARTI/BANKAKARTI"],
  ])("%s is %s", (gateway, method) => {
    expect(paid(by(gateway))).toEqual({ ok: true, value: { method, date: PAID } });
  });

  test.each([
    ["iyzico - Kredi ve Banka Kartları", "iyzico"],
    ["IYZICO", "iyzico"],
    ["İyzico", "iyzico"],
    ["PayTR Sanal POS", "PayTR"],
    ["craftgate", "Craftgate"],
    ["PayU Turkey", "PayU"],
    ["paypal", "PayPal"],
    ["Stripe", "Stripe"],
    ["Param Posu", "Param"],
    ["Sipay", "Sipay"],
    ["Papara", "Papara"],
    ["Param - Kredi Kartı", "Param"],
    ["Paratika", "Paratika"],
    ["Iyzipay", "iyzico"],
    ["Moka United", "Moka"],
    ["Paycell", "Paycell"],
    ["BKM Express", "BKM Express"],
    ["Shopier", "Shopier"],
    ["weepay", "weepay"],
    ["Paynet Sanal POS", "Paynet"],
    ["Lidio", "Lidio"],
    ["Tosla İşim", "Tosla"],
    ["EsnekPOS", "EsnekPOS"],
    ["PayBull", "PayBull"],
    ["QNBpay", "QNBpay"],
    ["N Kolay Sanal POS", "N Kolay"],
    ["Vepara", "Vepara"],
    ["Vallet", "Vallet"],
    ["Klarna", "Klarna"],
    ["Adyen", "Adyen"],
    ["Mollie", "Mollie"],
    ["Hepsipay", "Hepsipay"],
    ["PayTR Kredi Kartı / Havale", "PayTR"],
    ["Havale/EFT (PayTR)", "PayTR"],
    ["Banka Havalesi - iyzico", "iyzico"],
    ["Credit Card by Stripe", "Stripe"],
  ])("%s is the intermediary %s", (gateway, name) => {
    expect(paid(by(gateway))).toEqual(ok({ method: "ODEMEARACISI", name, date: PAID }));
  });

  test.each(["gift_card", "Hediye Kartı"])("%s is a gift card", (gateway) => {
    expect(paid(by(gateway))).toEqual(ok({ method: "DIGER", name: "Hediye kartı", date: PAID }));
  });

  test.each([
    ["cash", "Nakit"],
    ["Nakit", "Nakit"],
    ["shopify_store_credit", "Mağaza kredisi"],
  ])("%s is another way, in words", (gateway, name) => {
    expect(paid(by(gateway))).toEqual(ok({ method: "DIGER", name, date: PAID }));
  });

  test("every gateway of the table is found by its own text, however it is shouted", () => {
    for (const { gateway, method, name } of GATEWAYS) {
      const found = paid(by(gateway.toLocaleUpperCase("tr")));
      expect(found).toMatchObject({ ok: true, value: name === undefined ? { method } : { method, name } });
    }
  });

  test("an unknown gateway is another way, named as Shopify shows it", () => {
    expect(paid(by("yeni_odeme", "Yeni Ödeme"))).toEqual(ok({ method: "DIGER", name: "Yeni Ödeme", date: PAID }));
    expect(
      paid({
        ...by("yeni_odeme"),
        transactions: [aTransaction({ gateway: "yeni_odeme", formattedGateway: undefined })],
      }),
    ).toEqual(ok({ method: "DIGER", name: "yeni_odeme", date: PAID }));
  });

  test("the shown name tells what a technical name does not", () => {
    expect(paid(by("manual", "Kapıda Ödeme"))).toEqual(ok({ method: "KAPIDAODEME", date: PAID }));
  });
});

describe("the shop's own rules", () => {
  test("come before what we know", () => {
    const rules: readonly PaymentRule[] = [{ gateway: "İYZİCO", method: "KREDIKARTI/BANKAKARTI" }];
    expect(paid(by("iyzico - Kredi ve Banka Kartları"), rules)).toEqual(
      ok({ method: "KREDIKARTI/BANKAKARTI", date: PAID }),
    );
  });

  test("name the intermediary", () => {
    const rules: readonly PaymentRule[] = [{ gateway: "yeni", method: "ODEMEARACISI", name: "Yeni Ödeme A.Ş." }];
    expect(paid(by("yeni_odeme"), rules)).toEqual(ok({ method: "ODEMEARACISI", name: "Yeni Ödeme A.Ş.", date: PAID }));
  });

  test("made of signs only match nothing, rather than every order", () => {
    const rules: readonly PaymentRule[] = [{ gateway: "₺", method: "EFT/HAVALE" }];
    expect(paid(by("Stripe"), rules)).toEqual(ok({ method: "ODEMEARACISI", name: "Stripe", date: PAID }));
  });
});

describe("several payments", () => {
  test("the gateway that took the most money stands on the invoice", () => {
    const transactions = [taking("gift_card", "100.00"), taking("iyzico", "189.70")];
    expect(paid({ transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
    expect(paid({ transactions: transactions.toReversed() })).toEqual(
      ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }),
    );
  });

  test("instalments by one gateway are added up", () => {
    const transactions = [taking("havale", "120.00"), taking("iyzico", "90.00"), taking("iyzico", "79.70")];
    expect(paid({ transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
  });

  test("the day is that of the last payment by that gateway", () => {
    const transactions = [
      taking("iyzico", "150.00", { processedAt: new Date("2025-11-20T08:00:00Z") }),
      taking("iyzico", "50.00", { processedAt: new Date("2025-11-18T08:00:00Z") }),
      taking("havale", "89.70", { processedAt: new Date("2025-11-21T08:00:00Z") }),
    ];
    expect(paid({ transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: day("2025-11-20") }));
  });

  test.each([
    ["a failed try", { status: "FAILURE" }],
    ["a pending payment", { status: "PENDING" }],
    ["an authorization", { kind: "AUTHORIZATION" }],
    ["a refund", { kind: "REFUND" }],
    ["a void", { kind: "VOID" }],
  ])("%s is no payment", (_, changes) => {
    const transactions = [taking("Stripe", "999.00", changes), taking("iyzico", "10.00", { kind: "CAPTURE" })];
    expect(paid({ transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
  });
});

describe("a payment given back", () => {
  const byCard = taking("iyzico", "1000.00");
  const cardBack = (amount: string, changes: Partial<OrderTransaction> = {}) =>
    taking("iyzico", amount, { kind: "REFUND", ...changes });
  const byTransfer = taking("Havale", "900.00", { processedAt: new Date("2025-11-20T08:00:00Z") });

  test("as a whole paid for nothing: what the buyer paid with instead stands on the invoice", () => {
    const transactions = [byCard, cardBack("1000.00"), byTransfer];
    expect(paid({ transactions })).toEqual(ok({ method: "EFT/HAVALE", date: day("2025-11-20") }));
    expect(furtherPayments(anOrder({ transactions }), [])).toEqual([]);
  });

  test("in part still took the most money, and so did one whose return did not come about", () => {
    const card = ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID });
    expect(paid({ transactions: [byCard, cardBack("900.00"), byTransfer] })).toEqual(card);
    expect(paid({ transactions: [byCard, cardBack("1000.00", { status: "FAILURE" }), byTransfer] })).toEqual(card);
  });

  test("of an order that kept no money is all there is to tell", () => {
    const transactions = [byCard, cardBack("1000.00")];
    expect(paid({ transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
  });
});

describe("the day of payment", () => {
  test("is the day in Istanbul", () => {
    const transactions = [aTransaction({ processedAt: new Date("2025-11-19T21:30:00Z") })];
    expect(paid({ transactions })).toMatchObject({ value: { date: "2025-11-20" } });
  });

  test("of cash at the door may be unknown while the parcel is on its way: what stands there is each integrator's rule", () => {
    const pending = {
      transactions: [taking("Kapıda Ödeme", "289.70", { status: "PENDING" })],
      gateways: ["Kapıda Ödeme"],
    };
    expect(paid(pending)).toEqual(ok({ method: "KAPIDAODEME", date: undefined }));
    expect(paid(by("Kapıda Ödeme"))).toEqual(ok({ method: "KAPIDAODEME", date: PAID }));
  });

  test("may be unknown only for another way", () => {
    expect(paid({ transactions: [], gateways: ["Takas"] })).toEqual(
      ok({ method: "DIGER", name: "Takas", date: undefined }),
    );
  });

  test.each(["iyzico", "Havale", "Kredi Kartı"])("of %s must be known", (gateway) => {
    expect(paid({ transactions: [], gateways: [gateway] })).toEqual({
      ok: false,
      error: { code: "PAYMENT_DATE_MISSING", path: "order.transactions" },
    });
  });

  test("of cash at the door must be known where nothing is dispatched", () => {
    const order = anOrder({ transactions: [], gateways: ["Kapıda Ödeme"] });
    expect(paymentOf(order, [], undefined)).toEqual({
      ok: false,
      error: { code: "PAYMENT_DATE_MISSING", path: "order.transactions" },
    });
  });
});

const NET_30: OrderPaymentTerms = { name: "Net 30", dueInDays: 30, isFromOrder: true };

describe("not paid yet, as agreed", () => {
  const on = (terms: Partial<OrderPaymentTerms>, changes: Partial<Order> = {}) =>
    paid({
      transactions: [],
      gateways: [],
      paymentTerms: { ...NET_30, ...terms },
      processedAt: new Date("2025-11-19T21:30:00Z"),
      ...changes,
    });

  test("is due so many days from the order's day in Istanbul", () => {
    expect(on({})).toEqual(ok({ method: "DIGER", name: "Vadeli ödeme (Net 30)", date: day("2025-12-20") }));
    expect(on({}, { gateways: ["Havale / EFT"] })).toEqual(ok({ method: "EFT/HAVALE", date: day("2025-12-20") }));
  });

  test.each<[string, Partial<OrderPaymentTerms>]>([
    ["counted from the dispatch", { isFromOrder: false }],
    ["without days", { dueInDays: undefined }],
  ])("terms %s tell no day: a person must", (_, terms) => {
    expect(on(terms)).toEqual({ ok: false, error: { code: "PAYMENT_DUE_UNKNOWN", path: "order.paymentTerms" } });
  });

  test("stands on the invoice while more is owed than was paid as a deposit, and not otherwise", () => {
    const deposit = (amount: string): Partial<Order> => ({
      isFullyPaid: false,
      total: tl("120.00"),
      transactions: [taking("iyzico", amount)],
      gateways: ["iyzico"],
    });
    const terms = ok({ method: "DIGER", name: "Vadeli ödeme (Net 30)", date: day("2025-12-20") });
    expect(on({}, deposit("36.00"))).toEqual(terms);
    expect(on({}, deposit("60.00"))).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
    expect(on({ isFromOrder: false }, deposit("36.00"))).toMatchObject({ error: { code: "PAYMENT_DUE_UNKNOWN" } });
    const order = (amount: string) => anOrder({ paymentTerms: NET_30, ...deposit(amount) });
    expect(furtherPayments(order("36.00"), [])).toEqual([{ name: "iyzico", amount: tl("36.00") }]);
    expect(furtherPayments(order("60.00"), [])).toEqual([]);
  });

  test("no longer counts once it is paid", () => {
    const transactions = [aTransaction()];
    expect(on({}, { transactions })).toEqual(ok({ method: "ODEMEARACISI", name: "iyzico", date: PAID }));
  });
});

test.each<[string, Partial<Order>]>([
  ["nothing", { transactions: [], gateways: [] }],
  ["a blank", { transactions: [], gateways: [" "] }],
])("an order that names %s as its gateway is a fault", (_, changes) => {
  expect(paid(changes)).toEqual({ ok: false, error: { code: "PAYMENT_METHOD_MISSING", path: "order.transactions" } });
});

test("a short name of the table is not found inside another word", () => {
  expect(paid(by("Left to pay"))).not.toMatchObject({ value: { method: "EFT/HAVALE" } });
});
