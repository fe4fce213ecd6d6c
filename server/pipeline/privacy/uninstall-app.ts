import type { ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Signal } from "../ports/inbox-store.ts";
import type { IsLetIn } from "../ports/shopify-port.ts";
import type { Reader, UnitOfWork } from "../ports/stores.ts";
import { wakeHeldUp } from "../account/switch-issuing.ts";

type Ports = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly clock: Clock;
  readonly isLetIn: IsLetIn;
};

export const APP_UNINSTALLED = "app/uninstalled";

/**
 * The app was removed from the shop: its tokens are dropped, and orders wait until it is installed again. A delivery older
 * than the tokens tells of an earlier removal and drops nothing. When and which are not signed, so Shopify is asked whether the
 * tokens are dead: while they work, or nobody can tell, nothing is dropped, and "unsure" has Shopify tell of it again. Documents on
 * their way are followed to their end.
 */
export const uninstallApp =
  ({ unitOfWork, read, clock, isLetIn }: Ports) =>
  async (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<"stored" | "duplicate" | "unsure"> => {
    const now = clock.now();
    const told = signal.triggeredAt === "" ? now : new Date(signal.triggeredAt);
    // Nobody removes the app in the future: tokens that a visit brings from here on are none it tells of.
    const removedAt = told < now ? told : now;
    const connectedAt = await read(shop).privacy.connectedAt();
    const isOfTheseTokens = connectedAt !== undefined && connectedAt <= removedAt;
    if (isOfTheseTokens && (await mayBeLetIn(isLetIn, shop))) return "unsure";
    return unitOfWork(shop, async ({ inbox, settings, timeline }) => {
      if (!(await inbox.insert({ ...signal, orderId: undefined }))) return "duplicate";
      await timeline.note("app-removed");
      await settings.dropTokens(removedAt);
      return "stored";
    });
  };

const mayBeLetIn = (isLetIn: IsLetIn, shop: ShopId): Promise<boolean> =>
  isLetIn(shop).catch((cause: unknown) => {
    if (!(cause instanceof AppError)) throw cause;
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
