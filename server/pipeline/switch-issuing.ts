import type { ShopId } from "../invoice/ids.ts";
import type { WaitingReason } from "../invoice/due.ts";
import type { Stores, UnitOfWork } from "./stores.ts";

const WAITING_FOR_SETTINGS: readonly WaitingReason[] = ["PAUSED", "NOT_SET_UP"];

/** `start` left out keeps the start date as it is; `{ at: undefined }` takes it away. */
export type Switch = { readonly isActive: boolean; readonly start?: { readonly at: Date | undefined } };

/** Turns issuing on or off. Turning it on wakes every order that waited for it; off touches nothing already issued. */
export const switchIssuing =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, { isActive, start }: Switch): Promise<void> =>
    unitOfWork(shop, async (stores) => {
      await stores.settings.setActive(isActive);
      if (start) await stores.settings.setStart(start.at);
      if (isActive) await wakeHeldUp(stores);
    });

/** A setting changed: what waited for it, or was delayed by a wrong one, is looked at again now. */
export async function wakeHeldUp({ orders, jobs }: Stores): Promise<void> {
  for (const id of await orders.heldUp(WAITING_FOR_SETTINGS)) await jobs.wake(id);
}
