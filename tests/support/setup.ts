import { afterEach, beforeEach, expect, vi } from "vitest";

// A message on console.error that no test expected is a defect, not noise.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
