import { describe, expect, test } from "vitest";
import { STATES } from "../../../server/invoice/lifecycle.ts";
import { nextStep } from "../../../server/pipeline/next-step.ts";

const step = (state: Parameters<typeof nextStep>[0]["state"], archived: readonly ("pdf" | "xml")[] = []) =>
  nextStep({ state, archived, reported: false });

describe("the next step of an order", () => {
  test("follows from its state alone before there is an issued invoice", () => {
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
      rejected: "none",
      failed: "none",
      cancelling: "none",
      cancelled: "none",
    });
  });

  test("is to read it when it was never read", () => {
    expect(step(undefined)).toBe("settle");
  });

  test("is never to send while an answer may be missing", () => {
    expect([step("submitting"), step("unknown")]).not.toContain("submit");
  });

  test("is to archive what is missing, then to wait for the report, then nothing", () => {
    expect(step("issued")).toBe("deliver");
    expect(step("issued", ["pdf"])).toBe("deliver");
    expect(step("issued", ["pdf", "xml"])).toBe("await-report");
    expect(nextStep({ state: "issued", archived: ["pdf", "xml"], reported: true })).toBe("none");
  });
});
