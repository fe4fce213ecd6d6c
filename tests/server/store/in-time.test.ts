import { expect, test, vi } from "vitest";
import { inTime } from "../../../server/store/in-time.ts";

test("a database that stands still is away after three seconds, one that answers is not waited for", async () => {
  vi.useFakeTimers();
  try {
    const asked = inTime(new Promise<never>(() => {}));
    const told = expect(asked).rejects.toThrow("no answer in time");
    await vi.advanceTimersByTimeAsync(3000);
    await told;
    expect(await inTime(Promise.resolve(7))).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
