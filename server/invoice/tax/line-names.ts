import type { OrderLine } from "../order.ts";
import type { TaxRuleMatch } from "../shop-profile.ts";
import { nameKey } from "../text.ts";

/** What a shop's rules ask about a line, as it is compared; absent where nobody could tell it. */
export type LineNames = {
  readonly tags: ReadonlySet<string>;
  readonly collections: ReadonlySet<string> | undefined;
  /** The values of each metafield. */
  readonly metafields: ReadonlyMap<string, ReadonlySet<string>> | undefined;
};

const namesOfLines = new WeakMap<OrderLine, LineNames>();

/**
 * Read once for each line: every rule of the shop is held against it, several times, and hundreds of tags against hundreds of
 * rules would keep all other shops waiting.
 */
export function namesOf(line: OrderLine): LineNames {
  const known = namesOfLines.get(line);
  if (known) return known;
  const names = {
    tags: new Set(line.tags.map(nameKey)),
    collections: line.collections && new Set(line.collections.map((name) => name.toLowerCase())),
    metafields: line.metafields && valuesByKey(line.metafields),
  };
  namesOfLines.set(line, names);
  return names;
}

const tagKeys = new WeakMap<TaxRuleMatch, string>();

/** The same of a rule's tag; `undefined` where it names none. */
export function tagKeyOf(rule: TaxRuleMatch): string | undefined {
  if (rule.tag === undefined) return undefined;
  const key = tagKeys.get(rule) ?? nameKey(rule.tag);
  tagKeys.set(rule, key);
  return key;
}

/** Of two of one name the first counts. */
const valuesByKey = (metafields: NonNullable<OrderLine["metafields"]>) =>
  new Map(metafields.toReversed().map(({ key, value }) => [key, new Set(valuesIn(value).map(nameKey))]));

/** A list metafield is written as JSON: `["a","b"]`. */
function valuesIn(text: string): readonly string[] {
  if (!text.startsWith("[")) return [text];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : [text];
  } catch {
    return [text];
  }
}
