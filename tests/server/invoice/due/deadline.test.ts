import { describe, expect, test } from "vitest";
import { deadlineOf } from "../../../../server/invoice/due/deadline.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { aFulfillment, aLine, anOrder } from "../an-order.ts";

const sentAt = (...instants: readonly string[]): Partial<Order> => ({
  fulfillments: instants.map((instant) => aFulfillment({ createdAt: new Date(instant) })),
});
const deadline = (changes: Partial<Order>, lawfulDays?: number) => deadlineOf(anOrder(changes), lawfulDays);

describe("the last lawful day", () => {
  test.each([
    // The day of delivery is not counted.
    ["2025-11-10T09:00:00Z", "2025-11-17"],
    // 22:30Z is the next day in Istanbul.
    ["2025-11-10T22:30:00Z", "2025-11-18"],
    ["2025-11-10T20:59:59Z", "2025-11-17"],
    ["2025-12-28T09:00:00Z", "2026-01-04"],
    ["2024-02-25T09:00:00Z", "2024-03-03"],
  ])("of goods sent at %s is %s", (sent, lastDay) => {
    expect(deadline(sentAt(sent))?.lastDay).toBe(lastDay);
  });

  test("counts from the first of several parcels", () => {
    expect(deadline(sentAt("2025-11-12T09:00:00Z", "2025-11-10T09:00:00Z"))?.lastDay).toBe("2025-11-17");
  });

  test.each([
    ["paid", true],
    ["to be paid at the door", false],
  ])("of what was %s stays when its parcel comes back, and when it is sent again", (_, isFullyPaid) => {
    const back = aFulfillment({ cameBack: true, createdAt: new Date("2025-11-10T09:00:00Z") });
    expect(deadline({ isFullyPaid, fulfillments: [back] })?.lastDay).toBe("2025-11-17");
    const again = aFulfillment({ createdAt: new Date("2025-11-14T09:00:00Z") });
    expect(deadline({ isFullyPaid, fulfillments: [back, again] })?.lastDay).toBe("2025-11-17");
  });

  test("counts from the payment where the goods were taken out and a service is left", () => {
    const lines = [aLine({ currentQuantity: 0 }), aLine({ requiresShipping: false })];
    expect(deadline({ lines })?.lastDay).toBe("2025-11-26");
    expect(deadline({ lines: [aLine(), aLine({ requiresShipping: false })] })).toBeUndefined();
  });

  test("is the shop's own where it says another number of days", () => {
    expect(deadline(sentAt("2025-11-10T09:00:00Z"), 10)?.lastDay).toBe("2025-11-20");
  });

  test("is unknown while the goods are in the shop, paid or not, and when their parcel was called off", () => {
    expect(deadline({})).toBeUndefined();
    expect(deadline({ isFullyPaid: false })).toBeUndefined();
    expect(deadline({ fulfillments: [aFulfillment({ status: "CANCELLED" })] })).toBeUndefined();
  });

  test("of what nobody carries counts from the payment, and from the hand-over where it is told", () => {
    const download = { lines: [aLine({ requiresShipping: false })] };
    expect(deadline(download)?.lastDay).toBe("2025-11-26");
    expect(deadline({ ...download, isFullyPaid: false })).toBeUndefined();
    const handedOver = { fulfillments: [aFulfillment({ moves: false, createdAt: new Date("2025-11-21T09:00:00Z") })] };
    expect(deadline({ ...download, ...handedOver })?.lastDay).toBe("2025-11-28");
  });
});

describe("somebody has to know", () => {
  test.each([
    ["two days before the last day", "2025-11-10T09:00:00Z", "2025-11-15"],
    ["on the last day of the month it was delivered in", "2025-11-27T09:00:00Z", "2025-11-30"],
    ["on the last day of the year", "2025-12-31T08:00:00Z", "2025-12-31"],
    ["on the 29th of a leap year's February", "2024-02-27T08:00:00Z", "2024-02-29"],
  ])("%s", (_, sent, alarmDay) => {
    expect(deadline(sentAt(sent))?.alarmDay).toBe(alarmDay);
  });
});

test("waits of a setting end at Istanbul's midnight two days before", () => {
  expect(deadline(sentAt("2025-11-10T09:00:00Z"))?.holdsEnd).toEqual(new Date("2025-11-14T21:00:00Z"));
});
