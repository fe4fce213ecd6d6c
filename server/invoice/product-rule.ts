import type { OrderLine } from "./order.ts";
import type { ProductMatch, ProductTaxRule, TaxPolicy } from "./shop-profile.ts";
import { isSameName } from "./text.ts";

/** The first of the shop's rules whose every given field matches the line. */
export const productRuleFor = (line: OrderLine, { productRules }: TaxPolicy): ProductTaxRule | undefined =>
  productRules.find((candidate) => ruleMatches(candidate, line));

/** A rule that names nothing matches nothing. */
export function ruleMatches(rule: ProductMatch, line: OrderLine): boolean {
  const conditions = [
    rule.tag === undefined || line.tags.some((tag) => isSameName(tag, rule.tag ?? "")),
    rule.productType === undefined || line.productType === rule.productType,
    rule.sku === undefined || skuMatches(rule.sku, line.sku),
  ];
  const isNamed = rule.tag !== undefined || rule.productType !== undefined || rule.sku !== undefined;
  return isNamed && conditions.every(Boolean);
}

function skuMatches(pattern: string, sku: string | undefined): boolean {
  if (sku === undefined) return false;
  return pattern.endsWith("*") ? sku.startsWith(pattern.slice(0, -1)) : sku === pattern;
}
