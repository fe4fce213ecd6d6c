import type { ChangeLine } from "../../../server/http/contract.ts";
import { linesOf, parseChange, textOf } from "./lines.ts";
import { within } from "./within.ts";

export type Following = {
  readonly open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onChange: (change: Exclude<ChangeLine, { kind: "ping" }>) => void;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/** The server pings every 15 seconds: a stream that is silent for longer than two pings is dead, whatever TCP says. */
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Keeps a stream of changes open until `signal` aborts: 1, 2, 4 … 30 seconds between failed tries. */
export async function followChanges(following: Following, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const heard = await followOnce(following, signal);
    if (signal.aborted) return;
    following.onDown();
    if (heard) failures = 0;
    await following.wait(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS), signal);
    failures += 1;
  }
}

/** True when the stream brought at least one line before it ended. */
async function followOnce(following: Following, signal: AbortSignal): Promise<boolean> {
  const silence = within(SILENCE_MS, signal);
  let heard = false;
  try {
    const stream = await following.open(silence.signal);
    following.onUp();
    for await (const line of linesOf(textOf(stream))) {
      silence.again();
      heard = true;
      const change = parseChange(line);
      if (change !== null && change.kind !== "ping") following.onChange(change);
    }
  } catch {
    // Any end of the stream means the same: poll for now, and open another one.
  } finally {
    silence.over();
  }
  return heard;
}
