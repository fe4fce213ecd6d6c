import type { Judged, Rule } from "./rule.ts";
import type { InternetInfo } from "../sale.ts";
import { isTckn, isVkn } from "../parties/tax-id.ts";
import { cleanText } from "../text.ts";

/** What an internet sale and a till's receipt must tell (VUK GT 509, IV.2.4.5; GİB's schematron, BillingReferenceCheck). */
export const SALE_RULES: readonly Rule[] = [
  { code: "SALE_FACTS_MISSING", path: "sale", holds: tellsTheSale },
  { code: "CARRIER_TAX_ID_INVALID", path: "sale.internet.transport", holds: hasProvedCarrier },
];

function tellsTheSale({ sale }: Judged): boolean {
  if (sale.platform === "INTERNET") return factsOf(sale.internet).every(isTold);
  const { receipt } = sale;
  return receipt === undefined || [receipt.number, receipt.zNumber, receipt.deviceSerial].every(isTold);
}

const factsOf = ({ webSite, payment, transport }: InternetInfo): readonly string[] => [
  webSite,
  ...("name" in payment ? [payment.name] : []),
  ...(transport ? [transport.carrierTitle] : []),
];

const isTold = (text: string): boolean => cleanText(text) !== undefined;

function hasProvedCarrier({ sale }: Judged): boolean {
  const transport = sale.platform === "INTERNET" ? sale.internet.transport : undefined;
  return transport === undefined || isVkn(transport.carrierTaxId) || isTckn(transport.carrierTaxId);
}
