import { CARRIERS, type Carrier } from "../../gib/carriers.ts";
import { findCarrier, isNamedCarrier } from "./carrier-name.ts";
import { istanbulDate, turkishDate } from "../time/istanbul-time.ts";
import type { Order, OrderFulfillment, OrderLine } from "../order.ts";
import { cleanText, fold } from "../text.ts";

/** Whether anything that is left of the order goes anywhere: an order of services or gift cards has no carrier. */
export const isDispatched = (order: Order): boolean => order.lines.some(travels);

const travels = ({ requiresShipping, isGiftCard, currentQuantity }: OrderLine): boolean =>
  requiresShipping && !isGiftCard && currentQuantity > 0;

/** What was sent, the earliest first; Shopify also "fulfils" gift cards and files, which no carrier takes. */
export const parcelsOf = ({ fulfillments }: Order): readonly OrderFulfillment[] =>
  fulfillments
    .filter(({ status, moves }) => status === "SUCCESS" && moves)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());

/** Whether it was sent, and none of it reached its buyer. */
export const cameBack = (order: Order): boolean =>
  parcelsOf(order).length > 0 && parcelsOf(order).every((parcel) => parcel.cameBack);

/** InternetInfo has room for one carrier and one day, those of the first parcel: the others, for a note. */
export const furtherParcels = (order: Order, custom: readonly Carrier[]): readonly string[] =>
  parcelsOf(order)
    .slice(1)
    .map(({ company, createdAt }) => {
      const written = isNamedCarrier(company) ? cleanText(company) : undefined;
      const title = written && (findCarrier(written, [...custom, ...CARRIERS])?.title ?? written);
      return [title, turkishDate(istanbulDate(createdAt))].filter(Boolean).join(" ");
    });

const PICKUP_CATEGORY = /pickup/;
const PICKUP_METHOD =
  /^((local|instore|store)?pickup|(magazadan?|subede|subeden|elden|depodan)(teslim(at|al|alma)?|al|alma)|gelal)$/;

/**
 * Whether the buyer fetches the goods from the shop: Shopify marks the fulfilment, and the shipping method or its code says
 * so. "Ready for pickup" by a carrier is that carrier's depot.
 */
export function isPickedUp(order: Order): boolean {
  const [parcel] = parcelsOf(order);
  if (parcel !== undefined && isNamedCarrier(parcel.company)) return false;
  const [line] = order.shippingLines;
  const words = [line?.title, line?.code].map((text) => fold(text ?? ""));
  return (
    parcel?.isPickup === true ||
    PICKUP_CATEGORY.test(fold(line?.category ?? "")) ||
    words.some((text) => PICKUP_METHOD.test(text))
  );
}
