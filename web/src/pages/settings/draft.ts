import type { ShopSettings } from "../../../../server/http/contract.ts";
import { type Json, linesOf, list, number, object, text, withoutBlanks } from "./json.ts";
import { type RuleDraft, ruleJson, ruleOf } from "./rule-draft.ts";
import { type SalesDraft, salesOf, withSales } from "./sales-draft.ts";
import { type Tables, tablesOf, withTables } from "./tables.ts";

/** SHOP.json as the fields of the page hold it: text as typed, nothing judged here. */
export type Draft = SalesDraft & {
  readonly taxId: string;
  readonly name: string;
  readonly taxOffice: string;
  readonly mersis: string;
  readonly phone: string;
  readonly email: string;
  readonly line: string;
  readonly district: string;
  readonly city: string;
  readonly postcode: string;
  readonly website: string;
  readonly earchive: string;
  readonly einvoice: string;
  readonly when: string;
  readonly afterHours: string;
  readonly tag: string;
  readonly taxIdHours: string;
  readonly withoutTaxId: string;
  readonly taxDefault: string;
  readonly shippingTax: string;
  readonly tips: string;
  readonly rules: readonly RuleDraft[];
  /** The lists edited row by row. */
  readonly tables: Tables;
  readonly carrier: string;
  readonly shipsAfterDays: string;
  readonly replacesWaybill: boolean;
  readonly notes: string;
  readonly iban: string;
};

export type TextField = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft];

/** What the page shows of a saved SHOP.json; the defaults of docs/shop-json.md where it says nothing. */
export function draftOf(profile: Profile): Draft {
  const seller = object(profile?.["seller"]);
  const address = object(seller["address"]);
  const series = object(profile?.["series"]);
  const tax = object(profile?.["tax"]);
  const carriers = object(profile?.["carriers"]);
  const issue = object(profile?.["issue"]);
  return {
    ...salesOf(profile),
    taxId: text(seller["vkn"]) || text(seller["tckn"]),
    name: text(seller["title"]),
    taxOffice: text(seller["taxOffice"]),
    mersis: text(seller["mersis"]),
    phone: text(seller["phone"]),
    email: text(seller["email"]),
    line: text(address["line"]),
    district: text(address["district"]),
    city: text(address["city"]),
    postcode: text(address["postcode"]),
    website: text(profile?.["website"]),
    earchive: text(series["earchive"]),
    einvoice: text(series["einvoice"]),
    when: text(issue["when"]) || "paid",
    afterHours: text(issue["afterHours"]) || "0",
    tag: text(issue["tag"]) || "fatura",
    taxIdHours: text(issue["taxIdHours"]) || "0",
    withoutTaxId: text(issue["withoutTaxId"]) || "consumer",
    taxDefault: text(tax["default"]),
    shippingTax: text(tax["shipping"]) || "shopify",
    tips: text(tax["tips"]) || "review",
    rules: list(tax["productRules"]).map((rule, index) => ruleOf(rule, String(index))),
    carrier: text(carriers["default"]),
    shipsAfterDays: text(carriers["shipsAfterDays"]) || "1",
    replacesWaybill: object(profile?.["despatch"])["replacesWaybill"] === true,
    notes: list(profile?.["notes"]).map(text).join("\n"),
    iban: text(profile?.["payeeIban"]),
    tables: tablesOf(profile),
  };
}

type Profile = ShopSettings["profile"];

/** SHOP.json of what was typed. What the page has no field for stays as it was saved. */
export function profileOf(draft: Draft, saved: Profile): Json {
  return withSales(withTables(companyOf(draft, saved), draft.tables), draft);
}

function companyOf(draft: Draft, saved: Profile): Json {
  const seller = object(saved?.["seller"]);
  return withoutBlanks({
    ...saved,
    website: withProtocol(draft.website),
    seller: withoutBlanks({
      ...seller,
      ...taxNumber(draft.taxId),
      title: draft.name,
      taxOffice: draft.taxOffice,
      mersis: draft.mersis,
      phone: draft.phone,
      email: draft.email,
      address: withoutBlanks({
        ...object(seller["address"]),
        line: draft.line,
        district: draft.district,
        city: draft.city,
        postcode: draft.postcode,
      }),
    }),
    series: { earchive: draft.earchive.trim(), einvoice: draft.einvoice.trim() },
    issue: withoutBlanks({
      ...object(saved?.["issue"]),
      when: draft.when,
      afterHours: number(draft.afterHours),
      tag: draft.tag,
      taxIdHours: number(draft.taxIdHours),
      withoutTaxId: draft.withoutTaxId,
    }),
    tax: {
      ...object(saved?.["tax"]),
      default: number(draft.taxDefault),
      shipping: number(draft.shippingTax),
      tips: number(draft.tips),
      productRules: draft.rules.map(ruleJson),
    },
    carriers: withoutBlanks({
      ...object(saved?.["carriers"]),
      default: draft.carrier,
      shipsAfterDays: number(draft.shipsAfterDays),
    }),
    despatch: { ...object(saved?.["despatch"]), replacesWaybill: draft.replacesWaybill },
    notes: linesOf(draft.notes),
    payeeIban: draft.iban,
  });
}

/** SHOP.json wants the whole address; people write it as it stands on their bags. */
function withProtocol(typed: string): string {
  const address = typed.trim();
  return address === "" || /^[a-z]+:/i.test(address) ? address : `https://${address}`;
}

/** Ten digits are a company's VKN, eleven a sole trader's TCKN; anything else goes as VKN and is refused with its reason. */
function taxNumber(typed: string): Json {
  const digits = typed.replaceAll(" ", "");
  return digits.length === 11 ? { vkn: "", tckn: digits } : { vkn: digits, tckn: "" };
}
