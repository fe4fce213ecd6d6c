import type { Settled } from "../invoice/after-issue/still-open.ts";
import type { TimelineLine } from "./ports/timeline.ts";

/** What a person settled of an order since `from`, the oldest first. Older lines tell an amount that was the total by then. */
export const settledSince = (story: readonly TimelineLine[], from: Date): readonly Settled[] =>
  story
    .filter(({ kind, at }) => kind === "correction-settled" && at >= from)
    .map(({ facts: { code, amount, total = amount } }) => ({ code: String(code), total: String(total) }));
