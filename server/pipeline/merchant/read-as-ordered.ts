import { moneyKindOf } from "../../invoice/document-currency.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { type BuyerAsOrdered, buyerAsOrdered } from "../../invoice/parties/as-ordered.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { canEnterBuyer, enterBuyer } from "./enter-buyer.ts";

/**
 * What an order says about its buyer now, for whoever corrects it: read for them alone, and kept nowhere. Answers `undefined`
 * where nothing can be corrected, or the order cannot be read.
 */
export const readAsOrdered =
  ({ read, orderSource }: Pick<PipelinePorts, "read" | "orderSource">) =>
  async (shop: ShopId, orderId: OrderId): Promise<BuyerAsOrdered | undefined> => {
    const { orders, settings } = read(shop);
    const known = await orders.find(orderId);
    const { profile } = await settings.get();
    if (!known || !canEnterBuyer(known) || !profile) return undefined;
    const answer = await orderSource.readOrder(shop, orderId, moneyKindOf(profile.currency));
    return answer?.ok ? buyerAsOrdered(answer.value, profile.buyerFields) : undefined;
  };

/** The buyer looked at beside the order's own word, and corrected. */
export const correcting = (ports: PipelinePorts) => ({
  readAsOrdered: readAsOrdered(ports),
  enterBuyer: enterBuyer(ports),
});
