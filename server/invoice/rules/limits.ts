import { CASH_LIMITS } from "../../gib/cash-limits.ts";
import { INVOICING_LIMITS } from "../../gib/invoicing-limits.ts";
import { type ExchangeRate, inLira } from "../money/exchange-rate.ts";
import { type Fault, fault } from "../fault.ts";
import type { InvoiceDraft } from "../invoice.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../money/money.ts";
import type { DatedLimit, LimitPolicy } from "../shop-profile.ts";
import { CONSUMER_TCKN } from "../parties/tax-id.ts";
import type { Warning } from "../warning-texts.ts";

/** The limit in force on the day, or `undefined` before the first. */
export const limitOn = (limits: readonly DatedLimit[], day: IstanbulDate): Kurus | undefined =>
  newestOn(limits, day)?.amount;

const newestOn = (limits: readonly DatedLimit[], day: IstanbulDate): DatedLimit | undefined =>
  limits.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];

/** Some hold that a consumer has to be named by a TCKN above a limit: no law at hand says so, hence only where the shop does. */
export function consumerLimitFault(draft: Limited, { consumerWithoutTckn }: LimitPolicy): Fault | undefined {
  const limit = limitOn(consumerWithoutTckn, draft.issueDate);
  const isAnonymous = draft.buyer.taxId.value === CONSUMER_TCKN;
  if (limit === undefined || !isAnonymous || worthInLira(draft, draft.totals.taxInclusive) <= limit) return undefined;
  return fault("BUYER_TCKN_ABOVE_LIMIT", "buyer.taxId", { limit: formatKurus(limit) });
}

/** What the merchant should know of an invoice that is right as it stands. */
export function warningsOf(draft: Limited, { cashOnDelivery }: LimitPolicy): readonly Warning[] {
  const { sale, totals, issueDate } = draft;
  const isAtTheDoor = sale.platform === "INTERNET" && sale.internet.payment.method === "KAPIDAODEME";
  const limit = limitOn(cashOnDelivery, issueDate) ?? limitOn(CASH, issueDate);
  if (!isAtTheDoor || limit === undefined || worthInLira(draft, totals.payable) <= limit) return [];
  return [{ code: "CASH_ABOVE_LIMIT", facts: { limit: formatKurus(limit) } }];
}

/** Up to it a buyer withholds nothing. Next year's limit, typed before the year begins, changes nothing of this one's. */
export const withholdingLimit = (policy: LimitPolicy, day: IstanbulDate): Kurus | undefined =>
  withholdingLimitOn(policy, day)?.amount;

/** The newer of the shop's own and the law's; a shop's own 0.00 says that it has none, whatever the law's becomes. */
function withholdingLimitOn({ withholding }: LimitPolicy, day: IstanbulDate): DatedLimit | undefined {
  const [own, official] = [newestOn(withholding, day), newestOn(INVOICING, day)];
  if (own === undefined || official === undefined) return own ?? official;
  return own.amount === 0n || own.from >= official.from ? own : official;
}

/**
 * Every January has a new limit, never a lower one. Where the last one told is an earlier year's nobody here knows whether KDV
 * is withheld of what is above it: a person tells the new one.
 */
export function withholdingLimitFault({ issueDate, totals }: Limited, policy: LimitPolicy): Fault | undefined {
  const known = withholdingLimitOn(policy, issueDate);
  if (totals.withheld === undefined || known === undefined || known.amount === 0n) return undefined;
  const year = issueDate.slice(0, 4);
  if (known.from.startsWith(year)) return undefined;
  return fault("WITHHOLDING_LIMIT_UNKNOWN", "profile.limits.withholding", { limit: formatKurus(known.amount), year });
}

type Limited = Pick<InvoiceDraft, "buyer" | "sale" | "totals" | "exchangeRate" | "issueDate">;

type Rated = { readonly exchangeRate?: ExchangeRate | undefined };

/** The law's limits are in lira, whatever the document is in. */
export const worthInLira = ({ exchangeRate }: Rated, amount: Kurus): Kurus =>
  exchangeRate === undefined ? amount : inLira(amount, exchangeRate);

type Official = readonly { readonly from: string; readonly lira: number }[];
const inKurus = (limits: Official): readonly DatedLimit[] =>
  limits.map(({ from, lira }) => ({ from, amount: BigInt(lira) * 100n }));

const CASH = inKurus(CASH_LIMITS);
const INVOICING = inKurus(INVOICING_LIMITS);
