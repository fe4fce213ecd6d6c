import { type Json, number, object, part, text, withoutBlanks } from "./json.ts";

/** One product rule as typed; empty text is a condition or a result left out. */
export type RuleDraft = {
  /** Tells the rules of one draft apart; not saved. */
  readonly key: string;
  /** What it was read from: what the page has no field for stays with its rule, whatever is changed on it. */
  readonly saved: Json;
  readonly tag: string;
  readonly productType: string;
  readonly sku: string;
  readonly collection: string;
  readonly metafieldName: string;
  readonly metafieldValue: string;
  readonly rate: string;
  readonly exemption: string;
  readonly exciseCode: string;
  readonly excisePercent: string;
  readonly specialCode: string;
  readonly specialField: string;
  readonly withholding: string;
};

export type RuleText = Exclude<keyof RuleDraft, "key" | "saved">;

export const emptyRule = (rate: string): RuleDraft => ruleOf({ rate }, crypto.randomUUID());

export function ruleOf(rule: unknown, key: string): RuleDraft {
  const saved = object(rule);
  const [metafield, excise, special] = ["metafield", "excise", "specialBase"].map((name) => object(saved[name]));
  return {
    key,
    saved,
    tag: text(saved["tag"]),
    productType: text(saved["productType"]),
    sku: text(saved["sku"]),
    collection: text(saved["collection"]),
    metafieldName: text(metafield?.["name"]),
    metafieldValue: text(metafield?.["value"]),
    rate: text(saved["rate"]),
    exemption: text(saved["exemption"]),
    exciseCode: text(excise?.["code"]),
    excisePercent: text(excise?.["percent"]),
    specialCode: text(special?.["code"]),
    specialField: text(special?.["field"]),
    withholding: text(saved["withholding"]),
  };
}

export const ruleJson = ({ saved, ...rule }: RuleDraft): Json =>
  withoutBlanks({
    ...saved,
    tag: rule.tag,
    productType: rule.productType,
    sku: rule.sku,
    collection: rule.collection,
    metafield: part({ name: rule.metafieldName, value: rule.metafieldValue }, saved["metafield"]),
    rate: number(rule.rate),
    exemption: rule.exemption,
    excise: part({ code: rule.exciseCode, percent: rule.excisePercent.replace(",", ".") }, saved["excise"]),
    specialBase: part({ code: rule.specialCode, field: rule.specialField }, saved["specialBase"]),
    withholding: rule.withholding,
  });

/** Where the server's faults of a rule belong. A part as a whole is refused under its first field. */
const FIELDS: Readonly<Record<string, RuleText>> = {
  "": "rate",
  tag: "tag",
  productType: "productType",
  sku: "sku",
  collection: "collection",
  metafield: "metafieldName",
  "metafield.name": "metafieldName",
  "metafield.value": "metafieldValue",
  rate: "rate",
  exemption: "exemption",
  excise: "exciseCode",
  "excise.code": "exciseCode",
  "excise.percent": "excisePercent",
  specialBase: "specialCode",
  "specialBase.code": "specialCode",
  "specialBase.field": "specialField",
  withholding: "withholding",
};

const RULE_PATH = /^profile\.tax\.productRules\[(\d+)\]\.?(.*)$/;

/** Which rule, counted from 0, and which of its fields a fault's path means. */
export function ruleFieldOf(path: string): { readonly index: number; readonly name: RuleText } | undefined {
  const [, index, field = ""] = RULE_PATH.exec(path) ?? [];
  const name = FIELDS[field];
  return index === undefined || name === undefined ? undefined : { index: Number(index), name };
}
