import { GOODS_EXPORT, KDV_EXEMPTIONS, SERVICE_EXPORT } from "../../gib/exemption-codes.ts";
import { isOfFamily, isReason } from "../../gib/exemption-families.ts";
import { SPECIAL_BASES } from "../../gib/special-base-codes.ts";
import { EXCISES } from "../../gib/tax-type-codes.ts";
import { VAT_RATES } from "../../gib/vat-rates.ts";
import { type WithholdingCode, WITHHOLDINGS } from "../../gib/withholding-codes.ts";
import type { Excise, Exemption, InvoiceLine, Withholding } from "../invoice.ts";
import type { Judged, Rule } from "./rule.ts";
import { cleanText } from "../text.ts";

const REASON_TEXTS: ReadonlyMap<string, string> = new Map(
  [...KDV_EXEMPTIONS, GOODS_EXPORT, SERVICE_EXPORT, ...SPECIAL_BASES].map(({ code, name }) => [code, name]),
);
const EXCISE_NAMES: ReadonlyMap<string, string> = new Map(EXCISES.map(({ code, name }) => [code, name]));
const WITHHOLDING_OF: ReadonlyMap<string, WithholdingCode> = new Map(WITHHOLDINGS.map((known) => [known.code, known]));

/** That every tax is told in GİB's own codes, percents and words. */
export const TAX_CODE_RULES: readonly Rule[] = [
  {
    code: "KDV_RATE_UNKNOWN",
    path: "lines",
    holds: ({ lines, issueDate }) => lines.every((line) => hasRate(line, issueDate)),
  },
  { code: "EXEMPTION_UNKNOWN", path: "taxSubtotals", holds: namesKnownReasons },
  {
    code: "EXCISE_UNKNOWN",
    path: "exciseSubtotals",
    holds: ({ exciseSubtotals = [] }) => exciseSubtotals.every(({ code }) => EXCISE_NAMES.has(code)),
  },
  {
    code: "WITHHOLDING_UNKNOWN",
    path: "withholdings",
    holds: ({ withholdings = [] }) =>
      withholdings.every(({ code, percent }) => WITHHOLDING_OF.get(code)?.percent === percent),
  },
  { code: "TAX_TEXT_WRONG", path: "taxSubtotals", holds: isToldInWords },
];

/** A rate of 0 has a reason, any other none; a late or returned sale keeps the rate of its day. */
const hasRate = ({ taxRate, exemption, net }: InvoiceLine, issueDate: string): boolean =>
  taxRate === 0
    ? exemption !== undefined || net === 0n
    : exemption === undefined && VAT_RATES.some(({ from, rates }) => from <= issueDate && rates.includes(taxRate));

/** Why KDV is 0 is never a special base, and the other way round. */
function namesKnownReasons({ taxSubtotals, issueDate }: Judged): boolean {
  return taxSubtotals.every(
    ({ exemption, specialBase }) =>
      (exemption === undefined ||
        (isReason(exemption.code, issueDate) && !isOfFamily(exemption.code, "specialBase"))) &&
      (specialBase === undefined || isOfFamily(specialBase.code, "specialBase")),
  );
}

/** What a document says of its taxes in words: a code beside another code's words is a wrong document. */
function isToldInWords({ lines, taxSubtotals, exciseSubtotals = [], withholdings = [] }: Judged): boolean {
  return (
    [...lines, ...taxSubtotals].every(
      ({ exemption, specialBase }) => isReasonText(exemption) && isReasonText(specialBase),
    ) &&
    lines.every(({ excise, withholding }) => isExciseName(excise) && isWithholdingText(withholding)) &&
    exciseSubtotals.every(isExciseName) &&
    withholdings.every(isWithholdingText)
  );
}

/** A code whose words this app has no list of is told in any words, but in some. */
function isReasonText(reason: Exemption | undefined): boolean {
  if (reason === undefined) return true;
  const known = REASON_TEXTS.get(reason.code);
  return known === undefined ? cleanText(reason.text) !== undefined : reason.text === known;
}

const isExciseName = (excise: Excise | undefined): boolean =>
  excise === undefined || excise.name === (EXCISE_NAMES.get(excise.code) ?? excise.name);

const isWithholdingText = (withholding: Withholding | undefined): boolean =>
  withholding === undefined || withholding.text === (WITHHOLDING_OF.get(withholding.code)?.name ?? withholding.text);
