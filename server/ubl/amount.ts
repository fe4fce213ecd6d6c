import type { DecimalText } from "../invoice/money/decimal.ts";
import { formatKurus, type Kurus } from "../invoice/money/money.ts";
import { attribute, type Element, text } from "./element.ts";

/** An amount with two decimals and its currency, which GİB demands on every one. */
export const amount = (name: string, value: Kurus, currency: string): Element =>
  text(name, formatKurus(value), inCurrency(currency));

/** A unit price, the one amount that may need more than two decimals. */
export const price = (value: DecimalText, currency: string): Element =>
  text("cbc:PriceAmount", value, inCurrency(currency));

const inCurrency = attribute("currencyID");
