import { CURRENCIES } from "../../gib/currency-codes.ts";
import { CUSTOMIZATION_IDS } from "../../gib/ubl-version.ts";
import { ARITHMETIC_RULES } from "./arithmetic-rules.ts";
import { type ExchangeRate, LIRA, parseRate } from "../money/exchange-rate.ts";
import { type Fault, fault } from "../fault.ts";
import { FURTHER_TAX_RULES } from "./further-tax-rules.ts";
import { isInvoiceNumber, isSeries } from "../numbers/invoice-number.ts";
import { PARTY_RULES } from "./party-rules.ts";
import type { Judged, Rule } from "./rule.ts";
import { SALE_RULES } from "./sale-rules.ts";
import { SCENARIO_RULES } from "./scenario-rules.ts";
import { TAX_CODE_RULES } from "./tax-code-rules.ts";
import { cleanText } from "../text.ts";
import { FIRST_DAY } from "../time/istanbul-time.ts";

/**
 * What must hold between the fields of a document and that its types cannot say by themselves. Dates are Istanbul days as
 * text of one form, so they compare as text.
 */
export const RULES: readonly Rule[] = [
  { code: "SERIES_INVALID", path: "profile.series", holds: ({ series }) => isSeries(series) },
  {
    code: "NUMBER_INVALID",
    path: "number",
    holds: ({ number, issueDate }) => number === undefined || isInvoiceNumber(number, issueDate),
  },
  {
    code: "CUSTOMIZATION_UNKNOWN",
    path: "profile.customizationId",
    holds: ({ customizationId }) => CUSTOMIZATIONS.has(customizationId),
  },
  { code: "DATE_TOO_OLD", path: "issueDate", holds: (invoice) => datesOf(invoice).every((date) => date >= FIRST_DAY) },
  {
    code: "LINE_NAME_MISSING",
    path: "lines",
    holds: ({ lines }) => lines.every(({ name }) => cleanText(name) !== undefined),
  },
  {
    code: "ORDER_AFTER_ISSUE",
    path: "order.processedAt",
    holds: ({ order, issueDate }) => order.date <= issueDate,
  },
  {
    code: "DESPATCH_AFTER_ISSUE",
    path: "order.customAttributes",
    holds: ({ waybill, issueDate }) =>
      waybill.kind !== "separate" || waybill.documents.every(({ date }) => date <= issueDate),
  },
  {
    code: "TILL_RECEIPT_AFTER_ISSUE",
    path: "order.customAttributes",
    holds: ({ sale, issueDate }) =>
      sale.platform !== "NORMAL" || sale.receipt === undefined || sale.receipt.date <= issueDate,
  },
  { code: "CURRENCY_UNSUPPORTED", path: "currency", holds: ({ currency }) => CURRENCIES.has(currency) },
  {
    code: "EXCHANGE_RATE_MISSING",
    path: "exchangeRate",
    holds: ({ currency, exchangeRate }) => currency === LIRA || isRateOf(exchangeRate, currency),
  },
  {
    code: "EXCHANGE_RATE_WITH_TRY",
    path: "exchangeRate",
    holds: ({ currency, exchangeRate }) => currency !== LIRA || exchangeRate === undefined,
  },
  ...PARTY_RULES,
  ...SALE_RULES,
  ...SCENARIO_RULES,
  ...TAX_CODE_RULES,
  ...ARITHMETIC_RULES,
  ...FURTHER_TAX_RULES,
];

const CUSTOMIZATIONS: ReadonlySet<string> = new Set(CUSTOMIZATION_IDS);

/** Every day that is printed as the date of a document. */
const datesOf = ({ issueDate, order, waybill, sale, originals = [] }: Judged): readonly string[] => [
  issueDate,
  order.date,
  ...(waybill.kind === "separate" ? waybill.documents.map(({ date }) => date) : []),
  ...(sale.platform === "NORMAL" && sale.receipt ? [sale.receipt.date] : []),
  ...originals.map(({ date }) => date),
];

const isRateOf = (known: ExchangeRate | undefined, currency: string): boolean =>
  known !== undefined && known.currency === currency && parseRate(known.rate) !== undefined;

/** Every rule the document breaks, in the table's order. */
export const brokenRules = (invoice: Judged): readonly Fault[] =>
  RULES.filter(({ holds }) => !holds(invoice)).map(({ code, path }) => fault(code, path));
