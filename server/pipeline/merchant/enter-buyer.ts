import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { MerchantEntry } from "../../invoice/parties/merchant-entry.ts";
import { mayExist } from "../ports/document-faults.ts";
import { canRetry } from "./retry-order.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";
import { standsAs } from "./standing.ts";

const OPEN: ReadonlySet<State> = new Set(["waiting", "review", "failed", "rejected"]);

/**
 * The buyer may be corrected until an invoice is on its way; afterwards the document says what it says, until it failed, was
 * refused by its buyer, or is cancelled and the sale stands.
 */
export const canEnterBuyer = (order: Pick<OrderRecord, "state" | "reason" | "faults">): boolean =>
  OPEN.has(order.state) || (order.state === "cancelled" && canRetry(order));

const VOID: ReadonlySet<State> = new Set(["cancelled", "rejected"]);

/** What is typed is kept however the order stands by then, but another invoice is made by it only of the order as it was shown. */
export const mayEnter = (order: OrderRecord, seen: string | undefined): boolean =>
  canEnterBuyer(order) && (standsAs(order, seen) || !(VOID.has(order.state) || mayExist(order.faults)));

/** Empty text takes back what was typed before; a field left out leaves it: the buyer may have said it a moment ago. */
export type Typed = { readonly [field in keyof MerchantEntry]?: MerchantEntry[field] | "" | undefined };

/**
 * Keeps what the merchant typed about the buyer and looks at the order again. Answers false when there is no such order or
 * its invoice is already under way, or where saving would issue another one and it is not as `seen` any more.
 */
export const enterBuyer =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, typed: Typed, seen?: string): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !mayEnter(order, seen)) return false;
      await orders.saveEntry(orderId, together(order.entry, typed), "merchant");
      if (order.state !== "waiting") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "buyer-entered");
      await jobs.wake(orderId);
      return true;
    });

/** What was typed before with what is typed now. */
export const together = (known: MerchantEntry | undefined, typed: Typed): MerchantEntry =>
  Object.fromEntries(Object.entries({ ...known, ...typed }).filter(([, text]) => text !== "" && text !== undefined));
