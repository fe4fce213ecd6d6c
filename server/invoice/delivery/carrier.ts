import { CARRIERS, type Carrier } from "../../gib/carriers.ts";
import { findCarrier, isNamedCarrier } from "./carrier-name.ts";
import { type Fault, fault } from "../fault.ts";
import { addDays, type IstanbulDate, istanbulDate } from "../time/istanbul-time.ts";
import type { Order } from "../order.ts";
import { isDispatched, isPickedUp, parcelsOf } from "./parcels.ts";
import { type Party, partyName } from "../parties/party.ts";
import { err, ok, type Result } from "../result.ts";
import type { Transport } from "../sale.ts";
import type { ShopProfile } from "../shop-profile.ts";
import { tellsTransport } from "../sale/sale-entry.ts";
import { bareTaxId } from "../parties/tax-id.ts";
import { cleanText, fold } from "../text.ts";

/** Stands for a carrier in the settings: the seller delivers. */
export const OWN_DELIVERY = "own";

/**
 * Who carries the goods and when; `undefined` for an order of services. The first parcel decides; before there is one, the
 * shop's carrier for the shipping method and its planned dispatch day. Goods the buyer fetches are the seller's to hand over.
 */
export function transportOf(
  order: Order,
  profile: ShopProfile,
  issueDate: IstanbulDate,
): Result<Transport | undefined, Fault> {
  const { saleEntry } = order;
  if (!isDispatched(order) && !tellsTransport(saleEntry)) return ok(undefined);
  const [shipped] = parcelsOf(order);
  const carrier = carrierOf(order, profile, shipped?.company);
  if (!carrier.ok) return carrier;
  const told = shipped ? istanbulDate(shipped.createdAt) : addDays(issueDate, profile.carriers.shipsAfterDays);
  const date = saleEntry?.transportDate ?? told;
  return ok({ carrierTitle: carrier.value.title, carrierTaxId: carrier.value.taxId, date });
}

type Named = Pick<Carrier, "title" | "taxId">;

function carrierOf(order: Order, profile: ShopProfile, company: string | undefined): Result<Named, Fault> {
  const { byShippingTitle, default: fallback, custom } = profile.carriers;
  const known = [...custom, ...CARRIERS];
  const typed = typedCarrier(order, profile, known);
  if (typed) return typed;
  if (isNamedCarrier(company)) {
    const carrier = findCarrier(company, known);
    return carrier ? ok(carrier) : err(fault("CARRIER_UNKNOWN", "order.fulfillments.trackingInfo.company"));
  }
  const title = fold(order.shippingLines[0]?.title ?? "");
  const ofTitle = title === "" ? undefined : Object.entries(byShippingTitle).find(([key]) => fold(key) === title);
  const chosen = ofTitle?.[1] ?? (isPickedUp(order) ? OWN_DELIVERY : fallback);
  if (chosen === undefined) return err(fault("CARRIER_NOT_CHOSEN", "profile.carriers"));
  return carrierById(chosen, profile, known);
}

/** What the merchant typed of this very order: a row of the table, or a carrier that stands in none. */
function typedCarrier(
  { saleEntry = {} }: Order,
  profile: ShopProfile,
  known: readonly Carrier[],
): Result<Named, Fault> | undefined {
  const { carrier, carrierTitle, carrierTaxId } = saleEntry;
  if (carrier !== undefined) return carrierById(carrier, profile, known);
  if (carrierTitle === undefined && carrierTaxId === undefined) return undefined;
  return ok({ title: cleanText(carrierTitle) ?? "", taxId: bareTaxId(carrierTaxId ?? "") });
}

function carrierById(chosen: string, profile: ShopProfile, known: readonly Carrier[]): Result<Named, Fault> {
  if (chosen === OWN_DELIVERY) return ok(ownDelivery(profile.seller));
  const carrier = known.find(({ id }) => id === chosen);
  return carrier ? ok(carrier) : err(fault("CARRIER_NOT_IN_TABLE", "profile.carriers"));
}

const ownDelivery = (seller: Party): Named => ({ title: partyName(seller), taxId: seller.taxId.value });
