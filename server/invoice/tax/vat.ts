import { KDV_EXEMPTIONS } from "../../gib/exemption-codes.ts";
import { VAT_RATES } from "../../gib/vat-rates.ts";
import { type Fault, fault } from "../fault.ts";
import type { Exemption } from "../invoice.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import { apportion, divideRounded, type Kurus, sum } from "../money/money.ts";
import type { OrderLine, OrderTaxLine } from "../order.ts";
import { productRuleFor } from "./product-rule.ts";
import { err, ok, type Result } from "../result.ts";
import type { TaxPolicy } from "../shop-profile.ts";

/** KDV percent of a product line: the shop's product rule, else Shopify's tax line, else the shop's default. */
export function productRate(line: OrderLine, policy: TaxPolicy, path: string): Result<number, Fault> {
  const rule = productRuleFor(line, policy);
  return rule ? ok(rule.rate) : shopifyRate(line.taxLines, policy.default, path);
}

/** The reason the shop's product rule gives for a rate of 0. */
export function productExemption(line: OrderLine, policy: TaxPolicy): Exemption | undefined {
  const code = productRuleFor(line, policy)?.exemption;
  if (code === undefined) return undefined;
  const known = KDV_EXEMPTIONS.find((exemption) => exemption.code === code);
  return known && { code: known.code, text: known.name };
}

/** A general rate in force on every one of the days; anything else, 0 % without an exemption too, needs a person. */
export function checkRate(rate: number, days: readonly IstanbulDate[], path: string): Fault | undefined {
  if (rate === 0) return fault("TAX_RATE_ZERO", path);
  const day = days.find((each) => !ratesOn(each).includes(rate));
  return day === undefined ? undefined : fault("TAX_RATE_NOT_IN_FORCE", path, { rate, day });
}

const ratesOn = (day: IstanbulDate): readonly number[] => VAT_RATES.find(({ from }) => from <= day)?.rates ?? [];

export type ChargedTax = {
  readonly taxLines: readonly OrderTaxLine[];
  readonly rate: number;
  /** KDV included. */
  readonly paid: Kurus;
  readonly pricesIncludeTax: boolean;
};

/**
 * Whether Shopify charged what the invoice is about to say: a rate without its tax is an exempt sale, and a product rule
 * cannot change a KDV that was added on top of the price. Either needs a person.
 */
export function chargedTaxFault(
  { taxLines, rate, paid, pricesIncludeTax }: ChargedTax,
  path: string,
): Fault | undefined {
  const [only] = taxLines;
  if (only === undefined || taxLines.length > 1) return undefined;
  const percent = Number(only.percent);
  if (percent > 0 && only.amount === 0n && paid - netOf(paid, percent) > 0n) return fault("TAX_NOT_CHARGED", path);
  if (!pricesIncludeTax && only.amount > 0n && percent !== rate)
    return fault("TAX_RULE_DISAGREES", path, { percent, rate });
  return undefined;
}

export type CarvedGroup = { readonly taxable: Kurus; readonly tax: Kurus; readonly lineTaxes: readonly Kurus[] };

/**
 * Carves KDV out of what was paid for one rate group: tax = round half up(gross × r / (100 + r)), base = gross − tax, so
 * the group is exact; each line gets its exact share to within a kuruş. `rate` is a whole percent, amounts are not negative.
 */
export function carveVat(gross: readonly Kurus[], rate: number): CarvedGroup {
  const percent = BigInt(rate);
  const total = sum(gross);
  const tax = divideRounded(total * percent, 100n + percent);
  const shares = gross.map((amount) => amount * percent);
  return { taxable: total - tax, tax, lineTaxes: apportion(tax, shares, 100n + percent) };
}

/** The net part of a KDV-inclusive amount, rounded half up. */
export const netOf = (gross: Kurus, rate: number): Kurus => divideRounded(gross * 100n, 100n + BigInt(rate));

/** KDV percent by Shopify's tax line, else `fallback`. */
export function shopifyRate(taxLines: readonly OrderTaxLine[], fallback: number, path: string): Result<number, Fault> {
  // Two lines may be one rate told twice or two taxes on top of each other: only a person can say.
  if (taxLines.length > 1) return err(fault("TAX_LINES_AMBIGUOUS", path, { count: taxLines.length }));
  const [only] = taxLines;
  return ok(only ? Number(only.percent) : fallback);
}
