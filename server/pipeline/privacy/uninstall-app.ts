import type { ShopId } from "../../invoice/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { Signal } from "../ports/inbox-store.ts";
import type { UnitOfWork } from "../ports/stores.ts";
import { wakeHeldUp } from "../account/switch-issuing.ts";

type Ports = { readonly unitOfWork: UnitOfWork; readonly clock: Clock };

export const APP_UNINSTALLED = "app/uninstalled";

/**
 * The app was removed from the shop: its tokens are dropped, and orders wait until it is installed again. A delivery older
 * than the tokens tells of an earlier removal and drops nothing. Documents on their way are followed to their end.
 */
export const uninstallApp =
  ({ unitOfWork, clock }: Ports) =>
  (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<boolean> =>
    unitOfWork(shop, async ({ inbox, settings, timeline }) => {
      if (!(await inbox.insert({ ...signal, orderId: undefined }))) return false;
      await timeline.note("app-removed");
      await settings.dropTokens(signal.triggeredAt === "" ? clock.now() : new Date(signal.triggeredAt));
      return true;
    });

export const SCOPES_UPDATED = "app/scopes_update";

/** The merchant gave the app more or fewer rights: what was refused for want of one is tried again. */
export const scopesUpdated =
  ({ unitOfWork }: Pick<Ports, "unitOfWork">) =>
  (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<boolean> =>
    unitOfWork(shop, async (stores) => {
      if (!(await stores.inbox.insert({ ...signal, orderId: undefined }))) return false;
      await wakeHeldUp(stores, []);
      return true;
    });

/** The shop has tokens again: what waited for them, and what changed meanwhile, is looked at now. */
export const resumeShop =
  ({ unitOfWork }: Pick<Ports, "unitOfWork">) =>
  (shop: ShopId): Promise<void> =>
    unitOfWork(shop, async (stores) => {
      await wakeHeldUp(stores, ["NOT_INSTALLED"]);
      await stores.jobs.reconcile();
    });
