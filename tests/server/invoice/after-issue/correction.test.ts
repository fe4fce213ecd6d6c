import { describe, expect, test } from "vitest";
import { coveredBy } from "../../../../server/invoice/after-issue/covered.ts";
import { correctionsOf } from "../../../../server/invoice/after-issue/correction.ts";
import { toEttn } from "../../../../server/invoice/ids.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { ProfileId } from "../../../../server/invoice/invoice.ts";
import type { PaymentRule, ShopProfile } from "../../../../server/invoice/shop-profile.ts";
import { aFulfillment, aLine, anAddress, anOrder, aProfile, aTransaction } from "../an-order.ts";

const ISSUED_AT = new Date("2025-11-20T11:42:00Z");

type Sold = {
  readonly days?: number;
  readonly sold?: Order;
  readonly profile?: ShopProfile;
  readonly cancelDays?: number | undefined;
  readonly payments?: readonly PaymentRule[];
  readonly profileId?: ProfileId;
};

/** What is proposed days after the invoice of `sold`, once it `became` something else. */
function proposals(
  became: Partial<Order>,
  {
    days = 0,
    sold = anOrder(),
    profile = aProfile(),
    cancelDays,
    payments = [],
    profileId = "EARSIVFATURA",
  }: Sold = {},
) {
  const draft = invoiceFromOrder(sold, profile, { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  const ettn = toEttn("0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f");
  if (!draft.ok || !ettn) throw new Error("no invoice");
  const now = new Date(ISSUED_AT.getTime() + days * 86_400_000);
  const issued = { invoice: { ...draft.value, ettn, profileId }, covered: coveredBy(sold, "shop") };
  return correctionsOf({ ...sold, ...became }, issued, { now, cancelDays, payments }).map(({ code, facts }) => ({
    code,
    ...facts,
  }));
}

const SOLD = anOrder();
const lira = (kurus: bigint) => `${kurus / 100n}.${String(kurus % 100n).padStart(2, "0")}`;
const COMPANY = Object.entries({ vkn: "1234567808", unvan: "Örnek Ltd. Şti." }).map(([key, value]) => ({ key, value }));
const CALLED_OFF = { cancelledAt: new Date("2025-11-21T08:00:00Z") };

test("an order that is what it was needs nothing", () => {
  expect(proposals({})).toEqual([]);
});

describe("a sale called off as a whole", () => {
  const whole = { amount: lira(SOLD.total), remaining: "0.00", currency: "TL" };

  test.each<[string, Partial<Order>]>([
    ["cancelled", CALLED_OFF],
    ["cancelled and refunded", { ...CALLED_OFF, currentTotal: 0n, refunded: SOLD.total }],
    ["taken back", { currentTotal: 0n, refunded: SOLD.total }],
    ["refunded without its goods", { refunded: SOLD.total }],
  ])("%s: the invoice is to be cancelled while it may be", (_, became) => {
    expect(proposals(became, { days: 7 })).toEqual([{ code: "INVOICE_TO_CANCEL", ...whole, lastDay: "27.11.2025" }]);
  });

  test("after the last day the goods are returned on paper, by a consumer or by a company", () => {
    expect(proposals(CALLED_OFF, { days: 8 })).toEqual([{ code: "RETURN_BY_CONSUMER", ...whole }]);
    const sold = anOrder({ attributes: COMPANY });
    expect(proposals(CALLED_OFF, { days: 8, sold })).toEqual([{ code: "RETURN_BY_COMPANY", ...whole }]);
  });

  test("a buyer abroad has no return invoice to issue, whatever title stands there", () => {
    const billing = anAddress({
      company: "Beispiel GmbH",
      city: "Berlin",
      zip: "10115",
      countryCode: "DE",
      country: "Germany",
    });
    const sold = anOrder({ billing });
    expect(proposals(CALLED_OFF, { days: 8, sold })).toEqual([{ code: "RETURN_BY_CONSUMER", ...whole }]);
  });

  test("of an export neither: customs and the accountant are asked, for the whole and for a part", () => {
    const sold = anOrder({
      billing: anAddress({ city: "Berlin", zip: "10115", countryCode: "DE", country: "Germany" }),
    });
    const asked = { sold, profileId: "IHRACAT" } as const;
    expect(proposals(CALLED_OFF, asked)).toEqual([{ code: "RETURN_AT_CUSTOMS", ...whole }]);
    const part = { currentTotal: SOLD.total - 1050n, refunded: 1050n };
    expect(proposals(part, asked)).toMatchObject([{ code: "RETURN_AT_CUSTOMS", amount: "10.50" }]);
  });

  test("the shop's own number of days comes first", () => {
    expect(proposals(CALLED_OFF, { days: 3, cancelDays: 2 })).toMatchObject([{ code: "RETURN_BY_CONSUMER" }]);
    expect(proposals(CALLED_OFF, { days: 9, cancelDays: 10 })).toMatchObject([{ lastDay: "30.11.2025" }]);
  });
});

describe("a part", () => {
  test("taken back is told with what remains", () => {
    const became = { currentTotal: SOLD.total - 1050n, refunded: 1050n };
    expect(proposals(became)).toEqual([
      { code: "RETURN_BY_CONSUMER", amount: "10.50", remaining: lira(SOLD.total - 1050n), currency: "TL" },
    ]);
  });

  test("given back without goods counts although Shopify's total stays", () => {
    expect(proposals({ refunded: 500n })).toMatchObject([{ code: "RETURN_BY_CONSUMER", amount: "5.00" }]);
  });

  test("given back before the invoice is no news, what follows is", () => {
    const line = aLine({ quantity: 2, currentQuantity: 1, originalTotal: 10_000n });
    const refundedLines = [{ lineId: line.id, quantity: 1, subtotal: 5_000n, tax: 0n }];
    const refunded = { total: 10_000n, currentTotal: 5_000n, refunded: 5_000n, refundedLines };
    const sold = anOrder({ lines: [line], shippingLines: [], ...refunded });
    expect(proposals({}, { sold })).toEqual([]);
    expect(proposals({ currentTotal: 4_000n, refunded: 6_000n }, { sold })).toMatchObject([
      { code: "RETURN_BY_CONSUMER", amount: "10.00", remaining: "40.00" },
    ]);
  });

  test("added needs an invoice of its own", () => {
    expect(proposals({ currentTotal: SOLD.total + 2500n })).toMatchObject([{ code: "ORDER_GREW", amount: "25.00" }]);
  });
});

describe("money given back while other money paid for the same goods", () => {
  const once = aTransaction({ amount: SOLD.total });
  const paidTwice = { transactions: [once, once], refunded: SOLD.total };

  test("leaves the invoice as it is: paid twice by mistake, or another way in the end", () => {
    expect(proposals(paidTwice)).toEqual([]);
    const byTransfer = aTransaction({ amount: SOLD.total, gateway: "Havale", formattedGateway: "Havale" });
    expect(proposals({ ...paidTwice, transactions: [once, byTransfer] })).toEqual([]);
  });

  test("counts as far as it was not made good", () => {
    const half = aTransaction({ amount: SOLD.total - 5_000n });
    expect(proposals({ ...paidTwice, transactions: [once, half] })).toMatchObject([
      { code: "RETURN_BY_CONSUMER", amount: "50.00" },
    ]);
    expect(proposals({ ...paidTwice, refunded: SOLD.total + 700n })).toMatchObject([
      { code: "RETURN_BY_CONSUMER", amount: "7.00" },
    ]);
  });

  test("hides no goods that went back, and none of a surcharge", () => {
    const back = { currentTotal: SOLD.total - 5_000n, refunded: SOLD.total + 5_000n };
    expect(proposals({ ...paidTwice, ...back })).toMatchObject([{ code: "RETURN_BY_CONSUMER", amount: "50.00" }]);
    const sold = anOrder({ transactions: [aTransaction({ amount: SOLD.total + 1_000n })] });
    const tax = { ...aProfile().tax, surcharge: { fromPayments: true } };
    expect(proposals({ refunded: 1_000n }, { sold, profile: aProfile({ tax }) })).toMatchObject([
      { code: "RETURN_BY_CONSUMER", amount: "10.00" },
    ]);
  });
});

describe("a parcel to be paid at the door that came back", () => {
  const DOOR = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
  const sold = anOrder({ ...DOOR, fulfillments: [aFulfillment()] });
  const back = { fulfillments: [aFulfillment({ cameBack: true })] };
  const whole = { amount: lira(SOLD.total), remaining: "0.00", currency: "TL" };

  test("asks for its invoice to be cancelled while it may be, and for the accountant after that", () => {
    expect(proposals({}, { sold })).toEqual([]);
    expect(proposals(back, { sold, days: 7 })).toEqual([{ code: "PARCEL_CAME_BACK", ...whole, lastDay: "27.11.2025" }]);
    expect(proposals(back, { sold, days: 8 })).toEqual([{ code: "PARCEL_CAME_BACK_LATE", ...whole }]);
  });

  test("asks nothing where a part of it arrived, or where the buyer paid all the same", () => {
    const partly = { fulfillments: [aFulfillment({ cameBack: true }), aFulfillment()] };
    expect(proposals(partly, { sold })).toEqual([]);
    expect(proposals({ ...back, isFullyPaid: true }, { sold })).toEqual([]);
  });

  test("is a cancelled sale as any other once the order is cancelled", () => {
    expect(proposals({ ...back, ...CALLED_OFF }, { sold, days: 2 })).toMatchObject([{ code: "INVOICE_TO_CANCEL" }]);
  });
});
