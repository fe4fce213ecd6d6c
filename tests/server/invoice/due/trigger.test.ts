import { describe, expect, test } from "vitest";
import { tcknOf } from "../../../../demo/orders/tax-numbers.ts";
import { dueAnswer, type IssueSettings } from "../../../../server/invoice/due/due.ts";
import { type IssuePolicy, ISSUE_WHEN_PAID } from "../../../../server/invoice/due/issue-policy.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { aFulfillment, anAddress, anOrder, aTransaction } from "../an-order.ts";

/*
 * The order below is placed on 19 November at 14:00Z and paid at 14:05Z; sent on the 20th at 09:00Z its last lawful day is
 * the 27th, and every wait ends on the 24th at 21:00Z.
 */
const SENT: Partial<Order> = { isFulfilled: true, fulfillments: [aFulfillment()] };
const PARTLY_SENT: Partial<Order> = { fulfillments: [aFulfillment()] };
const DOOR: Partial<Order> = {
  isFullyPaid: false,
  financialStatus: "PENDING",
  transactions: [],
  gateways: ["Kapıda Ödeme (COD)"],
};
const TERMS: Partial<Order> = {
  isFullyPaid: false,
  financialStatus: "PENDING",
  transactions: [],
  gateways: [],
  paymentTerms: { name: "Net 30", dueInDays: 30, isFromOrder: true },
};

const settings = (policy: Partial<IssuePolicy>): IssueSettings => ({
  isActive: true,
  startsAt: undefined,
  channels: {},
  policy: { ...ISSUE_WHEN_PAID, ...policy },
  payments: [],
  buyerFields: { taxId: [], taxOffice: [], title: [] },
});

type Case = { readonly policy?: Partial<IssuePolicy>; readonly at?: string; readonly isAsked?: boolean };

const answer = (order: Partial<Order>, { policy = {}, at = "2025-11-20T12:00:00Z", isAsked = false }: Case = {}) =>
  dueAnswer(anOrder(order), settings(policy), { now: new Date(at), isAsked });

const due = { kind: "due" };
const waits = (reason: string, until?: string) => ({
  kind: "waiting",
  reason,
  ...(until === undefined ? {} : { until: new Date(until) }),
});

describe("an order paid after it is sent", () => {
  test.each([
    ["at the door", DOOR],
    ["on terms", TERMS],
  ])("%s is due once it is sent, and not before", (_, order) => {
    expect(answer(order)).toEqual(waits("NOT_DISPATCHED"));
    expect(answer({ ...order, ...PARTLY_SENT })).toEqual(due);
  });

  test.each([
    ["at the door", DOOR],
    ["on terms", TERMS],
  ])("%s is not due once all of it came back, but is if only a part did, or if it was paid", (_, order) => {
    const back = aFulfillment({ cameBack: true });
    expect(answer({ ...order, fulfillments: [back, back] })).toEqual(waits("PARCEL_CAME_BACK"));
    expect(answer({ ...order, fulfillments: [back, aFulfillment()] })).toEqual(due);
    expect(answer({ ...order, fulfillments: [back], isFullyPaid: true })).toEqual(due);
  });

  test("waits for its money where that was voided or only authorised", () => {
    expect(answer({ ...DOOR, ...SENT, financialStatus: "VOIDED" })).toEqual(waits("PAYMENT_VOID"));
    expect(answer({ ...TERMS, ...SENT, financialStatus: "AUTHORIZED" })).toEqual(waits("NOT_CAPTURED"));
  });

  test("is known by the shop's own word for its gateway", () => {
    const order = { ...DOOR, ...SENT, gateways: ["Kurye ile tahsilat"] };
    expect(answer(order)).toEqual(waits("NOT_PAID"));
    const said = { ...settings({}), payments: [{ gateway: "kurye", method: "KAPIDAODEME" }] } as const;
    expect(dueAnswer(anOrder(order), said, { now: new Date(), isAsked: false })).toEqual(due);
  });

  test("does not become due by being sent where a transfer is awaited", () => {
    expect(answer({ ...DOOR, ...SENT, gateways: ["Havale / EFT"] })).toEqual(waits("NOT_PAID"));
  });

  test("counts a delay from its dispatch", () => {
    const after = { policy: { afterHours: 5 } };
    expect(answer({ ...DOOR, ...SENT }, after)).toEqual(waits("DELAYED", "2025-11-20T14:00:00Z"));
  });
});

describe("a shop that invoices what is sent", () => {
  const policy = { when: "fulfilled" } as const;

  test("waits for the last piece", () => {
    expect(answer({}, { policy })).toEqual(waits("NOT_FULFILLED"));
    expect(answer(PARTLY_SENT, { policy })).toEqual(waits("NOT_FULFILLED", "2025-11-24T21:00:00Z"));
    expect(answer(SENT, { policy })).toEqual(due);
  });

  test("does not wait for the rest beyond two days before the first parcel's last day", () => {
    expect(answer(PARTLY_SENT, { policy, at: "2025-11-24T20:59:59Z" })).toMatchObject({ kind: "waiting" });
    expect(answer(PARTLY_SENT, { policy, at: "2025-11-24T21:00:00Z" })).toEqual(due);
  });

  test("still waits for the money", () => {
    expect(answer({ ...SENT, isFullyPaid: false, financialStatus: "PENDING" }, { policy })).toEqual(waits("NOT_PAID"));
  });
});

describe("hours after", () => {
  test.each([
    ["paid", {}, "2025-11-19T14:05:00Z", "2025-11-20T20:05:00Z"],
    ["fulfilled", SENT, "2025-11-20T09:00:00Z", "2025-11-21T15:00:00Z"],
  ] as const)("%s end when they have passed, and not a moment before", (when, order, _, end) => {
    const policy = { when, afterHours: 30 };
    expect(answer(order, { policy })).toEqual(waits("DELAYED", end));
    expect(answer(order, { policy, at: new Date(Date.parse(end) - 1).toISOString() })).toEqual(waits("DELAYED", end));
    expect(answer(order, { policy, at: end })).toEqual(due);
  });

  test("count from the last payment of several", () => {
    const transactions = ["14:05", "18:00"].map((time) =>
      aTransaction({ processedAt: new Date(`2025-11-19T${time}:00Z`) }),
    );
    expect(answer({ transactions }, { policy: { afterHours: 48 } })).toEqual(waits("DELAYED", "2025-11-21T18:00:00Z"));
  });

  test("are cut short two days before the last lawful day", () => {
    const policy = { afterHours: 720 };
    expect(answer(SENT, { policy })).toEqual(waits("DELAYED", "2025-11-24T21:00:00Z"));
    expect(answer(SENT, { policy, at: "2025-11-24T21:00:00Z" })).toEqual(due);
    const back = { ...SENT, fulfillments: [aFulfillment({ cameBack: true })] };
    expect(answer(back, { policy })).toEqual(waits("DELAYED", "2025-11-24T21:00:00Z"));
    expect(answer({}, { policy })).toEqual(waits("DELAYED", "2025-12-19T14:05:00Z"));
  });
});

describe("left to the merchant", () => {
  test("a tag is waited for, however it is written, and beyond the last lawful day", () => {
    const policy = { when: "tag", tag: "Faturala" } as const;
    expect(answer(SENT, { policy, at: "2026-01-15T00:00:00Z" })).toEqual(waits("TAG_AWAITED"));
    expect(answer({ tags: ["vip", "FATURALA"] }, { policy })).toEqual(due);
    const sign = { when: "tag", tag: "🧾" } as const;
    expect(answer({ tags: ["🎁"] }, { policy: sign })).toEqual(waits("TAG_AWAITED"));
    expect(answer({ tags: ["🧾"] }, { policy: sign })).toEqual(due);
  });

  test("a word is waited for, and ends every wait but that for the money", () => {
    const policy = { when: "manual", afterHours: 48, taxIdHours: 48 } as const;
    expect(answer(SENT, { policy, at: "2026-01-15T00:00:00Z" })).toEqual(waits("ASK_AWAITED"));
    expect(answer({}, { policy, isAsked: true })).toEqual(due);
    expect(answer({ isFullyPaid: false }, { policy, isAsked: true })).toEqual(waits("NOT_PAID"));
  });
});

describe("a buyer without a tax number", () => {
  const policy = { taxIdHours: 24 } as const;
  const after = { policy, at: "2025-11-20T14:05:00Z" };
  const needed = { kind: "review", fault: { code: "BUYER_TAX_ID_NEEDED", path: "buyer.taxId" } };

  test("is waited for, and then a consumer", () => {
    expect(answer({}, { policy })).toEqual(waits("TAX_ID_AWAITED", "2025-11-20T14:05:00Z"));
    expect(answer({}, after)).toEqual(due);
  });

  test("is asked about afterwards, or at once, where the shop wants no consumers", () => {
    expect(answer({}, { ...after, policy: { ...policy, withoutTaxId: "review" } })).toEqual(needed);
    expect(answer({}, { policy: { withoutTaxId: "review" } })).toEqual(needed);
  });

  test("is not waited for longer than the law allows", () => {
    const long = { taxIdHours: 720, withoutTaxId: "review" } as const;
    expect(answer(SENT, { policy: long })).toEqual(waits("TAX_ID_AWAITED", "2025-11-24T21:00:00Z"));
    expect(answer(SENT, { policy: long, at: "2025-11-24T21:00:00Z" })).toEqual(needed);
  });

  test.each<[string, Partial<Order>]>([
    ["gave one", { attributes: [{ key: "tckn", value: tcknOf("100000001") }] }],
    ["lives abroad", { billing: anAddress({ countryCode: "DE", country: "Germany" }) }],
    ["was named by the merchant", { entry: { taxId: tcknOf("100000001") } }],
  ])("is nobody who %s", (_, order) => {
    expect(answer(order, { policy })).toEqual(due);
  });

  test("is a company, too: it is waited for before it is asked about", () => {
    expect(answer({ billing: anAddress({ company: "Örnek Ltd. Şti." }) }, { policy })).toMatchObject({
      reason: "TAX_ID_AWAITED",
    });
  });
});
