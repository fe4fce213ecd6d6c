import type { Order } from "../order.ts";
import { fold } from "../text.ts";

/** Names under which a shop's own theme or form keeps the buyer's tax data on the order, beside the usual ones. */
export type BuyerFields = {
  readonly taxId: readonly string[];
  readonly taxOffice: readonly string[];
  readonly title: readonly string[];
};

/** The names everything else looks for. */
const USUAL = { taxId: "vkn", taxOffice: "vergi dairesi", title: "unvan" } as const satisfies Record<
  keyof BuyerFields,
  string
>;

/** The order with what stands under the shop's own names put under the usual ones, where it comes first. */
export function withUsualNames(order: Order, fields: BuyerFields): Order {
  const renamed = (["taxId", "taxOffice", "title"] as const).flatMap((field) => {
    const own = new Set(fields[field].map(fold).filter((name) => name !== ""));
    return order.attributes.flatMap(({ key, value }) => (own.has(fold(key)) ? [{ key: USUAL[field], value }] : []));
  });
  return renamed.length === 0 ? order : { ...order, attributes: [...renamed, ...order.attributes] };
}
