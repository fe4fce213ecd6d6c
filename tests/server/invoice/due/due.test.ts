import { describe, expect, test } from "vitest";
import { type DueAnswer, dueAnswer, type IssueSettings } from "../../../../server/invoice/due/due.ts";
import { ISSUE_WHEN_PAID } from "../../../../server/invoice/due/issue-policy.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { REASON_TEXTS } from "../../../../server/invoice/reason-texts.ts";
import { aGiftCard, aLine, anOrder } from "../an-order.ts";

const ACTIVE: IssueSettings = {
  isActive: true,
  startsAt: undefined,
  channels: {},
  policy: ISSUE_WHEN_PAID,
  payments: [],
  buyerFields: { taxId: [], taxOffice: [], title: [] },
};
const MOMENT = { now: new Date("2025-11-20T12:00:00Z"), isAsked: false };
const answer = (order: Partial<Order>, settings: IssueSettings = ACTIVE) => dueAnswer(anOrder(order), settings, MOMENT);
const notOurs = (reason: string) => ({ kind: "not-ours", reason });
const waiting = (reason: string) => ({ kind: "waiting", reason });

describe("an order is due", () => {
  test.each([undefined, "web", "shopify_draft_order", "checkout", "checkout_next", "580111"])(
    "once paid, when it came through channel %s",
    (channel) => {
      expect(answer({ channel })).toEqual({ kind: "due" });
    },
  );

  test("from the start day on, that instant included", () => {
    const startsAt = new Date("2025-11-19T14:00:00Z");
    expect(answer({}, { ...ACTIVE, startsAt })).toEqual({ kind: "due" });
    expect(answer({ processedAt: new Date("2025-11-19T13:59:59.999Z") }, { ...ACTIVE, startsAt })).toEqual(
      notOurs("BEFORE_START"),
    );
  });
});

describe("an order is not ours", () => {
  test.each<[string, Partial<Order>]>([
    ["TEST_ORDER", { isTest: true }],
    ["SOLD_BY_MARKETPLACE", { merchantOfRecord: "Pazaryeri" }],
    ["SOLD_AT_POS", { channel: "pos" }],
    ["GIFT_CARDS_ONLY", giftCardsOnly()],
    ["REFUNDED", { currentTotal: 0n, refunded: anOrder().total }],
    ["CANCELLED", { cancelledAt: new Date("2025-11-19T15:00:00Z") }],
  ])("%s", (reason, order) => {
    expect(answer(order)).toEqual(notOurs(reason));
    // What is never ours does not wait for the switch or the money.
    expect(answer({ ...order, isFullyPaid: false }, { ...ACTIVE, isActive: false })).toEqual(notOurs(reason));
  });
});

test("an order that never cost anything was not refunded: a person must look at it", () => {
  expect(answer({ total: 0n, currentTotal: 0n })).toEqual({ kind: "due" });
});

test("a gift card with shipping paid on top is not gift cards only: the shipping is a supply", () => {
  expect(answer({ ...giftCardsOnly(), total: giftCardsOnly().total + 100n })).toEqual({ kind: "due" });
});

function giftCardsOnly(): Pick<Order, "lines" | "total"> {
  const card = aGiftCard();
  return { lines: [card], total: card.originalTotal };
}

describe("an order waits", () => {
  test("while invoicing is switched off", () => {
    expect(answer({}, { ...ACTIVE, isActive: false })).toEqual(waiting("PAUSED"));
  });

  test.each([
    ["PENDING", "NOT_PAID"],
    [undefined, "NOT_PAID"],
    ["AUTHORIZED", "NOT_CAPTURED"],
    ["PARTIALLY_PAID", "PARTLY_PAID"],
    ["VOIDED", "PAYMENT_VOID"],
    ["EXPIRED", "PAYMENT_VOID"],
  ])("and says what the money lacks at %s", (financialStatus, reason) => {
    expect(answer({ isFullyPaid: false, financialStatus })).toEqual(waiting(reason));
  });

  test("until it is paid", () => {
    expect(answer({ isFullyPaid: false })).toEqual(waiting("NOT_PAID"));
  });
});

describe("an order sent later", () => {
  test("waits until it is sent, whoever pays when", () => {
    expect(answer({ isSentLater: true })).toEqual(waiting("NOT_SENT_YET"));
    expect(answer({ isSentLater: true, isFullyPaid: false })).toEqual(waiting("NOT_PAID"));
  });

  test("does not wait where nothing is to be sent", () => {
    expect(answer({ isSentLater: true, lines: [aLine({ requiresShipping: false })] })).toEqual({ kind: "due" });
  });
});

test("an order of a channel we do not know needs a person", () => {
  expect(answer({ channel: "6167201" })).toEqual({
    kind: "review",
    fault: { code: "CHANNEL_UNKNOWN", path: "order.sourceName", facts: { channel: "6167201" } },
  } satisfies DueAnswer);
});

describe("a sale at the till", () => {
  const ours: IssueSettings = { ...ACTIVE, channels: { pos: "ours" } };
  const receipt = (type: string) => ({ channel: "pos", attributes: [{ key: "okc fis tipi", value: type }] });

  test("is the till's own business until the shop says otherwise", () => {
    expect(answer({ channel: "pos" })).toEqual(notOurs("SOLD_AT_POS"));
    expect(answer({ channel: "pos" }, { ...ACTIVE, channels: { pos: "not-ours" } })).toEqual(notOurs("SOLD_AT_POS"));
    expect(answer({ channel: "pos" }, ours)).toEqual({ kind: "due" });
  });

  test("stays so where the receipt was its fiscal document", () => {
    expect(answer(receipt("Satış fişi"), ours)).toEqual(notOurs("SOLD_AT_POS"));
    expect(answer(receipt("E-ARSIV"), ours)).toEqual({ kind: "due" });
  });
});

describe("what the shop says of a channel", () => {
  test("makes an unknown one its own, or leaves it to another app", () => {
    expect(answer({ channel: "6167201" }, { ...ACTIVE, channels: { "6167201": "ours" } })).toEqual({ kind: "due" });
    expect(answer({ channel: "6167201" }, { ...ACTIVE, channels: { "6167201": "not-ours" } })).toEqual(
      notOurs("CHANNEL_SWITCHED_OFF"),
    );
  });

  test("comes before what we think of it, and is not mistaken for a word of the language", () => {
    expect(answer({ channel: "web" }, { ...ACTIVE, channels: { web: "not-ours" } })).toEqual(
      notOurs("CHANNEL_SWITCHED_OFF"),
    );
    expect(answer({ channel: "constructor" })).toMatchObject({ kind: "review" });
  });
});

test("every reason says itself in both languages", () => {
  for (const { tr, en } of Object.values(REASON_TEXTS)) {
    expect(tr).toMatch(/\S.*[.]$/);
    expect(en).toMatch(/\S.*[.]$/);
  }
});
