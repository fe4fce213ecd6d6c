import { describe, expect, test } from "vitest";
import {
  answerInvoice,
  type CommercialEvent,
  type CommercialState,
  lastDayToAnswer,
} from "../../../../server/invoice/e-fatura/commercial-answer.ts";
import { day } from "../../ubl/a-sample-invoice.ts";

const RECEIVED = day("2026-12-28");
const AWAITED: CommercialState = { kind: "awaited", receivedOn: RECEIVED };
const accept = (on: string): CommercialEvent => ({ kind: "KABUL", on: day(on) });
const refuse = (on: string): CommercialEvent => ({ kind: "RED", on: day(on), reason: "Fiyat farklı" });
const silence = (today: string): CommercialEvent => ({ kind: "silence", today: day(today) });

const after = (state: CommercialState, event: CommercialEvent): CommercialState | "must not happen" => {
  const next = answerInvoice(state, event);
  return next.ok ? next.value : "must not happen";
};

describe("a commercial invoice at the buyer's", () => {
  test("may be refused for eight days, the day of receipt not counted", () => {
    expect(lastDayToAnswer(RECEIVED)).toBe("2027-01-05");
    expect(after(AWAITED, refuse("2027-01-05"))).toEqual({
      kind: "rejected",
      on: "2027-01-05",
      reason: "Fiyat farklı",
    });
    expect(after(AWAITED, refuse("2027-01-06"))).toBe("must not happen");
  });

  test("is accepted by silence once the eighth day is over, and not before", () => {
    expect(after(AWAITED, silence("2027-01-05"))).toBe("must not happen");
    expect(after(AWAITED, silence("2027-01-06"))).toEqual({ kind: "accepted-by-silence", lastDay: "2027-01-05" });
  });

  test("believes a refusal given in time, though it is read after silence was assumed", () => {
    const silent = after(AWAITED, silence("2027-01-07"));
    if (silent === "must not happen") throw new Error(silent);
    expect(after(silent, refuse("2027-01-04"))).toMatchObject({ kind: "rejected", on: "2027-01-04" });
    expect(after(silent, refuse("2027-01-06"))).toBe("must not happen");
    expect(after(silent, accept("2027-01-09"))).toEqual({ kind: "accepted", on: "2027-01-09" });
  });

  test("keeps a final answer: it may be told again, not turned round", () => {
    const accepted: CommercialState = { kind: "accepted", on: day("2026-12-29") };
    const rejected: CommercialState = { kind: "rejected", on: day("2026-12-29"), reason: "Fiyat farklı" };
    expect(after(AWAITED, accept("2026-12-29"))).toEqual(accepted);
    expect(after(accepted, accept("2026-12-30"))).toEqual(accepted);
    expect(after(rejected, refuse("2026-12-30"))).toEqual(rejected);
    expect(after(accepted, refuse("2026-12-29"))).toBe("must not happen");
    expect(after(rejected, accept("2026-12-30"))).toBe("must not happen");
    expect(after(rejected, silence("2027-02-01"))).toBe("must not happen");
  });
});
