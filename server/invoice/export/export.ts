import { ETGB_LIMITS, type EtgbLimits } from "../../gib/etgb-limits.ts";
import { destinationOf } from "./destination.ts";
import { EURO, type ExchangeRate, inLira, LIRA } from "../money/exchange-rate.ts";
import { type Fault, fault } from "../fault.ts";
import type { ProfileId } from "../invoice.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import type { ExportPolicy } from "../shop-profile.ts";
import { cleanText, fold, isSameName } from "../text.ts";
import { sendsGoods } from "./services-abroad.ts";

/** Whether the goods leave Turkey, every shipping method of theirs being one that goes with an ETGB. */
export const isEtgbExport = (order: Order, { etgbShippingTitles }: ExportPolicy): boolean =>
  order.shippingLines.length > 0 &&
  order.shippingLines.every(({ title }) => etgbShippingTitles.some((marked) => isSameName(marked, title))) &&
  destinationOf(order) === "abroad";

export type ExportContext = {
  readonly issueDate: IstanbulDate;
  readonly profileId: ProfileId;
  readonly rates: readonly ExchangeRate[];
};

/** What keeps goods that do not stay in Turkey from being invoiced without a person. */
export function exportFaults(order: Order, policy: ExportPolicy, context: ExportContext): readonly Fault[] {
  const destination = destinationOf(order);
  const path = "order.shippingAddress";
  if (destination === "turkey") return [];
  if (destination !== "free-zone" && !sendsGoods(order)) return [];
  if (destination === "northern-cyprus") return [fault("SHIPS_TO_NORTHERN_CYPRUS", path)];
  if (destination === "free-zone") return [fault("SHIPS_TO_FREE_ZONE", path)];
  const country = order.shipping?.countryCode ?? "";
  if (!isEtgbExport(order, policy)) return [fault("SHIPS_ABROAD", path, { country })];
  return etgbFaults(order, policy, context);
}

/** An ETGB goes with an e-Arşiv invoice, and only up to a weight and a value. */
function etgbFaults(order: Order, policy: ExportPolicy, context: ExportContext): readonly Fault[] {
  const limits = policy.etgbLimits ?? limitsOn(context.issueDate);
  return [
    ...(context.profileId === "EARSIVFATURA" ? [] : [fault("EXPORT_TO_TAXPAYER", "buyer.taxId")]),
    ...weightFaults(order, limits),
    ...valueFaults(order, limits, context.rates),
  ];
}

const limitsOn = (day: IstanbulDate): EtgbLimits =>
  ETGB_LIMITS.find(({ from }) => from <= day) ?? { kilograms: 0, euros: 0 };

function weightFaults(order: Order, { kilograms }: EtgbLimits): readonly Fault[] {
  const grams = weightOf(order);
  const path = "order.currentTotalWeight";
  // Products without a weight add up to nothing: that is not told, rather than light.
  if (grams === undefined || grams <= 0) return [fault("EXPORT_WEIGHT_UNKNOWN", path)];
  return grams > kilograms * 1000 ? [fault("EXPORT_TOO_HEAVY", path, { kilograms })] : [];
}

/** The scales of the merchant ("ağırlık": "2,5" kilograms, among the order's additional details) come before Shopify's sum. */
function weightOf({ attributes, weightGrams }: Order): number | undefined {
  const written = attributes.find(({ key }) => WEIGHT_KEYS.has(fold(key)))?.value;
  if (written === undefined) return weightGrams;
  const kilograms = /^(\d{1,6}(?:[.,]\d{1,3})?)( ?kg)?$/i.exec(cleanText(written) ?? "")?.[1];
  return kilograms === undefined ? undefined : Math.round(Number(kilograms.replace(",", ".")) * 1000);
}

const WEIGHT_KEYS: ReadonlySet<string> = new Set(["agirlik", "agirlikkg"]);

function valueFaults(order: Order, { euros }: EtgbLimits, rates: readonly ExchangeRate[]): readonly Fault[] {
  const limit = BigInt(euros) * 100n;
  const isAbove = isWorthMore(order, limit, rates);
  if (isAbove === undefined) return [fault("EXPORT_RATE_MISSING", "exchangeRate")];
  return isAbove ? [fault("EXPORT_TOO_DEAR", "order.totalPriceSet", { euros })] : [];
}

/** Compared in lira; `undefined` while a rate is missing. */
function isWorthMore({ total, currency }: Order, limit: Kurus, rates: readonly ExchangeRate[]): boolean | undefined {
  const rateOf = (wanted: string) => rates.find((each) => each.currency === wanted);
  const euro = rateOf(EURO);
  const own = rateOf(currency);
  if (euro === undefined || (own === undefined && currency !== LIRA)) return undefined;
  return (own === undefined ? total : inLira(total, own)) > inLira(limit, euro);
}
