import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followChanges } from "../../../web/src/api/follow-changes.ts";

const stream = (...lines: object[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const line of lines) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      controller.close();
    },
  });

/** Follows until `tries` streams were asked for, and writes down what it saw. */
async function follow(
  tries: number,
  open: (attempt: number, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>,
) {
  const stopped = new AbortController();
  const seen: string[] = [];
  let attempts = 0;
  await followChanges(
    {
      open: (signal) => open((attempts += 1), signal),
      onUp: () => seen.push("up"),
      onDown: () => seen.push("down"),
      onChange: (change) => seen.push(`${change.legacyId} ${change.state}`),
      wait: async (milliseconds) => {
        seen.push(`wait ${milliseconds}`);
        if (attempts === tries) stopped.abort();
      },
    },
    stopped.signal,
  );
  return seen;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("tells each change, and opens another stream when one ends", async () => {
  const seen = await follow(2, async () =>
    stream({ kind: "ping" }, { kind: "order", legacyId: "1", state: "issued" }, { kind: "later-invention" }),
  );
  expect(seen).toEqual(["up", "1 issued", "down", "wait 1000", "up", "1 issued", "down", "wait 1000"]);
});

test("waits longer after each failure, at most half a minute, and starts over once lines arrive", async () => {
  const seen = await follow(8, async (attempt) => {
    if (attempt === 7) return stream({ kind: "ping" });
    throw new Error("down");
  });
  expect(seen.filter((line) => line.startsWith("wait"))).toEqual([
    "wait 1000",
    "wait 2000",
    "wait 4000",
    "wait 8000",
    "wait 16000",
    "wait 30000",
    "wait 1000",
    "wait 2000",
  ]);
});

test("gives up a stream that stays silent for more than two pings", async () => {
  const seen = follow(1, (_attempt, signal) =>
    Promise.resolve(
      new ReadableStream<Uint8Array>({
        start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)),
      }),
    ),
  );
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await seen).toEqual(["up", "down", "wait 1000"]);
});
