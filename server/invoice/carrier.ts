import { CARRIERS, type Carrier } from "../gib/carriers.ts";
import { type Fault, fault } from "./fault.ts";
import { addDays, type IstanbulDate, istanbulDate } from "./istanbul-time.ts";
import type { Order, OrderLine } from "./order.ts";
import { type Party, partyName } from "./party.ts";
import { err, ok, type Result } from "./result.ts";
import type { Transport } from "./sale.ts";
import type { ShopProfile } from "./shop-profile.ts";
import { fold, foldWords } from "./text.ts";

/** Stands for a carrier in the settings: the seller delivers. */
export const OWN_DELIVERY = "own";
const FILLER_WORDS = new Set(["kargo", "cargo", "a", "s", "as"]);

/**
 * Who carries the goods and when; `undefined` for an order of services. A fulfilment decides; before there is one, the
 * shop's carrier for the shipping method and its planned dispatch day.
 */
export function transportOf(
  order: Order,
  profile: ShopProfile,
  issueDate: IstanbulDate,
): Result<Transport | undefined, Fault> {
  if (!order.lines.some(travels)) return ok(undefined);
  const shipped = order.fulfillments.find(({ status }) => status === "SUCCESS");
  const carrier = carrierOf(order, profile, shipped?.company);
  if (!carrier.ok) return carrier;
  const date = shipped ? istanbulDate(shipped.createdAt) : addDays(issueDate, profile.carriers.shipsAfterDays);
  return ok({ carrierTitle: carrier.value.title, carrierTaxId: carrier.value.taxId, date });
}

const travels = ({ requiresShipping, isGiftCard, quantity }: OrderLine): boolean =>
  requiresShipping && !isGiftCard && quantity > 0;

/** Finds a carrier by what a merchant or an app wrote: "YURTİÇİ KARGO", "hepsi jet", "MNG". */
export function findCarrier(written: string, carriers: readonly Carrier[]): Carrier | undefined {
  const words = foldWords(written).filter((word) => !FILLER_WORDS.has(word));
  const openings = new Set(words.map((_, index) => words.slice(0, index + 1).join("")));
  return carriers.find(({ names }) => names.some((name) => openings.has(essence(name))));
}

type Named = Pick<Carrier, "title" | "taxId">;

function carrierOf(order: Order, profile: ShopProfile, company: string | undefined): Result<Named, Fault> {
  const { byShippingTitle, default: fallback, custom } = profile.carriers;
  const known = [...custom, ...CARRIERS];
  if (company !== undefined && fold(company) !== "other" && fold(company) !== "diger") {
    const carrier = findCarrier(company, known);
    return carrier ? ok(carrier) : err(fault("CARRIER_UNKNOWN", "order.fulfillments.trackingInfo.company"));
  }
  const title = fold(order.shippingLines[0]?.title ?? "");
  const ofTitle = title === "" ? undefined : Object.entries(byShippingTitle).find(([key]) => fold(key) === title);
  const chosen = ofTitle?.[1] ?? fallback;
  if (chosen === undefined) return err(fault("CARRIER_NOT_CHOSEN", "profile.carriers"));
  if (chosen === OWN_DELIVERY) return ok(ownDelivery(profile.seller));
  const carrier = known.find(({ id }) => id === chosen);
  return carrier ? ok(carrier) : err(fault("CARRIER_NOT_IN_TABLE", "profile.carriers"));
}

const ownDelivery = (seller: Party): Named => ({ title: partyName(seller), taxId: seller.taxId.value });

const essence = (name: string): string =>
  foldWords(name)
    .filter((word) => !FILLER_WORDS.has(word))
    .join("");
