import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "../../../web/src/api/coalesce.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("runs at once, then once more for all that came in the meantime", async () => {
  let runs = 0;
  const ask = coalesce(async () => {
    runs += 1;
  }, 1_000);
  ask();
  ask();
  ask();
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
});

test("goes on after work that failed", async () => {
  let runs = 0;
  const ask = coalesce(async () => {
    runs += 1;
    throw new Error("no answer");
  }, 1_000);
  ask();
  await vi.advanceTimersByTimeAsync(1_000);
  ask();
  expect(runs).toBe(2);
});
