import { CURRENCIES } from "../gib/currency-codes.ts";
import { ARITHMETIC_RULES } from "./arithmetic-rules.ts";
import { type ExchangeRate, LIRA, parseRate } from "./exchange-rate.ts";
import { type Fault, fault } from "./fault.ts";
import { isInvoiceNumber, isSeries } from "./invoice-number.ts";
import type { Judged, Rule } from "./rule.ts";
import { SCENARIO_RULES } from "./scenario-rules.ts";

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
  ...SCENARIO_RULES,
  ...ARITHMETIC_RULES,
];

const isRateOf = (known: ExchangeRate | undefined, currency: string): boolean =>
  known !== undefined && known.currency === currency && parseRate(known.rate) !== undefined;

/** Every rule the document breaks, in the table's order. */
export const brokenRules = (invoice: Judged): readonly Fault[] =>
  RULES.filter(({ holds }) => !holds(invoice)).map(({ code, path }) => fault(code, path));
