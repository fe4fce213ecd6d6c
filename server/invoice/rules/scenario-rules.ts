import { ACCOMMODATION_TAX_RATES } from "../../gib/accommodation-tax.ts";
import { INCOTERMS } from "../../gib/customs-codes.ts";
import { type ExemptionFamily, isOfFamily, isTakenOn } from "../../gib/exemption-families.ts";
import { INVOICE_TYPES } from "../../gib/invoice-type-codes.ts";
import { PROFILES } from "../../gib/profile-ids.ts";
import { TYPES_OF_PROFILE } from "../../gib/profile-types.ts";
import type { InvoiceLine, InvoiceType } from "../invoice.ts";
import { isInvoiceNumber } from "../numbers/invoice-number.ts";
import { divideRounded } from "../money/money.ts";
import type { Judged, Rule } from "./rule.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "../parties/tax-id.ts";

/** What each scenario and each type of document demands, and what neither may carry. */
export const SCENARIO_RULES: readonly Rule[] = [
  {
    code: "TYPE_NOT_OF_PROFILE",
    path: "type",
    holds: ({ profileId, type }) => TYPES_OF_PROFILE[profileId].includes(type),
  },
  {
    code: "EINVOICE_BUYER_UNREGISTERED",
    path: "buyer.taxId",
    holds: ({ profileId, buyer }) =>
      profileId === "IHRACAT" || PROFILES[profileId].channel === "earchive" || !STAND_INS.has(buyer.taxId.value),
  },
  {
    code: "PUBLIC_BUYER_NEEDS_VKN",
    path: "buyer.taxId",
    holds: ({ profileId, buyer }) => profileId !== "KAMU" || buyer.taxId.scheme === "VKN",
  },
  {
    code: "PUBLIC_BUYER_NEEDS_IBAN",
    path: "payeeIban",
    holds: ({ profileId, payeeIban }) => !PROFILES[profileId].namesAccount || payeeIban !== undefined,
  },
  {
    code: "RETURN_WITHOUT_ORIGINAL",
    path: "originals",
    holds: (invoice) => isReturn(invoice) === hasOriginals(invoice),
  },
  {
    code: "RETURN_ORIGINAL_INVALID",
    path: "originals",
    holds: ({ originals = [], issueDate }) =>
      originals.every(({ number, date }) => isInvoiceNumber(number, date) && date <= issueDate),
  },
  {
    code: "EXEMPTION_NOT_OF_TYPE",
    path: "type",
    holds: ({ type, taxSubtotals }) => reasonsOf(taxSubtotals).every((code) => isTakenOn(code, type)),
  },
  { code: "EXEMPTION_MISSING", path: "taxSubtotals", holds: namesItsExemption },
  {
    code: "WITHHOLDING_NOT_OF_TYPE",
    path: "withholdings",
    holds: ({ type, withholdings }) => (withholdings === undefined ? type !== "TEVKIFAT" : WITHHOLD.has(type)),
  },
  {
    code: "EXPORT_FACTS_MISSING",
    path: "customs",
    holds: ({ profileId, customs }) =>
      profileId === "IHRACAT"
        ? customs !== undefined && INCOTERMS.includes(customs.deliveryTerms)
        : customs === undefined,
  },
  {
    code: "EXPORT_SELLER_TAX_OFFICE",
    path: "seller.taxOffice",
    holds: ({ profileId, seller }) => profileId !== "IHRACAT" || (seller.taxOffice ?? "").trim() !== "",
  },
  {
    code: "EXPORT_GTIP_INVALID",
    path: "lines",
    holds: ({ profileId, lines }) =>
      lines.every(({ gtip }) => (gtip === undefined ? profileId !== "IHRACAT" : /^\d{12}$/.test(gtip))),
  },
  {
    code: "SOCIAL_SECURITY_MISSING",
    path: "socialSecurity",
    holds: ({ type, socialSecurity }) => (type === "SGK") === (socialSecurity !== undefined),
  },
  { code: "ACCOMMODATION_TAX_WRONG", path: "lines", holds: hasRightAccommodationTax },
];

/** Numbers that stand in for one the buyer has not: no such buyer is registered for e-Fatura. */
const STAND_INS: ReadonlySet<string> = new Set([CONSUMER_TCKN, FOREIGNER_VKN]);

/** TEVKIFATIADE is not among them: it tells only what was not withheld (GİB's schematron, GeneralWithholdingTaxTotalCheck). */
const WITHHOLD: ReadonlySet<InvoiceType> = new Set(["TEVKIFAT", "IADE", "SGK"]);

const isReturn = ({ type }: Judged): boolean => INVOICE_TYPES[type].isReturn;

const hasOriginals = ({ originals = [] }: Judged): boolean => originals.length > 0;

const reasonsOf = (taxSubtotals: Judged["taxSubtotals"]): readonly string[] =>
  taxSubtotals.flatMap(({ exemption, specialBase }) => [exemption?.code ?? [], specialBase?.code ?? []].flat());

/** GİB's validators let a document of these types without its reason pass; the law does not. */
function namesItsExemption({ profileId, type, taxSubtotals }: Judged): boolean {
  const codes = reasonsOf(taxSubtotals);
  if (profileId === "IHRACAT") return codes.includes(GOODS_EXPORT) && codes.length === taxSubtotals.length;
  const family = REASON_OF[type];
  return family === undefined || codes.some((code) => isOfFamily(code, family));
}

const GOODS_EXPORT = "301";

const REASON_OF: Readonly<Partial<Record<InvoiceType, ExemptionFamily>>> = {
  ISTISNA: "exemption",
  IHRACKAYITLI: "exportRegistered",
  OZELMATRAH: "specialBase",
};

function hasRightAccommodationTax({ type, lines, issueDate }: Judged): boolean {
  const taxed = lines.filter(({ accommodationTax }) => accommodationTax !== undefined);
  if (type !== "KONAKLAMAVERGISI") return taxed.length === 0;
  const inForce = ACCOMMODATION_TAX_RATES.find(({ from }) => from <= issueDate)?.rate;
  return taxed.length > 0 && taxed.every((line) => isAccommodationTax(line, inForce));
}

const isAccommodationTax = ({ accommodationTax, net }: InvoiceLine, inForce: number | undefined): boolean =>
  accommodationTax !== undefined &&
  accommodationTax.rate === inForce &&
  accommodationTax.amount === divideRounded(net * BigInt(inForce), 100n);
