import type { ShopId } from "../../invoice/ids.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import type { NotOursReason, WaitingReason } from "../../invoice/due/due.ts";
import { TRIGGER_REASONS } from "../../invoice/due/trigger.ts";
import type { Clock } from "../ports/clock.ts";
import type { Stores, UnitOfWork } from "../ports/stores.ts";

const WAITING_FOR_SETTINGS: readonly WaitingReason[] = ["PAUSED", "NOT_SET_UP"];

/** A trigger changed is for what waits now; what is issued stays issued. */
export const WAITING_FOR_PROFILE: readonly WaitingReason[] = [
  ...WAITING_FOR_SETTINGS,
  ...TRIGGER_REASONS,
  "NOT_DISPATCHED",
  "PARCEL_CAME_BACK",
];

/** Orders processed before `startsAt` are never invoiced here; left out, it stays as it is. */
export type Switch = { readonly isActive: boolean; readonly startsAt: Date | undefined };

/**
 * Turns issuing on or off. The first time without a start date, it begins with this instant: older orders were invoiced
 * some other way, and a later signal about one must not invoice it twice. Off touches nothing already issued.
 */
export const switchIssuing =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) =>
  (shop: ShopId, { isActive, startsAt }: Switch): Promise<void> =>
    unitOfWork(shop, async (stores) => {
      const known = (await stores.settings.get()).startsAt;
      const start = startsAt ?? known ?? (isActive ? clock.now() : undefined);
      if (start && start !== known) await stores.settings.setStart(start);
      if (start && (known === undefined || start < known)) await compareFrom(stores, start);
      await stores.settings.setActive(isActive);
      await stores.timeline.note(isActive ? "switched-on" : "switched-off", start ? { day: istanbulDate(start) } : {});
      const isEarlier = start !== undefined && known !== undefined && start < known;
      if (isActive) await stores.jobs.reconcile();
      if (isActive) await wakeHeldUp(stores, isEarlier ? [...WAITING_FOR_SETTINGS, "BEFORE_START"] : undefined);
    });

/** Of older orders than an hourly proof looks at nobody may ever tell: this once it begins where the shop begins. */
const compareFrom = ({ reconciliation }: Stores, start: Date): Promise<void> =>
  reconciliation.save({ walkedTo: start, walk: undefined, isProofWanted: true });

/** A setting changed: what waited for it, or was delayed by a wrong one, is looked at again now. */
export async function wakeHeldUp(
  { orders, jobs }: Stores,
  reasons: readonly (WaitingReason | NotOursReason)[] = WAITING_FOR_SETTINGS,
): Promise<void> {
  await jobs.wakeAll(await orders.heldUp(reasons));
}
