import { describe, expect, test } from "vitest";
import { backoffSeconds } from "../../../server/jobs/backoff.ts";
import { AppError } from "../../../server/pipeline/errors.ts";

describe("the pause after a failure", () => {
  const cause = new Error("whatever");

  test.each([
    [0, 2],
    [1, 4],
    [4, 32],
    [10, 2048],
    [11, 3600],
    [500, 3600],
  ])("after %i failures in a row it is about %i seconds, a quarter more or less", (attempts, seconds) => {
    const pauses = Array.from({ length: 200 }, () => backoffSeconds(attempts, cause));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(seconds * 0.75);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(seconds * 1.25);
    expect(new Set(pauses).size).toBeGreaterThan(100);
  });

  test("is what the other side asked for when it asked", () => {
    const told = new AppError("SHOPIFY_THROTTLED", { facts: { retryAfterSeconds: 7 } });
    expect(backoffSeconds(9, told)).toBe(7);
  });

  test.each([0, -5, Number.NaN])("is our own when the other side asked for %d seconds", (retryAfterSeconds) => {
    expect(backoffSeconds(0, new AppError("SHOPIFY_THROTTLED", { facts: { retryAfterSeconds } }))).toBeGreaterThan(1);
  });

  test("is at most a day, whatever the other side asks for: an invoice has its last lawful day", () => {
    const told = new AppError("INTEGRATOR_UNREACHABLE", { facts: { retryAfterSeconds: 999_999_999 } });
    expect(backoffSeconds(0, told)).toBeLessThanOrEqual(86_400);
  });
});
