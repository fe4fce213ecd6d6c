import { type Fault, fault } from "../fault.ts";
import { err, ok, type Result } from "../result.ts";
import { bareTaxId, CONSUMER_TCKN, FOREIGNER_VKN, parseTaxId, type TaxId } from "./tax-id.ts";

const PATH = "buyer.taxId";
const PLACEHOLDERS: ReadonlySet<string> = new Set([CONSUMER_TCKN, FOREIGNER_VKN]);

/** Everything the order says about who its buyer is to the tax office. */
export type BuyerClaims = {
  /** The numbers stated, as written, the most trusted source first. */
  readonly stated: readonly string[];
  /** It has a title, or somebody says that it is one. */
  readonly isCompany: boolean;
  readonly isAbroad: boolean;
};

/** The buyer's number: the one stated, or the placeholder of a consumer or of a buyer abroad. */
export function buyerTaxId({ stated, isCompany, isAbroad }: BuyerClaims): Result<TaxId, Fault> {
  const written = stated.map(bareTaxId).filter((number) => number !== "");
  // Another country's number ("DE123456789") has no place on the document; a Turkish one is proved wherever its owner lives.
  const turkish = isAbroad ? written.filter(looksTurkish) : written;
  const [first, ...others] = turkish.filter((number) => !PLACEHOLDERS.has(number));
  if (first !== undefined) return oneOf(parseTaxId(first, PATH), others);
  if (isAbroad) return ok({ scheme: "VKN", value: FOREIGNER_VKN });
  // A business invoice without its number cannot be deducted and cannot be taken back: ask instead of calling it a consumer.
  if (isCompany) return err(fault("BUYER_TAX_ID_MISSING", PATH));
  // Nobody who lives here is 2222222222: it fails its check digits.
  return parseTaxId(turkish[0] ?? CONSUMER_TCKN, PATH);
}

/** Two good numbers are two buyers, and nothing tells which of them the invoice is for. */
function oneOf(chosen: Result<TaxId, Fault>, others: readonly string[]): Result<TaxId, Fault> {
  if (!chosen.ok) return chosen;
  const isAnother = (number: string) => number !== chosen.value.value && parseTaxId(number, PATH).ok;
  return others.some(isAnother) ? err(fault("TAX_IDS_DISAGREE", PATH)) : chosen;
}

const looksTurkish = (number: string): boolean => /^\d{10,11}$/.test(number);
