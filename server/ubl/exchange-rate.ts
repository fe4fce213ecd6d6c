import { LIRA } from "../invoice/money/exchange-rate.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";

/** GİB demands it of every document that is not in lira. */
export const exchangeRate = ({ exchangeRate: known }: Invoice): Element | undefined =>
  known &&
  aggregate("cac:PricingExchangeRate", [
    text("cbc:SourceCurrencyCode", known.currency),
    text("cbc:TargetCurrencyCode", LIRA),
    text("cbc:CalculationRate", known.rate),
    known.announcedOn === undefined ? undefined : text("cbc:Date", known.announcedOn),
  ]);
