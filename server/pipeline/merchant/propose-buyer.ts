import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { MerchantEntry } from "../../invoice/parties/merchant-entry.ts";
import type { Clock } from "../ports/clock.ts";
import { mayExist } from "../ports/document-faults.ts";
import { unreadSummary } from "../ports/order-summary.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";

/** Whoever is logged in as the order's customer may correct what they said; a guest says it once. */
export type ProposalFrom = "customer" | "guest";
/** `closed`: the invoice is made, on its way or a person's to look into. `taken`: somebody said it before. */
export type ProposalOutcome = "kept" | "closed" | "taken";

type Known = Pick<OrderRecord, "state" | "faults" | "entry" | "enteredBy">;

/** Narrower than the merchant's: a failed invoice is looked into by a person, not made again because a buyer wrote. */
const OPEN: ReadonlySet<State> = new Set(["waiting", "review"]);

/** What would become of a proposal. The merchant's own word is never replaced by a buyer's. */
export function proposalOutcome(order: Known | undefined, from: ProposalFrom): ProposalOutcome {
  if (order === undefined) return "kept";
  if (!OPEN.has(order.state) || mayExist(order.faults)) return "closed";
  if (order.entry === undefined) return "kept";
  return order.enteredBy === "buyer" && from === "customer" ? "kept" : "taken";
}

export type Proposal = { readonly orderId: OrderId; readonly entry: MerchantEntry; readonly from: ProposalFrom };

/**
 * Keeps what the buyer says about whom the invoice is for, and looks at the order again. An order that Shopify has told nobody
 * of yet is kept under its number until it is read. That the buyer is the order's is proved before.
 */
export const proposeBuyer =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) =>
  (shop: ShopId, { orderId, entry, from }: Proposal): Promise<ProposalOutcome> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      const outcome = proposalOutcome(order, from);
      if (outcome !== "kept") return outcome;
      if (!order) await orders.save(unreadSummary(orderId, clock.now()));
      await orders.saveEntry(orderId, entry, "buyer");
      if (order && order.state !== "waiting") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "buyer-proposed");
      await jobs.wake(orderId);
      return "kept";
    });
