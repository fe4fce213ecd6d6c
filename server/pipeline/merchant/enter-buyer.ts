import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { MerchantEntry } from "../../invoice/parties/merchant-entry.ts";
import { canRetry } from "./retry-order.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";

const OPEN: ReadonlySet<State> = new Set(["waiting", "review", "failed", "rejected"]);

/**
 * The buyer may be corrected until an invoice is on its way; afterwards the document says what it says, until it failed, was
 * refused by its buyer, or is cancelled and the sale stands.
 */
export const canEnterBuyer = (order: Pick<OrderRecord, "state" | "reason" | "faults">): boolean =>
  OPEN.has(order.state) || (order.state === "cancelled" && canRetry(order));

/** Empty text takes back what was typed before; a field left out leaves it: the buyer may have said it a moment ago. */
export type Typed = { readonly [field in keyof MerchantEntry]?: MerchantEntry[field] | "" | undefined };

/**
 * Keeps what the merchant typed about the buyer and looks at the order again. Answers false when there is no such order or
 * its invoice is already under way.
 */
export const enterBuyer =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, typed: Typed): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !canEnterBuyer(order)) return false;
      await orders.saveEntry(orderId, together(order.entry, typed), "merchant");
      if (order.state !== "waiting") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "buyer-entered");
      await jobs.wake(orderId);
      return true;
    });

/** What was typed before with what is typed now. */
export const together = (known: MerchantEntry | undefined, typed: Typed): MerchantEntry =>
  Object.fromEntries(Object.entries({ ...known, ...typed }).filter(([, text]) => text !== "" && text !== undefined));
