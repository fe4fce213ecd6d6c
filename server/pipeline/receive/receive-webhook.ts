import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Signal } from "../ports/inbox-store.ts";
import type { UnitOfWork } from "../ports/stores.ts";
import type { TimelineEvent } from "../ports/timeline.ts";
import { gathered } from "./gathered.ts";

/** Topics that say something about an order; anything else is answered and counted, not stored. */
export const ORDER_TOPICS: ReadonlySet<string> = new Set([
  "orders/paid",
  "orders/cancelled",
  "orders/edited",
  "refunds/create",
  "fulfillments/create",
  "fulfillments/update",
  "returns/approve",
  "returns/cancel",
  "returns/close",
  "returns/decline",
  "returns/process",
  "returns/reopen",
  "returns/request",
  "returns/update",
]);

export type ReceivedSignal = Signal & { readonly orderId: OrderId };

/**
 * Stores a webhook once per (shop, order, webhook id) and wakes its order's job, in one commit with the others that came at once.
 * The body is only a signal: what the order is now is read from Shopify. Answers whether it was new.
 */
export const receiveWebhook = ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  gathered<ReceivedSignal, boolean>((shop, signals) =>
    unitOfWork(
      shop,
      async ({ inbox, jobs, timeline }) => {
        const unseen = new Set(await inbox.insertAll(signals));
        // Of one delivery that came twice at once the first is the new one.
        const isNew = signals.map(({ webhookId }) => unseen.delete(webhookId));
        const heard = signals.filter((_, index) => isNew[index]);
        await timeline.appendAll(heard.map(heardOf));
        await jobs.wakeAll([...new Set(heard.map(({ orderId }) => orderId))]);
        return isNew;
      },
      "deliveries",
    ),
  );

const heardOf = ({ orderId, topic, webhookId }: ReceivedSignal): TimelineEvent => {
  return { orderId, kind: "webhook-received", facts: { topic }, actor: `webhook ${webhookId}` };
};

/**
 * Takes a return whose body does not say of which order it is (what `returns/update` holds is hardly documented): the shop's
 * changed orders are looked at instead.
 */
export const receiveReturn =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<boolean> =>
    unitOfWork(shop, async ({ inbox, jobs }) => {
      if (!(await inbox.insert({ ...signal, orderId: undefined }))) return false;
      await jobs.reconcile();
      return true;
    });
