import type { ShopId } from "../invoice/ids.ts";
import type { WaitingReason } from "../invoice/due.ts";
import type { Stores, UnitOfWork } from "./stores.ts";

const WAITING_FOR_SETTINGS: readonly WaitingReason[] = ["PAUSED", "NOT_SET_UP"];

/** Turns issuing on or off. Turning it on wakes every order that waited for it; off touches nothing already issued. */
export const switchIssuing =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, { isActive, startsAt }: { isActive: boolean; startsAt: Date | undefined }): Promise<void> =>
    unitOfWork(shop, async (stores) => {
      await stores.settings.setActive(isActive, startsAt);
      if (isActive) await wakeWaiting(stores);
    });

/** Settings changed: orders that waited for them are looked at again. */
export async function wakeWaiting({ orders, jobs }: Stores): Promise<void> {
  for (const reason of WAITING_FOR_SETTINGS) {
    for (const id of await orders.waitingFor(reason)) await jobs.wake(id);
  }
}
