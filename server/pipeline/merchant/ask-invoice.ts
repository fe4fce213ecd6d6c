import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { TRIGGER_REASONS } from "../../invoice/due/trigger.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";
import { standsAs } from "./standing.ts";

const REASONS: ReadonlySet<string> = new Set(TRIGGER_REASONS);

/** Only what waits by a setting: what is unpaid or paused is not mended by asking. */
export const canAskInvoice = ({ state, reason }: Pick<OrderRecord, "state" | "reason">): boolean =>
  state === "waiting" && reason !== undefined && REASONS.has(reason);

/** The merchant wants this order's invoice now, whatever the settings wait for. Answers false where nothing waits for that. */
export const askInvoice =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, seen?: string): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !standsAs(order, seen) || !canAskInvoice(order)) return false;
      await orders.markAsked(orderId);
      await timeline.append(orderId, "invoice-asked");
      await jobs.wake(orderId);
      return true;
    });
