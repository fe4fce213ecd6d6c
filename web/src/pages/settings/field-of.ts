import type { FaultView } from "../../../../server/http/contract.ts";
import type { TextField } from "./draft.ts";

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
export const fieldOf = ({ path }: FaultView): TextField | undefined => FIELDS[path.replace(/\[\d+\].*$/, "")];
