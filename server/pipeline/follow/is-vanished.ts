import type { Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";

const HOUR_MS = 3_600_000;
/** Taken, and a day later unknown to the integrator: it was removed there, or is lost. */
const UNFOUND_AFTER_MS = 24 * HOUR_MS;
/** One such answer may be a gateway's: it counts once it came hour after hour. */
const DENIED_FOR_MS = 3 * HOUR_MS;
/** It is asked hourly: after a longer gap it was found in between, or nobody could ask. */
const MOST_BETWEEN_MS = 1.5 * HOUR_MS;

type Unfound = Pick<Subject, "orderId" | "record"> & { readonly now: Date };

/** Notes that the integrator knows nothing of what it took, and answers whether it has said so long enough. */
export async function isVanished({ timeline }: Stores, { orderId, record, now }: Unfound): Promise<boolean> {
  const { ettn } = record.invoice;
  const age = now.getTime() - (record.acceptedAt ?? now).getTime();
  if (age < UNFOUND_AFTER_MS - DENIED_FOR_MS) return false;
  let first = now.getTime();
  for (const { at, kind, facts } of (await timeline.list(orderId)).toReversed()) {
    if (kind !== "looked-up" || facts["ettn"] !== ettn || at > now) continue;
    if (first - at.getTime() > MOST_BETWEEN_MS) break;
    first = at.getTime();
  }
  await timeline.append(orderId, "looked-up", { found: 0, ettn });
  return age >= UNFOUND_AFTER_MS && now.getTime() - first >= DENIED_FOR_MS;
}
