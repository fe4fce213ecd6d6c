import { lastDayShown, outOfSightSoon } from "../invoice/due/shown-until.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { State } from "../invoice/lifecycle.ts";
import { NOTHING_OWED, type SightStore } from "./ports/sight.ts";
import type { OrderRecord } from "./ports/stores.ts";

const IS_NOTHING_OWED: ReadonlySet<string> = new Set(NOTHING_OWED);
/** An invoice is still to come, and its order has to be read for it. */
const TO_BE_READ: ReadonlySet<State> = new Set(["waiting", "review", "queued", "failed", "rejected"]);

/** The last whole day on which the order may be read; `undefined` while that is far off or no matter. */
export type Sight = (
  order: Pick<OrderRecord, "state" | "reason" | "faults" | "processedAt">,
) => IstanbulDate | undefined;

export async function sightOf({ sight }: { readonly sight: SightStore }, today: IstanbulDate): Promise<Sight> {
  if (await sight.isUnlimited()) return () => undefined;
  const before = outOfSightSoon(today);
  return ({ state, reason, faults, processedAt }) => {
    const isDueAgain = state === "cancelled" && faults.some(({ code }) => code === "INVOICE_CANCELLED");
    const isNeeded = (TO_BE_READ.has(state) || isDueAgain) && !IS_NOTHING_OWED.has(reason ?? "");
    return isNeeded && processedAt < before ? lastDayShown(processedAt) : undefined;
  };
}
