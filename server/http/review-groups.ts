import type { Fault } from "../invoice/fault.ts";
import type { FaultCode } from "../invoice/fault-texts.ts";
import { legacyId } from "../invoice/ids.ts";
import { formatKurus } from "../invoice/money/money.ts";
import { canEnterBuyer } from "../pipeline/merchant/enter-buyer.ts";
import { canMarkElsewhere } from "../pipeline/merchant/mark-invoiced-elsewhere.ts";
import { canRetryAmongOthers } from "../pipeline/merchant/retry-order.ts";
import { canSettleCorrection } from "../pipeline/merchant/settle-correction.ts";
import { standingOf } from "../pipeline/merchant/standing.ts";
import type { OrderRecord } from "../pipeline/ports/stores.ts";
import type { ReviewFix, ReviewGroup, ReviewOrder } from "./work-contract.ts";
import { GROUP_TEXTS } from "./group-texts.ts";
import { faultView, type Language } from "./language.ts";
import type { Looking } from "./looking.ts";
import { toBuyerEntry } from "./views.ts";

const buyer = (field: Extract<ReviewFix, { kind: "buyer" }>["field"]): ReviewFix => ({ kind: "buyer", field });
const CARRIER: ReviewFix = { kind: "carrier" };
const SETTINGS: ReviewFix = { kind: "settings" };

/** Faults that one field mends, right where they are read; of the others the order's own page tells what to do. */
const FIXES: Partial<Readonly<Record<FaultCode, ReviewFix>>> = {
  TAX_ID_LENGTH: buyer("taxId"),
  TAX_ID_CHECKSUM: buyer("taxId"),
  BUYER_TAX_ID_NEEDED: buyer("taxId"),
  BUYER_TAX_ID_MISSING: buyer("taxId"),
  TAX_IDS_DISAGREE: buyer("taxId"),
  BUYER_TCKN_NEEDED: buyer("taxId"),
  BUYER_TCKN_ABOVE_LIMIT: buyer("taxId"),
  BUYER_TITLE_MISSING: buyer("title"),
  BUYER_NAME_MISSING: buyer("name"),
  BUYER_ADDRESS_MISSING: buyer("line"),
  BUYER_DISTRICT_MISSING: buyer("district"),
  BUYER_CITY_UNKNOWN: buyer("city"),
  CARRIER_NOT_CHOSEN: CARRIER,
  CARRIER_NOT_IN_TABLE: CARRIER,
  CARRIER_UNKNOWN: SETTINGS,
  TIP_RATE_NOT_CHOSEN: SETTINGS,
  WITHHOLDING_LIMIT_UNKNOWN: SETTINGS,
  WEBSITE_MISSING: SETTINGS,
  SERIES_INVALID: SETTINGS,
  IBAN_INVALID: SETTINGS,
};

/** Proposed only while the integrator may be asked. */
const CANCELLED_BY_BUTTON: ReadonlySet<FaultCode> = new Set(["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK"]);

/** Orders by the first thing that is wrong with each, the largest group first; what is mended uncovers the next. */
export function reviewGroups(orders: readonly OrderRecord[], looking: Looking): readonly ReviewGroup[] {
  const { language } = looking;
  const groups = new Map<string, Gathered>();
  for (const order of orders) {
    const [first] = order.faults;
    if (!first) continue;
    const key = `${first.code} ${channelOf(first) ?? ""}`;
    const known = groups.get(key) ?? { first, whats: new Set(), fixes: new Set(), orders: [] };
    const { what, fix } = faultView(first, language);
    known.whats.add(what);
    known.fixes.add(fix);
    known.orders.push(reviewOrder(order, looking));
    groups.set(key, known);
  }
  return [...groups.values()]
    .map((gathered) => groupOf(gathered, language))
    .toSorted((a, b) => b.orders.length - a.orders.length);
}

type Gathered = {
  readonly first: Fault;
  /** The different sentences of its orders. */
  readonly whats: Set<string>;
  readonly fixes: Set<string>;
  readonly orders: ReviewOrder[];
};

/** Unlike in a sentence, what a channel is called tells two groups apart. */
const channelOf = ({ code, facts }: Fault): string | null =>
  code === "CHANNEL_UNKNOWN" ? String(facts?.["channel"] ?? "") : null;

function groupOf({ first, whats, fixes, orders }: Gathered, language: Language): ReviewGroup {
  const { code } = first;
  const channel = channelOf(first);
  const remedy: ReviewFix = channel ? { kind: "channel", channel } : (FIXES[code] ?? { kind: "order" });
  const { what, fix } = faultView(first, language);
  // One order's amount over several would be wrong of the others.
  const ofAll = GROUP_TEXTS[code]?.[language];
  return {
    id: channel === null ? code : `${code} ${channel}`,
    code,
    what: whats.size > 1 ? (ofAll?.what ?? what) : what,
    fix: fixes.size > 1 ? (ofAll?.fix ?? fix) : fix,
    remedy,
    orders,
  };
}

const reviewOrder = (order: OrderRecord, { language, sight }: Looking): ReviewOrder => ({
  legacyId: legacyId(order.id),
  name: order.name,
  buyer: order.buyer,
  total: order.total === undefined ? null : formatKurus(order.total),
  currency: order.currency,
  state: order.state,
  lastDay: order.lastDay ?? null,
  shownUntil: sight(order) ?? null,
  what: order.faults[0] ? faultView(order.faults[0], language).what : "",
  further: order.faults.length - 1,
  entry: toBuyerEntry(order.entry),
  canRetry: canRetryAmongOthers(order),
  canEnterBuyer: canEnterBuyer(order),
  canMarkElsewhere: canMarkElsewhere(order, undefined),
  canSettle: canSettleCorrection(order),
  seen: standingOf(order),
  canCancel: order.state === "issued" && order.faults.some(({ code }) => CANCELLED_BY_BUTTON.has(code)),
});
