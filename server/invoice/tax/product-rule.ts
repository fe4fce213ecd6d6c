import { type Fault, fault } from "../fault.ts";
import type { Order, OrderLine } from "../order.ts";
import type { MetafieldMatch, ProductTaxRule, TaxPolicy, TaxRuleMatch } from "../shop-profile.ts";
import { nameKey } from "../text.ts";
import { type LineNames, namesOf, tagKeyOf } from "./line-names.ts";

/** The first of the shop's rules whose every given field matches the line. */
export const productRuleFor = (line: OrderLine, { productRules }: TaxPolicy): ProductTaxRule | undefined =>
  productRules.find((candidate) => ruleMatches(candidate, line));

/** A rule that names nothing matches nothing. */
export const ruleMatches = (rule: TaxRuleMatch, line: OrderLine): boolean => answerOf(rule, line) === true;

/** A line whose rule hangs on what nobody could tell of its product: another rule's rate would be a guess. */
export const untoldRuleFaults = ({ lines }: Order, { productRules }: TaxPolicy): readonly Fault[] =>
  lines.flatMap((line, index) => {
    if (line.isGiftCard || line.quantity === 0) return [];
    const decisive = productRules.find((rule) => answerOf(rule, line) !== false);
    return decisive && answerOf(decisive, line) === "untold"
      ? [fault("PRODUCT_RULE_UNTOLD", `order.lineItems[${index}].product`)]
      : [];
  });

export type ProductQuestions = { readonly collections: readonly string[]; readonly metafields: readonly string[] };

/** What the shop's rules ask about products beyond what an order tells of them. */
export const productQuestions = ({ productRules }: TaxPolicy): ProductQuestions => ({
  collections: [...new Set(productRules.flatMap(({ collection }) => collection ?? []))],
  metafields: [...new Set(productRules.flatMap(({ metafield }) => metafield?.name ?? []))],
});

type Answer = boolean | "untold";

function answerOf(rule: TaxRuleMatch, line: OrderLine): Answer {
  const { tag, productType, sku, collection, metafield } = rule;
  const names = namesOf(line);
  const tagKey = tagKeyOf(rule);
  if (tagKey !== undefined && !names.tags.has(tagKey)) return false;
  if (productType !== undefined && line.productType !== productType) return false;
  if (sku !== undefined && !skuMatches(sku, line.sku)) return false;
  const isIn = collection === undefined || isInCollection(collection, names);
  const has = metafield === undefined || hasMetafield(metafield, names);
  if (isIn === false || has === false) return false;
  if (isIn === "untold" || has === "untold") return "untold";
  return [tag, productType, sku, collection, metafield].some((named) => named !== undefined);
}

function skuMatches(pattern: string, sku: string | undefined): boolean {
  if (sku === undefined) return false;
  return pattern.endsWith("*") ? sku.startsWith(pattern.slice(0, -1)) : sku === pattern;
}

const isInCollection = (name: string, { collections }: LineNames): Answer =>
  collections === undefined ? "untold" : collections.has(name.toLowerCase());

const hasMetafield = ({ name, value }: MetafieldMatch, { metafields }: LineNames): Answer =>
  metafields === undefined ? "untold" : metafields.get(name)?.has(nameKey(value)) === true;
