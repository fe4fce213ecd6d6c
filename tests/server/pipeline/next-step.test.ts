import { describe, expect, test } from "vitest";
import { fault } from "../../../server/invoice/fault.ts";
import { type State, STATES } from "../../../server/invoice/lifecycle.ts";
import { nextStep, type Progress } from "../../../server/pipeline/next-step.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const ISSUED_NOW = {
  submitAttempts: 0,
  answeredAt: undefined,
  wasLost: false,
  issuedAt: NOW,
  confirmedAt: undefined,
  mailing: undefined,
};

function step(state: State | undefined, changes: Partial<Progress> = {}) {
  const order = state && { state, faults: [], reason: undefined };
  return nextStep({ order, invoice: ISSUED_NOW, archived: [], now: NOW, ...changes });
}

describe("the next step of an order", () => {
  test("follows from its state before there is an issued invoice", () => {
    expect(
      Object.fromEntries(STATES.filter((state) => state !== "issued").map((state) => [state, step(state)])),
    ).toEqual({
      waiting: "settle",
      review: "settle",
      "not-ours": "settle",
      queued: "submit",
      submitting: "look-up",
      unknown: "look-up",
      processing: "track",
      rejected: "recheck",
      failed: "recheck",
      cancelling: "cancel",
      cancelled: "recheck",
    });
  });

  test("is to read it when it was never read", () => {
    expect(step(undefined)).toBe("settle");
  });

  test("is never to send while an answer may be missing", () => {
    expect([step("submitting"), step("unknown")]).not.toContain("submit");
  });

  test("is to go on where a draft rested between two steps, unless an earlier attempt may have arrived", () => {
    const rested = { ...ISSUED_NOW, submitAttempts: 1, answeredAt: NOW };
    expect(step("submitting", { invoice: rested })).toBe("go-on");
    expect(step("submitting", { invoice: { ...rested, wasLost: true } })).toBe("look-up");
  });

  test("is to look at the order again before a document that was provably not taken is sent", () => {
    expect(step("queued", { invoice: { ...ISSUED_NOW, submitAttempts: 1 } })).toBe("refresh");
    const anHourAgo = new Date(NOW.getTime() - 3_600_000);
    expect(step("queued", { invoice: { ...ISSUED_NOW, issuedAt: anHourAgo } })).toBe("refresh");
  });

  test("is to look for a document whose answer was lost once, however long ago, before it is sent again", () => {
    const invoice = { ...ISSUED_NOW, submitAttempts: 3, wasLost: true, issuedAt: new Date("2026-11-01T12:00:00Z") };
    expect(step("queued", { invoice })).toBe("look-up");
  });

  test.each(["INTEGRATOR_REFUSED", "NUMBER_TAKEN", "BUYER_STATUS_UNCLEAR"] as const)(
    "is only to see whether the sale still stands after %s: a person decides",
    (code) => {
      const order = { state: "review" as const, faults: [fault(code, "integrator")], reason: undefined };
      expect(step("review", { order })).toBe("recheck");
    },
  );

  test("is none for an order that was left out by what somebody said, whatever is signalled", () => {
    for (const reason of ["INVOICED_ELSEWHERE", "CHANNEL_SWITCHED_OFF", "SOLD_AT_POS"])
      expect(step("not-ours", { order: { state: "not-ours", faults: [], reason } })).toBe("none");
    expect(step("not-ours", { order: { state: "not-ours", faults: [], reason: "CANCELLED" } })).toBe("settle");
  });

  test("is to archive what is missing, then to watch", () => {
    expect(step("issued")).toBe("deliver");
    expect(step("issued", { archived: ["pdf"] })).toBe("deliver");
    expect(step("issued", { archived: ["pdf", "xml"] })).toBe("watch");
  });
});
