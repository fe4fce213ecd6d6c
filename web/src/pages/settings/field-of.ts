import type { FaultView } from "../../../../server/http/contract.ts";
import type { Draft, TextField } from "./draft.ts";
import { ruleFieldOf } from "./rule-draft.ts";
import { salesFieldOf } from "./sales-draft.ts";
import { hasCell } from "./tables.ts";
import type { SettingsKey } from "./texts/tr.ts";

const FIELDS: Readonly<Record<string, TextField>> = {
  "profile.website": "website",
  "profile.seller": "taxId",
  "profile.seller.vkn": "taxId",
  "profile.seller.tckn": "taxId",
  "profile.seller.title": "name",
  "profile.seller.taxOffice": "taxOffice",
  "profile.seller.mersis": "mersis",
  "profile.seller.phone": "phone",
  "profile.seller.email": "email",
  "profile.seller.address.line": "line",
  "profile.seller.address.district": "district",
  "profile.seller.address.city": "city",
  "profile.seller.address.postcode": "postcode",
  "profile.series": "earchive",
  "profile.issue.when": "when",
  "profile.issue.afterHours": "afterHours",
  "profile.issue.tag": "tag",
  "profile.issue.taxIdHours": "taxIdHours",
  "profile.issue.withoutTaxId": "withoutTaxId",
  "profile.tax.default": "taxDefault",
  "profile.tax.shipping": "shippingTax",
  "profile.tax.tips": "tips",
  "profile.carriers.default": "carrier",
  "profile.carriers.shipsAfterDays": "shipsAfterDays",
  "profile.notes": "notes",
  "profile.payeeIban": "iban",
};

/** The field a fault belongs under; `undefined` when the page has none for it. */
export function fieldOf({ path }: FaultView): TextField | undefined {
  const list = path.replace(/\[\d+\].*$/, "");
  return FIELDS[list] ?? salesFieldOf(list);
}

const SECTIONS: readonly (readonly [path: string, title: SettingsKey])[] = [
  ["profile.seller", "company.title"],
  ["profile.website", "company.title"],
  ["profile.series", "series.title"],
  ["profile.numbering", "series.title"],
  ["profile.einvoice", "series.title"],
  ["profile.creditWarning", "series.title"],
  ["profile.tax.exports", "exports.title"],
  ["profile.tax", "tax.title"],
  ["profile.limits", "tax.title"],
  ["profile.carriers", "shipping.title"],
  ["profile.despatch", "shipping.title"],
  ["profile.issue", "trigger.title"],
  ["profile.channels", "channels.title"],
  ["profile.payments", "channels.title"],
  ["profile.till", "channels.title"],
  ["profile.notes", "document.title"],
  ["profile.payeeIban", "document.title"],
  ["profile.currency", "document.title"],
  ["profile.buyerFields", "document.title"],
  ["integrator", "integrator.title"],
];

/** What the part of the page is called that a fault is about; `undefined` when it is about none. */
export const sectionOf = ({ path }: FaultView): SettingsKey | undefined =>
  SECTIONS.find(([start]) => path.startsWith(start))?.[1];

/** Whether the page shows the fault where it belongs, so that it need not be told at the top. */
export const hasField = (fault: FaultView, { tables }: Draft): boolean =>
  fieldOf(fault) !== undefined || ruleFieldOf(fault.path) !== undefined || hasCell(tables, fault.path);
