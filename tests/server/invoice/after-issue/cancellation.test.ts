import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../../server/gib/profile-ids.ts";
import { cancelBar, lastDayToCancel, lastDayToUndo } from "../../../../server/invoice/after-issue/cancellation.ts";
import type { ProfileId } from "../../../../server/invoice/invoice.ts";
import { day } from "../an-order.ts";

const issueDate = day("2026-11-20");
const bar = (profileId: ProfileId, today: string, cancelDays?: number) =>
  cancelBar({ profileId, issueDate }, { today: day(today), cancelDays });

describe("an e-Arşiv invoice", () => {
  test("may be cancelled until the last of seven days, and not on the day after", () => {
    expect(lastDayToCancel({ issueDate }, undefined)).toBe("2026-11-27");
    expect(bar("EARSIVFATURA", "2026-11-20")).toBeUndefined();
    expect(bar("EARSIVFATURA", "2026-11-27")).toBeUndefined();
    expect(bar("EARSIVFATURA", "2026-11-28")).toEqual({ code: "CANCEL_TOO_LATE", facts: { lastDay: "27.11.2026" } });
  });

  test("has the days the shop says, none of them as well", () => {
    expect(bar("EARSIVFATURA", "2026-11-28", 8)).toBeUndefined();
    expect(bar("EARSIVFATURA", "2026-11-20", 0)).toBeUndefined();
    expect(bar("EARSIVFATURA", "2026-11-21", 0)).toMatchObject({ code: "CANCEL_TOO_LATE" });
  });

  test("is cancelled over the end of the year", () => {
    expect(lastDayToCancel({ issueDate: day("2026-12-28") }, undefined)).toBe("2027-01-04");
  });

  test("stands again until the day after it was cancelled", () => {
    expect(lastDayToUndo(day("2026-12-31"))).toBe("2027-01-01");
  });
});

test("an e-Fatura of any kind is left to GİB, its buyer or customs, however young", () => {
  const profiles = Object.keys(PROFILES) as readonly ProfileId[];
  expect(Object.fromEntries(profiles.map((id) => [id, bar(id, "2026-11-20")?.code]))).toEqual({
    EARSIVFATURA: undefined,
    TEMELFATURA: "CANCEL_AT_GIB",
    TICARIFATURA: "CANCEL_BY_BUYER",
    KAMU: "CANCEL_AT_GIB",
    IHRACAT: "CANCEL_AT_CUSTOMS",
  });
});
