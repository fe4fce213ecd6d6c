import * as fc from "fast-check";
import { afterEach, beforeEach, expect, vi } from "vitest";

// What decides whether a change lands draws the same cases each time: a rare case found by chance is no fault of that change.
// Without it, as in `npm run chance`, each run draws new ones.
const seed = process.env["PROPERTY_SEED"];
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

// A message on console.error that no test expected is a defect, not noise.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
